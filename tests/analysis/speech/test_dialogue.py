"""Which of several audio tracks holds the dialogue."""

from __future__ import annotations

import numpy as np

from aemo_studio.analysis.speech.dialogue import choose_dialogue
from aemo_studio.analysis.speech.listener import SpeechEvidence
from aemo_studio.domain.video import AudioTrack

FRAMES = 300


def _heard(spoken: slice, level: float = 0.01, between: float = 1e-6) -> SpeechEvidence:
    """Speech in some of the frames, at this power, over what is between."""
    probabilities = np.zeros(FRAMES, np.float32)
    powers = np.full(FRAMES, between, np.float32)
    probabilities[spoken] = 0.9
    powers[spoken] += level
    return SpeechEvidence(probabilities, powers)


ALL, NOTHING = slice(20, 280), slice(0, 0)


def _chosen(*heard: SpeechEvidence, **facts: tuple[object, ...]) -> tuple[int, ...]:
    """facts: of each track, by the name of the field."""
    tracks = [
        AudioTrack(n, "aac", 2, **{name: values[n - 1] for name, values in facts.items()})  # type: ignore[arg-type]
        for n in range(1, len(heard) + 1)
    ]
    if "channels" in facts:
        raise AssertionError("give mono tracks by _mono")
    return choose_dialogue(tracks, dict(enumerate(heard, 1)))


def _mono(*heard: SpeechEvidence, languages: tuple[str, ...] = ()) -> tuple[int, ...]:
    tracks = [
        AudioTrack(n, "pcm_s24le", 1, language=(languages or ("",) * len(heard))[n - 1])
        for n in range(1, len(heard) + 1)
    ]
    return choose_dialogue(tracks, dict(enumerate(heard, 1)))


def test_the_track_with_most_speech_is_chosen() -> None:
    assert _chosen(_heard(slice(20, 60)), _heard(ALL)) == (2,)


def test_among_languages_the_default_one_counts_else_the_first() -> None:
    same = (_heard(ALL), _heard(slice(15, 280)), _heard(slice(20, 275)))
    languages = ("eng", "fre", "ger")
    assert _chosen(*same, language=languages, default=(False, False, True)) == (3,)
    assert _chosen(*same, language=languages) == (1,)
    assert _chosen(*same, language=languages, default=(True, True, True)) == (1,)


def test_of_a_mix_and_a_microphone_the_clearer_one_counts() -> None:
    mix, microphone = _heard(ALL, between=0.005), _heard(slice(30, 270))
    assert _chosen(mix, microphone, default=(True, False)) == (2,)


def test_comments_on_the_film_are_not_its_dialogue() -> None:
    assert _chosen(_heard(slice(20, 120)), _heard(ALL), aside=(False, True)) == (1,)
    assert _chosen(_heard(NOTHING), _heard(ALL), aside=(False, True)) == (2,)


def test_a_silent_track_is_never_chosen_while_another_has_sound() -> None:
    silent = SpeechEvidence(np.zeros(FRAMES, np.float32), np.zeros(FRAMES, np.float32))
    music = _heard(NOTHING, between=0.01)
    assert _chosen(silent, music, default=(True, False)) == (2,)
    assert _chosen(silent, silent, default=(False, True)) == (2,)
    assert choose_dialogue((), {}) == ()


def test_speech_that_nobody_can_hear_does_not_count() -> None:
    assert _chosen(_heard(ALL, level=1e-9, between=1e-10), _heard(slice(20, 60))) == (2,)


def test_microphones_of_their_own_are_taken_together() -> None:
    anna, bert, room = _heard(slice(20, 150)), _heard(slice(160, 280)), _heard(NOTHING)
    assert _mono(anna, bert, room) == (1, 2)
    assert _mono(anna, bert, languages=("eng", "fre")) == (1,)


def test_a_microphone_that_hears_nearly_everything_stays_alone() -> None:
    assert _mono(_heard(ALL), _heard(slice(270, 300))) == (1,)
