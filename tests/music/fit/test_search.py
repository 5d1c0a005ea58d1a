"""Where a track is entered, left and looped for scenes of all lengths."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aemo_studio.domain.listening import FIT_LENGTHS_S, Structure
from aemo_studio.music.fit.search import best_fit, fit_curve
from aemo_studio.music.listening.listen import listen
from tests.song_factory import Part, song, write_song
from tests.structure_factory import BAR, piece


def test_a_scene_as_long_as_sections_gets_whole_sections() -> None:
    fit = best_fit(piece(), 32.0)
    (only,) = fit.pieces
    assert (only.in_s, only.out_s) in {(0.0, 32.0), (32.0, 64.0)}
    assert fit.score > 0.9
    assert not fit.too_short


def test_the_whole_piece_for_a_scene_of_its_length() -> None:
    fit = best_fit(piece(), 65.0)
    assert (fit.pieces[0].in_s, fit.pieces[0].out_s) == (0.0, 64.0)
    assert (fit.entry, fit.exit) == ("beginning", "end")
    assert fit.fade_out_s < 0.1


def test_odd_lengths_leave_on_a_beat_before_the_scene_ends() -> None:
    fit = best_fit(piece(), 21.3)
    (only,) = fit.pieces
    assert only.length_s <= 21.3
    assert only.out_s % 0.5 == pytest.approx(0, abs=1e-6)
    assert only.in_s % BAR == pytest.approx(0, abs=1e-6)
    assert 0.4 <= fit.fade_out_s <= 3.0


def test_too_short_a_track_loops_on_bars_that_sound_alike() -> None:
    fit = best_fit(piece(16, (0, 8)), 50.0)
    assert fit.too_short
    assert fit.length_s <= 50.0
    assert fit.length_s > 47.0
    first, second = fit.pieces[:2]
    assert first.out_s % BAR == second.in_s % BAR == 0
    # The chords go round every four bars: the seam keeps the order.
    assert ((first.out_s - second.in_s) / BAR) % 4 == 0
    assert fit.loop_quality is not None
    assert fit.loop_quality > 0.8
    assert fit.score < best_fit(piece(), 50.0).score


def test_a_track_of_one_bar_is_played_again_and_again() -> None:
    fit = best_fit(piece(1, (0,)), 7.0)
    assert fit.length_s == pytest.approx(7.0)
    assert len(fit.pieces) == 4


def test_silence_around_the_music_is_left_out() -> None:
    built = piece()
    energy = built.energy_db.copy()
    energy[:8] = energy[-12:] = -80.0
    quiet = Structure(
        built.duration_s, built.beats_s, built.bars_s, built.bar_features, built.sections_s, energy
    )
    fit = best_fit(quiet, 54.5)
    assert (fit.pieces[0].in_s, fit.pieces[0].out_s) == (4.0, 58.0)


def test_without_a_pulse_the_end_is_the_scenes() -> None:
    fit = best_fit(piece(pulse=False), 21.3)
    assert fit.length_s <= 21.3 + 1e-6
    assert fit.length_s > 19


def test_a_steady_stretch_wins_over_one_with_a_break() -> None:
    built = piece()
    energy = built.energy_db.copy()
    energy[32:64] = -30.0  # bars 8 to 15: a quiet middle
    broken = Structure(
        built.duration_s, built.beats_s, built.bars_s, built.bar_features, built.sections_s, energy
    )
    fit = best_fit(broken, 24.0)
    assert (fit.pieces[0].in_s, fit.pieces[0].out_s) != (8.0, 32.0)
    assert fit.score > 0.7


@settings(max_examples=150, deadline=None)
@given(
    bars=st.integers(1, 60),
    scene_s=st.floats(0.3, 900.0),
    pulse=st.booleans(),
    cuts=st.sets(st.integers(1, 59), max_size=5),
)
def test_never_longer_than_the_scene_and_always_inside_the_track(
    bars: int, scene_s: float, pulse: bool, cuts: set[int]
) -> None:
    sections = (0, *sorted(cut for cut in cuts if cut < bars))
    built = piece(bars, sections, pulse)
    fit = best_fit(built, scene_s)
    assert 0 < fit.length_s <= scene_s + 1e-3
    assert 0 <= fit.score <= 1
    assert all(0 <= p.in_s < p.out_s <= built.duration_s + 1e-6 for p in fit.pieces)
    assert fit.fade_in_s + fit.fade_out_s <= fit.length_s


def test_a_scene_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than 0"):
        best_fit(piece(), 0.0)


def test_the_curve_falls_where_the_track_is_too_short() -> None:
    curve = fit_curve(piece())
    lengths = np.array(FIT_LENGTHS_S)
    assert curve.shape == (32,)
    assert curve[lengths < 60].min() > curve[lengths > 90].max()


def test_on_real_sound_the_fit_follows_the_form(tmp_path: Path) -> None:
    """Sections of 16, 24 and 16 s at 120 bpm: a scene of 24 s gets the middle one."""
    parts = (Part(8, 0.25, drums=False), Part(12), Part(8, 0.3, drums=False, melody=1))
    built = listen(write_song(tmp_path / "s.flac", song(bpm=120, parts=parts))).structure
    (only,) = best_fit(built, 24.2).pieces
    assert only.in_s == pytest.approx(16.0, abs=0.1)
    assert only.out_s == pytest.approx(40.0, abs=0.1)
