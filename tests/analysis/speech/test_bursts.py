"""Laughter, crying, screams and sighs are no speech, and what they say is not made up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.analysis.speech.analyser import SpeechAnalyser
from aemo_studio.analysis.speech.bursts import (
    MEANING,
    STATES,
    BurstHead,
    VoiceState,
    burst_cells,
    to_bursts,
    whole_burst,
)
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.analysis.speech.predict import ClipPredictor
from aemo_studio.base.errors import ModelError
from aemo_studio.domain.bursts import Burst, BurstKind, burst_shares
from aemo_studio.domain.emotion import (
    EMOTIONS,
    Emotion,
    EmotionTrack,
    FloatArray,
    n_cells,
    top_emotion,
)
from tests.corpora import case, held_out_clips
from tests.films import talk


def _head(threshold: float = 0.5, claim: float = 0.5) -> BurstHead:
    """A layer that takes the logits of the states for features."""
    nothing = np.zeros(len(STATES), np.float32)
    claims = np.full(len(EMOTIONS), claim, np.float32)
    return BurstHead(
        nothing, nothing + 1, np.eye(len(STATES), dtype=np.float32), nothing, threshold, claims
    )


def _sure(states: Sequence[VoiceState]) -> FloatArray:
    rows = np.full((len(states), len(STATES)), 0.01, np.float32)
    for row, state in zip(rows, states, strict=True):
        row[STATES.index(state)] = 0.89
    return rows


def test_cells_of_one_kind_become_one_burst_and_speech_none() -> None:
    states = [VoiceState.SPEECH] * 3 + [VoiceState.AMUSEMENT] * 4 + [VoiceState.SPEECH] * 2
    cells = burst_cells(_head(), np.arange(9), _sure(states), 10)
    assert to_bursts(cells) == (Burst(1.5, 3.5, BurstKind.LAUGHTER, claimed=True),)
    assert top_emotion(cells.scores[4]) == Emotion.HAPPY
    assert np.allclose(cells.scores[[0, 9]], 1 / 8)


def test_a_burst_between_two_cells_of_speech_is_taken_for_a_mistake() -> None:
    states = [VoiceState.SPEECH, VoiceState.AMUSEMENT, VoiceState.SPEECH]
    assert not burst_cells(_head(0.85), np.arange(3), _sure(states), 3).found.any()


def test_half_a_second_that_is_alone_is_taken_for_a_drum() -> None:
    found = [
        burst_cells(_head(0.85), np.arange(n), _sure([VoiceState.SADNESS] * n), 4).found
        for n in (1, 2)
    ]
    assert [cells.sum() for cells in found] == [0, 2]


def test_what_is_not_clear_is_not_claimed() -> None:
    rows = _sure([VoiceState.AMUSEMENT] * 3)
    rows[:, [STATES.index(VoiceState.AMUSEMENT), STATES.index(VoiceState.SADNESS)]] = 0.44
    cells = burst_cells(_head(claim=0.6), np.arange(3), rows, 3)
    assert cells.found.all()
    assert not cells.claimed.any()
    assert np.allclose(cells.scores, 1 / 8)


def test_each_burst_of_the_corpus_has_an_emotion_and_a_kind() -> None:
    assert set(MEANING) == set(STATES) - {VoiceState.SPEECH, VoiceState.NO_VOICE}
    assert {kind for _, kind in MEANING.values()} == set(BurstKind)


def test_shares_are_of_the_time_asked_for() -> None:
    bursts = (
        Burst(0, 2, BurstKind.SIGH, claimed=False),
        Burst(3, 9, BurstKind.SCREAM, claimed=True),
    )
    assert burst_shares(bursts, 1, 5) == {BurstKind.SCREAM: 0.5, BurstKind.SIGH: 0.25}
    assert burst_shares(bursts, 2, 3) == {}


def test_a_layer_is_read_as_it_was_written_and_nothing_else_is() -> None:
    again = BurstHead.from_bytes(_head(0.75, 0.5).to_bytes())
    assert again.threshold == 0.75
    assert (again.claim == 0.5).all()
    with pytest.raises(ModelError, match="vocal_bursts"):
        BurstHead.from_bytes(b"something else")


def test_a_clip_without_a_voice_is_no_burst() -> None:
    assert not whole_burst(_head(), np.zeros((0, len(STATES)), np.float32)).found[0]


# --- the shipped layer ----------------------------------------------------------------


@pytest.fixture(scope="module")
def predictor() -> ClipPredictor:
    return ClipPredictor("cpu")


def _laughter() -> FloatArray:
    return load_audio(case("laughter.wav"))


def _analysed(samples: FloatArray) -> tuple[EmotionTrack, tuple[Burst, ...]]:
    analyser = SpeechAnalyser("cpu", 1)
    analyser.add(samples)
    analyser.finish()
    cells = n_cells(len(samples) / RATE_HZ)
    return analyser.result(cells), analyser.bursts(cells)


def test_a_laugh_is_happy_or_laughter_but_never_sad(predictor: ClipPredictor) -> None:
    scores = predictor.scores(predictor.logits(_laughter()))
    assert scores is None or top_emotion(scores) == Emotion.HAPPY


def test_a_laugh_after_a_sentence_is_found_there_and_the_sentence_stays() -> None:
    speech, laugh = talk(4.0), _laughter()
    level = np.sqrt(np.mean(speech**2)) / np.sqrt(np.mean(laugh**2))
    track, bursts = _analysed(np.concatenate([speech, laugh * np.float32(level)]))
    assert bursts
    assert min(burst.start_s for burst in bursts) >= 3.5
    after = track.scores[9:][track.coverage[9:] > 0]
    assert all(top_emotion(row) != Emotion.SAD for row in after)
    alone, _ = _analysed(speech)
    assert np.allclose(track.coverage[:7], alone.coverage[:7], atol=0.05)


@pytest.mark.parametrize("emotion", [Emotion.ANGRY, Emotion.SAD, Emotion.FEARFUL])
def test_shouting_and_trembling_voices_remain_speech(
    predictor: ClipPredictor, emotion: Emotion
) -> None:
    clips = held_out_clips(emotion)[::8]
    assert all(
        not whole_burst(predictor._model.bursts, predictor.logits(load_audio(clip)).states).found[0]
        for clip in clips
    )


def test_music_and_noise_are_no_bursts() -> None:
    from aemo_studio.workbench.speech.augment import coloured_noise, music_bed

    rng = np.random.default_rng(5)
    for make in (music_bed, coloured_noise):
        bed = make(8 * RATE_HZ, rng)
        _, bursts = _analysed((0.3 * bed / np.abs(bed).max()).astype(np.float32))
        assert bursts == ()
