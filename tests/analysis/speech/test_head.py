"""The head: how it adapts to voices, and what it must leave alone."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.analysis.speech.head import HeadLogits, LinearLayer, SpeechHead
from aemo_studio.analysis.speech.predict import ClipPredictor
from aemo_studio.base.errors import ModelError
from aemo_studio.base.model_store import load_verified
from aemo_studio.domain.emotion import EMOTIONS, Emotion, FloatArray, emotion_index
from tests.corpora import held_out_clips
from tests.equality import same

WIDTH = 24
TEMPERATURE = 0.6
CLIP_S = 2.5


def _means() -> FloatArray:
    """Where the emotions lie, float32[8, WIDTH], around 0: as hard to tell apart as those of
    real voices (five of six are right)."""
    basis, _ = np.linalg.qr(np.random.default_rng(3).standard_normal((WIDTH, WIDTH)))
    means = 2.0 * basis[:8]
    return (means - means.mean(axis=0)).astype(np.float32)


@pytest.fixture(scope="module")
def head() -> SpeechHead:
    """Exactly right for emotions that lie around known means with unit spread."""
    bias = (-0.5 * (MEANS**2).sum(axis=1)).astype(np.float32)
    t = np.float32(TEMPERATURE)
    layer = LinearLayer(MEANS.T * t, bias * t, float(t))
    return SpeechHead(
        mean=np.zeros(WIDTH, np.float32),
        scale=np.ones(WIDTH, np.float32),
        general=layer,
        known=layer,
        emotion_offsets=(MEANS @ layer.weight).astype(np.float32),
        prior_s=20.0,
    )


MEANS = _means()


@dataclass(frozen=True, eq=False)
class Speaker:
    """Points of what somebody says, and the emotions they stand for."""

    points: FloatArray
    truth: NDArray[np.int64]

    @property
    def seconds(self) -> FloatArray:
        return np.full(len(self.truth), CLIP_S, np.float32)


def _speaker(emotions: list[int], each: int, shift: FloatArray) -> Speaker:
    rng = np.random.default_rng(5)
    truth = np.repeat(emotions, each)
    noise = rng.standard_normal((len(truth), WIDTH)) * 0.8
    return Speaker((MEANS[truth] + noise + shift).astype(np.float32), truth)


def _shift(size: float) -> FloatArray:
    """A voice that sounds somewhat angry to who does not know it, and different besides."""
    rng = np.random.default_rng(8)
    angry = MEANS[emotion_index(Emotion.ANGRY)]
    away = rng.standard_normal(WIDTH)
    direction = angry / np.linalg.norm(angry) + away / np.linalg.norm(away)
    return (size * direction / np.linalg.norm(direction)).astype(np.float32)


def _adapted(head: SpeechHead, speaker: Speaker) -> FloatArray:
    return head.scores_adapted(head.logits(speaker.points), speaker.seconds)


def _accuracy(scores: FloatArray, speaker: Speaker) -> float:
    return float((scores.argmax(axis=1) == speaker.truth).mean())


def test_an_unusual_voice_with_all_emotions_is_got_to_know(head: SpeechHead) -> None:
    shift = _shift(3.0)
    speaker = _speaker(list(range(8)), 25, shift)
    untouched = _accuracy(head.scores(head.logits(speaker.points)), speaker)
    adapted = _accuracy(_adapted(head, speaker), speaker)
    assert untouched < 0.6
    assert adapted > 0.8


def test_a_usual_voice_stays_as_it_is(head: SpeechHead) -> None:
    speaker = _speaker(list(range(8)), 25, np.zeros(WIDTH, np.float32))
    untouched, adapted = head.scores(head.logits(speaker.points)), _adapted(head, speaker)
    assert np.abs(adapted - untouched).mean() < 0.02
    assert _accuracy(adapted, speaker) >= _accuracy(untouched, speaker) - 0.01


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_a_film_of_one_mood_is_not_pulled_to_the_average(
    head: SpeechHead, emotion: Emotion
) -> None:
    number = emotion_index(emotion)
    speaker = _speaker([number], 200, np.zeros(WIDTH, np.float32))
    untouched, adapted = head.scores(head.logits(speaker.points)), _adapted(head, speaker)
    assert np.abs(adapted - untouched).mean() < 0.02
    assert _accuracy(adapted, speaker) >= _accuracy(untouched, speaker) - 0.01


def test_one_mood_would_be_lost_by_plain_centring(head: SpeechHead) -> None:
    """What the adaptation is measured against: taking the middle away destroys a mood."""
    number = emotion_index(Emotion.SAD)
    speaker = _speaker([number], 200, np.zeros(WIDTH, np.float32))
    centred = head.scores(head.logits(speaker.points - speaker.points.mean(axis=0)))
    assert _accuracy(centred, speaker) < 0.5


def test_little_speech_adapts_little_to_a_voice(head: SpeechHead) -> None:
    speaker = _speaker(list(range(8)), 1, _shift(3.0))
    logits = head.logits(speaker.points)
    untouched = head.scores(logits)
    moved = [
        float(np.abs(head.scores_adapted(logits, seconds) - untouched).mean())
        for seconds in (np.full(8, s, np.float32) for s in (0.0, 0.02, 0.2, 2.0, 100.0))
    ]
    assert moved[0] == 0.0
    assert moved[1] < 0.01
    assert moved == sorted(moved)
    assert moved[-1] > 0.05


def test_the_known_layer_is_left_out_where_a_voice_cannot_be_known(head: SpeechHead) -> None:
    """Its scores are nonsense here, and must not be seen in a film of one mood."""
    wrong = np.roll(np.arange(8), 3)
    nonsense = dataclasses.replace(
        head.known, weight=head.known.weight[:, wrong], bias=head.known.bias[wrong]
    )
    other = dataclasses.replace(head, known=nonsense)
    one_mood = _speaker([emotion_index(Emotion.SAD)], 200, np.zeros(WIDTH, np.float32))
    varied = _speaker(list(range(8)), 25, np.zeros(WIDTH, np.float32))
    for speaker, least, most in ((one_mood, 0.0, 0.02), (varied, 0.1, 1.0)):
        alone = other.scores(other.logits(speaker.points))
        assert least <= np.abs(_adapted(other, speaker) - alone).mean() <= most


def test_several_voices_must_differ_more_than_one_before_they_count_as_varied(
    head: SpeechHead,
) -> None:
    emotions = [emotion_index(e) for e in (Emotion.SAD, Emotion.HAPPY)]
    logits = head.logits(_speaker(emotions, 60, _shift(3.0)).points)
    seconds = np.full(len(logits), CLIP_S, np.float32)
    alone = head.scores(logits)
    moved = [
        float(np.abs(head.scores_adapted(logits, seconds, one_voice=one) - alone).mean())
        for one in (False, True)
    ]
    assert moved[0] < moved[1]


@pytest.mark.parametrize("moods", [["sad"], ["calm"], ["angry"], ["sad", "happy"]])
def test_one_voice_of_few_moods_keeps_them(head: SpeechHead, moods: list[Emotion]) -> None:
    """Known to be one voice, an unusual one loses hardly anything of what it shows."""
    speaker = _speaker([emotion_index(Emotion(mood)) for mood in moods], 60, _shift(2.0))
    logits = head.logits(speaker.points)
    alone = _accuracy(head.scores(logits), speaker)
    known = _accuracy(head.scores_adapted(logits, speaker.seconds, one_voice=True), speaker)
    assert alone < 0.97
    assert known >= alone - 0.05


def test_parts_joined_are_the_whole(head: SpeechHead) -> None:
    rows = np.random.default_rng(0).normal(0, 1, (600, WIDTH)).astype(np.float16)
    whole = head.logits(rows)
    parts = (slice(0, 7), slice(7, None))
    again = HeadLogits.joined(
        [HeadLogits(whole.general[part], whole.known[part]) for part in parts]
    )
    assert same(again, whole)
    assert len(HeadLogits.joined([])) == len(head.logits(rows[:0])) == 0


def test_scores_are_probabilities_and_the_temperature_softens_them(head: SpeechHead) -> None:
    rows = np.random.default_rng(0).normal(0, 3, (50, WIDTH)).astype(np.float16)
    warm = dataclasses.replace(head, general=dataclasses.replace(head.general, temperature=3.0))
    sharp, soft = (h.scores(h.logits(rows)) for h in (head, warm))
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


@pytest.mark.parametrize("emotion", [Emotion.CALM, Emotion.HAPPY, Emotion.SAD, Emotion.ANGRY])
def test_one_mood_of_real_voices_stays(emotion: Emotion) -> None:
    """All clips of one emotion by five actors that the shipped model never trained on."""
    paths = held_out_clips(emotion)
    assert len(paths) == 40
    shipped = SpeechHead.from_bytes(load_verified("speech_emotion"))
    predictor = ClipPredictor("cpu")
    clips = [predictor.logits(load_audio(path)) for path in paths]
    logits = HeadLogits.joined([clip.logits for clip in clips])
    seconds = np.concatenate([clip.seconds for clip in clips])
    alone, known = (
        float((scores.argmax(axis=1) == emotion_index(emotion)).mean())
        for scores in (shipped.scores(logits), shipped.scores_adapted(logits, seconds))
    )
    print(f"{emotion}: recall {alone:.3f} untouched, {known:.3f} adapted")
    assert known >= alone - 0.05
