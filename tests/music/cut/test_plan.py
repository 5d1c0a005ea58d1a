"""Tracks of known bars, cut to lengths and hits."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import EndingWish, MusicCut
from aemo_studio.music.cut.as_fit import lay_cut
from aemo_studio.music.cut.cut_plan import CutPlan, CutWishes
from aemo_studio.music.cut.ending import find_ending
from aemo_studio.music.cut.plan import plan_cut
from aemo_studio.music.fit.cut_points import find_cut_points
from tests.structure_factory import BAR, piece

TRACK = piece()
"""64 s, four chords again and again."""


def cut(length_s: float, *hits_s: float, track: Structure = TRACK, **more: object) -> CutPlan:
    return plan_cut(track, CutWishes(length_s, hits_s, **more))  # type: ignore[arg-type]


def told(plan: CutPlan) -> str:
    return " ".join(map(str, plan.warnings))


def silent_between(first_s: float, end_s: float) -> Structure:
    levels = TRACK.energy_db.copy()
    levels[round(first_s * 2) : round(end_s * 2)] = -80.0
    return dataclasses.replace(TRACK, energy_db=levels)


def fading() -> Structure:
    levels = TRACK.energy_db.copy()
    levels[-24:] = np.linspace(0, -36, 24)
    return dataclasses.replace(TRACK, energy_db=levels)


@settings(max_examples=25, deadline=None)
@given(st.floats(0.4 * 64, 3 * 64))
def test_every_length_is_exact_and_has_the_own_ending(length_s: float) -> None:
    plan = cut(length_s)
    ends = [p.at_s + (p.to_s - p.from_s) * plan.stretch for p in plan.pieces]
    for end_s, after in zip(ends, plan.pieces[1:], strict=False):
        assert end_s == pytest.approx(after.at_s, abs=1e-6)
    assert plan.pieces[0].at_s == 0.0
    assert length_s - BAR <= ends[-1] <= length_s + 1e-6
    assert plan.pieces[-1].to_s == pytest.approx(64.0)
    assert plan.pieces[-1].to_s - plan.pieces[-1].from_s >= 2 * BAR
    assert plan.ending == "button"


@pytest.mark.parametrize("length_s", [48.0, 72.0, 96.0, 128.0])
def test_few_seams_lie_on_bars_and_keep_the_order_of_the_chords(length_s: float) -> None:
    plan = cut(length_s, track=piece(32, (0, 16)))
    assert len(plan.seams) == len(plan.pieces) - 1 <= 4
    for before, after in itertools.pairwise(plan.pieces):
        rounds = (before.to_s - after.from_s) / (4 * BAR)
        assert rounds == pytest.approx(round(rounds))
    assert all(seam.likeness > 0.7 for seam in plan.seams)


@pytest.mark.parametrize(
    ("sure", "words"), [((0.31, 0.2), "beats of this track"), ((0.9, 0.31), "bars of this track")]
)
def test_beats_or_bars_that_are_not_sure_are_told_and_cut_less(
    sure: tuple[float, float], words: str
) -> None:
    doubted = dataclasses.replace(TRACK, beats_certainty=sure[0], bars_certainty=sure[1])
    plan = cut(91.3, 20.2, 55.1, track=doubted)
    assert f"{words} are not sure (31 %)" in told(plan)
    assert len(plan.seams) <= len(cut(91.3, 20.2, 55.1).seams)
    assert plan.to_json("en")["bars_certainty"] == sure[1]
    surer = dataclasses.replace(TRACK, beats_certainty=0.9, bars_certainty=0.8)
    assert "not sure" not in told(cut(91.3, track=surer)) + told(cut(91.3))


def test_the_own_length_needs_no_seam() -> None:
    (only,) = cut(64.0).pieces
    assert (only.from_s, only.to_s, only.at_s) == pytest.approx((0.0, 64.0, 0.0))


@settings(max_examples=8, deadline=None)
@given(st.floats(3, 80))
def test_one_hit_is_always_met(hit_s: float) -> None:
    (hit,) = cut(90.0, hit_s).hits
    assert hit.wanted_s == hit_s
    assert abs(hit.got_s - hit_s) <= 2 / 25
    assert hit.off_frames == pytest.approx((hit.got_s - hit_s) * 25, abs=0.01)


def test_a_change_of_tempo_meets_a_second_hit_and_is_told() -> None:
    plan = cut(90.0, 20.0, 60.45)
    assert [abs(hit.off_frames) <= 2 for hit in plan.hits] == [True, True]
    assert 0 < abs(plan.stretch - 1) <= 0.03
    assert "The tempo is changed by" in told(plan)


def test_misses_are_told_in_frames_of_the_film() -> None:
    plan = cut(90.0, 20.0, 20.3, frame_rate=50.0)
    off = max(abs(hit.off_frames) for hit in plan.hits)
    assert off > 2
    assert f"missed by {off:.1f} frames" in told(plan)


def test_hits_that_contradict_each_other_are_told() -> None:
    assert "contradict each other" in told(cut(90.0, 20.0, 20.1))


def test_max_cuts_is_kept_or_refused() -> None:
    assert cut(150.0, max_cuts=2).seams != ()
    assert cut(40.0, max_cuts=0).pieces[-1].to_s == pytest.approx(64.0)
    with pytest.raises(UsageError, match="raise --max-cuts"):
        cut(150.0, max_cuts=0)
    with pytest.raises(UsageError, match="less than 0"):
        cut(150.0, max_cuts=-1)


def test_a_wished_fade_lasts_to_the_end() -> None:
    plan = cut(45.3, ending="fade")
    assert plan.ending == "plain fade"
    assert plan.fade_out_s > 1
    last = plan.pieces[-1]
    assert last.at_s + (last.to_s - last.from_s) * plan.stretch == pytest.approx(45.3)


@pytest.mark.parametrize("wish", [None, "fade", "button"])
def test_an_own_fade_is_kept_whole(wish: EndingWish | None) -> None:
    plan = cut(50.0, track=fading(), ending=wish)
    assert plan.ending == "fade"
    assert plan.pieces[-1].from_s < 52 < plan.pieces[-1].to_s
    assert ("has no last beat" in told(plan)) == (wish == "button")


def test_button_and_fade_are_told_apart_with_certainty() -> None:
    button, fade = (find_ending(find_cut_points(track)) for track in (TRACK, fading()))
    assert (button.kind, fade.kind) == ("button", "fade")
    assert min(button.certainty, fade.certainty) > 0.8
    assert 50 <= fade.from_s <= 56


@pytest.mark.parametrize("length_s", [16.0, 31.5, 150.0])
def test_a_loop_goes_round_in_whole_bars(length_s: float) -> None:
    plan = cut(length_s, ending="loop")
    rounds = len(plan.pieces)
    played_s = plan.pieces[0].to_s - plan.pieces[0].from_s
    assert played_s / BAR == pytest.approx(round(played_s / BAR))
    assert rounds * played_s * plan.stretch == pytest.approx(length_s, abs=1e-2)
    assert plan.ending == "loop"


def test_a_loop_that_no_bars_fill_says_so() -> None:
    assert "does not close on a bar" in told(cut(2.7, ending="loop"))


@pytest.mark.parametrize("length_s", [20.0, 150.0])
def test_without_beats_it_plays_through_and_fades_and_says_so(length_s: float) -> None:
    plan = cut(length_s, 10.0, track=piece(pulse=False))
    last = plan.pieces[-1]
    assert last.at_s + last.to_s - last.from_s == pytest.approx(length_s)
    assert plan.ending == "plain fade"
    assert "no beats that can be spliced" in told(plan)
    assert "no hit can be met" in told(plan)


def test_a_piece_of_three_seconds_is_repeated() -> None:
    plan = cut(8.0, track=piece(1, (0,)))
    assert plan.pieces[-1].at_s < 8.0
    assert "no beats that can be spliced" in told(plan)


@pytest.mark.parametrize("length_s", [0.0, 1e-7, -1.0, float("nan"), float("inf"), 20_000.0])
def test_lengths_that_cannot_be_are_refused(length_s: float) -> None:
    with pytest.raises(UsageError, match="cannot be"):
        cut(length_s)


@pytest.mark.parametrize("hit_s", [-1.0, 61.0, float("nan")])
def test_a_hit_outside_is_refused(hit_s: float) -> None:
    with pytest.raises(UsageError, match="lies outside the 60 s"):
        cut(60.0, hit_s)


def test_lengths_far_from_the_own_one_are_told() -> None:
    assert "times that of the music" in told(cut(10.0))
    assert "times that of the music" in told(cut(250.0))
    assert "times that of the music" not in told(cut(180.0))


def test_silence_that_is_heard_is_told() -> None:
    assert "silent from 20 s to 30 s" in told(cut(64.0, track=silent_between(20, 30)))


def test_a_silent_track_is_told() -> None:
    quiet = dataclasses.replace(TRACK, energy_db=np.full(128, -80.0, np.float32))
    assert "nothing will be heard" in told(cut(40.0, track=quiet))


def test_another_tempo_inside_is_told() -> None:
    """Sixteen bars of 2 s, then sixteen of 1.6 s."""
    slower = np.where(TRACK.bars_s <= 32, TRACK.bars_s, 32 + (TRACK.bars_s - 32) * 0.8)
    beats = np.where(TRACK.beats_s <= 32, TRACK.beats_s, 32 + (TRACK.beats_s - 32) * 0.8)
    changed = dataclasses.replace(
        TRACK, duration_s=57.6, bars_s=slower, beats_s=beats, energy_db=TRACK.energy_db[:115]
    )
    assert "from 120 to 150 beats a minute" in told(cut(40.0, track=changed))
    assert "The tempo changes" not in told(cut(40.0))


def sung_s(plan: CutPlan, sung: tuple[float, float]) -> float:
    heard = (min(p.to_s, sung[1]) - max(p.from_s, sung[0]) for p in plan.pieces)
    return sum(max(0.0, seconds) for seconds in heard)


def test_nobody_sings_where_somebody_speaks_if_other_bars_will_do() -> None:
    sung = (16.0, 40.0)
    plan = cut(40.0, sung_s=(sung,), spoken_s=((0.0, 40.0),))
    assert sung_s(plan, sung) < 2.5 < sung_s(cut(40.0), sung)
    assert plan.pieces[-1].to_s == pytest.approx(64.0)
    laid = lay_cut(TRACK, MusicCut(sung_s=(sung,)), 100.0, 140.0)
    assert laid is not None
    assert [(p.in_s, p.out_s) for p in laid.fit.pieces] == [(p.from_s, p.to_s) for p in plan.pieces]
    whole = cut(40.0, sung_s=((0.0, 64.0),), spoken_s=((10.0, 15.0),))
    assert "Somebody still sings for 5.0 s" in told(whole)


def test_a_length_shorter_than_the_ending_is_faded_and_says_so() -> None:
    assert "too short for the track's own ending" in told(cut(1.5))
    assert "too short for a bar of the track" in told(cut(0.01))
    assert "no beats" not in told(cut(0.01))


def test_four_bars_are_enough_to_be_spliced() -> None:
    assert not cut(5.0, track=piece(4, (0,))).warnings
    assert "no beats that can be spliced" in told(cut(5.0, track=piece(3, (0,))))
