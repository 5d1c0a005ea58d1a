"""The head: how it adapts to voices, and what it must leave alone."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aemo_studio.domain.emotion import EMOTIONS, Emotion, FloatArray, emotion_index
from aemo_studio.errors import ModelError
from aemo_studio.media.audio import load_audio
from aemo_studio.model_store import load_verified
from aemo_studio.speech.clips import ClipReader
from aemo_studio.speech.head import LinearLayer, SpeechHead, variety
from tests.corpora import held_out_clips
from tests.equality import same

WIDTH = 24
CLIP_S = 2.5


@pytest.fixture(scope="module")
def head() -> SpeechHead:
    """Exactly right for emotions that lie around known means with unit spread."""
    rng = np.random.default_rng(3)
    basis, _ = np.linalg.qr(rng.standard_normal((WIDTH, WIDTH)))
    means = 3.0 * basis[:8]
    means = (means - means.mean(axis=0)).astype(np.float32)
    layer = LinearLayer(means.T.copy(), (-0.5 * (means**2).sum(axis=1)).astype(np.float32), 1.0)
    return SpeechHead(
        mean=np.zeros(WIDTH, np.float32),
        scale=np.ones(WIDTH, np.float32),
        general=layer,
        known=layer,
        emotion_means=means,
        prior_s=20.0,
    )


@dataclass(frozen=True, eq=False)
class Speaker:
    """Points of what somebody says, and the emotions they stand for."""

    points: FloatArray
    truth: NDArray[np.int64]

    @property
    def seconds(self) -> FloatArray:
        return np.full(len(self.truth), CLIP_S, np.float32)


def _speaker(head: SpeechHead, emotions: list[int], each: int, shift: FloatArray) -> Speaker:
    rng = np.random.default_rng(5)
    truth = np.repeat(emotions, each)
    noise = rng.standard_normal((len(truth), WIDTH)) * 0.8
    return Speaker((head.emotion_means[truth] + noise + shift).astype(np.float32), truth)


def _shift(head: SpeechHead, size: float) -> FloatArray:
    """A voice that sounds somewhat angry to who does not know it, and different besides."""
    rng = np.random.default_rng(8)
    angry = head.emotion_means[emotion_index(Emotion.ANGRY)]
    away = rng.standard_normal(WIDTH)
    direction = angry / np.linalg.norm(angry) + away / np.linalg.norm(away)
    return (size * direction / np.linalg.norm(direction)).astype(np.float32)


def _adapted(head: SpeechHead, speaker: Speaker) -> FloatArray:
    return head.scores_adapted(speaker.points, speaker.seconds)


def _accuracy(scores: FloatArray, speaker: Speaker) -> float:
    return float((scores.argmax(axis=1) == speaker.truth).mean())


def test_an_unusual_voice_with_all_emotions_is_got_to_know(head: SpeechHead) -> None:
    shift = _shift(head, 3.0)
    speaker = _speaker(head, list(range(8)), 25, shift)
    untouched = _accuracy(head.scores(speaker.points), speaker)
    adapted = _accuracy(_adapted(head, speaker), speaker)
    assert untouched < 0.75
    assert adapted > 0.9


def test_a_usual_voice_stays_as_it_is(head: SpeechHead) -> None:
    speaker = _speaker(head, list(range(8)), 25, np.zeros(WIDTH, np.float32))
    untouched, adapted = head.scores(speaker.points), _adapted(head, speaker)
    assert np.abs(adapted - untouched).mean() < 0.02
    assert _accuracy(adapted, speaker) >= _accuracy(untouched, speaker) - 0.01


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_a_film_of_one_mood_is_not_pulled_to_the_average(
    head: SpeechHead, emotion: Emotion
) -> None:
    number = emotion_index(emotion)
    speaker = _speaker(head, [number], 200, np.zeros(WIDTH, np.float32))
    untouched, adapted = head.scores(speaker.points), _adapted(head, speaker)
    assert np.abs(adapted - untouched).mean() < 0.02
    assert _accuracy(adapted, speaker) >= _accuracy(untouched, speaker) - 0.01


def test_one_mood_would_be_lost_by_plain_centring(head: SpeechHead) -> None:
    """What the adaptation is measured against: taking the middle away destroys a mood."""
    number = emotion_index(Emotion.SAD)
    speaker = _speaker(head, [number], 200, np.zeros(WIDTH, np.float32))
    centred = head.scores(speaker.points - speaker.points.mean(axis=0))
    assert _accuracy(centred, speaker) < 0.5


def test_little_speech_says_little_about_a_voice(head: SpeechHead) -> None:
    speaker = _speaker(head, list(range(8)), 1, _shift(head, 3.0))
    untouched = head.scores(speaker.points)
    moved = [
        float(np.abs(head.scores_adapted(speaker.points, seconds) - untouched).mean())
        for seconds in (np.full(8, s, np.float32) for s in (0.0, 0.02, 0.2, 2.0, 100.0))
    ]
    assert moved[0] == 0.0
    assert moved[1] < 0.01
    assert moved == sorted(moved)
    assert moved[-1] > 0.05


def test_the_known_layer_is_left_out_where_a_voice_cannot_be_known(head: SpeechHead) -> None:
    """Its scores are nonsense here, and must not be seen in a film of one mood."""
    nonsense = LinearLayer(-head.known.weight, head.known.bias, 1.0)
    other = dataclasses.replace(head, known=nonsense)
    one_mood = _speaker(head, [emotion_index(Emotion.SAD)], 200, np.zeros(WIDTH, np.float32))
    varied = _speaker(head, list(range(8)), 25, np.zeros(WIDTH, np.float32))
    assert np.abs(_adapted(other, one_mood) - other.scores(one_mood.points)).mean() < 0.02
    assert np.abs(_adapted(other, varied) - other.scores(varied.points)).mean() > 0.1


def test_variety_is_evenness_between_its_bounds() -> None:
    even = np.full(8, 1 / 8, np.float32)
    one = np.eye(8, dtype=np.float32)[3]
    half = np.array([0.5, 0.5, 0, 0, 0, 0, 0, 0], np.float32)
    most = np.array([0.25, 0.25, 0.25, 0.25, 0, 0, 0, 0], np.float32)
    assert variety(even) == 1.0
    assert variety(one) == 0.0
    assert variety(half) == 0.0
    assert 0.0 < variety(most) < 1.0


def test_scores_are_probabilities_and_the_temperature_softens_them(head: SpeechHead) -> None:
    rows = np.random.default_rng(0).normal(0, 3, (50, WIDTH)).astype(np.float16)
    warm = dataclasses.replace(head, general=dataclasses.replace(head.general, temperature=3.0))
    sharp, soft = (h.scores(h.standardise(rows)) for h in (head, warm))
    assert sharp.sum(axis=1) == pytest.approx(1.0, abs=1e-5)
    assert (sharp.argmax(axis=1) == soft.argmax(axis=1)).all()
    assert (soft.max(axis=1) <= sharp.max(axis=1) + 1e-6).all()
    assert soft.max(axis=1).mean() < sharp.max(axis=1).mean() - 0.05


def test_bytes_and_back(head: SpeechHead) -> None:
    again = SpeechHead.from_bytes(head.to_bytes())
    assert same(again, head)


@pytest.mark.parametrize("share", [0.0, 0.02, 0.6])
def test_damaged_bytes_are_refused(head: SpeechHead, share: float) -> None:
    data = head.to_bytes()
    with pytest.raises(ModelError, match="speech_emotion"):
        SpeechHead.from_bytes(data[: int(share * len(data))])


def test_other_weights_are_refused() -> None:
    with pytest.raises(ModelError, match="speech_emotion"):
        SpeechHead.from_bytes(load_verified("face_emotion"))


_SAD_IS_PULLED = pytest.mark.xfail(
    strict=True,
    reason="known fault: where the general layer hears sad voices as varied, several voices "
    "of one sad film are taken for varied speech and pulled to the average (0.33 to 0.13)",
)


@pytest.mark.parametrize(
    "emotion", [pytest.param(Emotion.SAD, marks=_SAD_IS_PULLED), Emotion.ANGRY]
)
def test_one_mood_of_real_voices_stays(emotion: Emotion) -> None:
    """All clips of one emotion by five actors that the shipped model never heard."""
    paths = held_out_clips(emotion)
    assert len(paths) == 40
    shipped = SpeechHead.from_bytes(load_verified("speech_emotion"))
    rows, seconds = _features(paths)
    points = shipped.standardise(rows)
    alone, known = (
        float((scores.argmax(axis=1) == emotion_index(emotion)).mean())
        for scores in (shipped.scores(points), shipped.scores_adapted(points, seconds))
    )
    print(f"{emotion}: recall {alone:.3f} untouched, {known:.3f} adapted")
    assert known >= alone - 0.05


def _features(paths: list[Path]) -> tuple[NDArray[np.float16], FloatArray]:
    reader = ClipReader("cpu")
    clips = [reader.features(load_audio(path)) for path in paths]
    return (
        np.concatenate([clip.rows for clip in clips]),
        np.concatenate([clip.seconds for clip in clips]),
    )
