"""Which way each measurement pulls valence and arousal."""

from __future__ import annotations

import dataclasses

import pytest

from aemo_studio.domain.listening import Sound
from aemo_studio.music.listening.affect import MusicAffect, affect_of

MIDDLING = Sound(
    duration_s=180.0,
    bpm=95.0,
    pulse=0.5,
    key="C",
    mode="major",
    mode_balance=0.0,
    loudness_lufs=-18.5,
    loudness_range_lu=6.0,
    onset_rate_hz=2.2,
    brightness_hz=1340.0,
    harmonic_share=0.7,
    vocal_likelihood=0.1,
)


def affect(**changes: object) -> MusicAffect:
    result = affect_of(dataclasses.replace(MIDDLING, **changes))  # type: ignore[arg-type]
    assert result is not None
    return result


def test_middling_music_is_in_the_middle() -> None:
    assert affect().valence == pytest.approx(5.2, abs=0.1)
    assert affect().arousal == pytest.approx(4.2, abs=0.1)


@pytest.mark.parametrize(
    ("cue", "more"),
    [("bpm", 140.0), ("loudness_lufs", -10.0), ("brightness_hz", 2800.0), ("onset_rate_hz", 5.0)],
)
def test_fast_loud_bright_and_busy_is_more_arousing(cue: str, more: float) -> None:
    assert affect(**{cue: more}).arousal > affect().arousal + 0.25


def test_mode_counts_most_for_valence() -> None:
    by_mode = affect(mode_balance=1.0).valence - affect(mode_balance=-1.0).valence
    by_tempo = affect(bpm=150.0).valence - affect(bpm=60.0).valence
    assert by_mode > by_tempo > 1.0
    assert affect(mode_balance=-1.0).arousal == affect(mode_balance=1.0).arousal


def test_extremes_reach_the_words_and_stay_on_the_scale() -> None:
    joy = affect(bpm=300, mode_balance=1, loudness_lufs=-3, brightness_hz=9000, onset_rate_hz=20)
    gloom = affect(bpm=20, mode_balance=-1, loudness_lufs=-60, brightness_hz=50, onset_rate_hz=0)
    assert joy == MusicAffect(valence=8.6, arousal=6.8)
    assert gloom == MusicAffect(valence=1.8, arousal=1.6)


def test_what_is_not_known_pulls_neither_way() -> None:
    unknown = affect(bpm=None, mode=None, key=None, mode_balance=0.0)
    assert unknown.valence == pytest.approx(5.2, abs=0.05)
