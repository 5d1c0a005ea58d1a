"""A new cut is matched to the old one by what is seen and heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aemo_studio.analysis.media.picture_trace import unpack_trace
from aemo_studio.analysis.media.thumbnails import make_jpeg
from aemo_studio.domain.project import Analysis
from aemo_studio.domain.video import PictureTrace, Thumbnail
from aemo_studio.project.recut.loudness_match import SoundLevels, as_loud, compare
from aemo_studio.project.recut.matching import match
from benchmarks.conform import Matched, judged
from benchmarks.conform_films import Cut, Take, picture_of
from benchmarks.conform_looks import Look
from tests.project.recut.films import cut_film

SHOWN_S = 1.6
OLD = [
    *(Cut(Take(n % 2, n // 2), 2.0, SHOWN_S) for n in range(4)),  # two people who talk, two takes
    *(Cut(Take(n), 2.0, SHOWN_S) for n in range(4, 9)),
    Cut(Take(5), 2.0, SHOWN_S, again=True),  # a flashback
    Cut(Take(10), 2.0, SHOWN_S),
]
UNUSED, UNSEEN = Cut(Take(1, 5), 2.0, SHOWN_S), Cut(Take(50), 2.0, SHOWN_S)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return cut_film(tmp_path_factory.mktemp("old") / "old.mp4", OLD)


def matched(old: Analysis, path: Path, cuts: Sequence[Cut], look: Look | None = None) -> Matched:
    return judged(OLD, cuts, match(old, cut_film(path / "new.mp4", cuts, look)))


def still(take: Take, time_s: float) -> NDArray[np.uint8]:
    return picture_of(take, time_s).astype(np.uint8)


def test_the_same_film_is_one_stretch(old: Analysis) -> None:
    (one,) = match(old, old)
    assert (one.start_s, one.from_s, one.speed) == (0.0, 0.0, 1.0)
    assert one.end_s == pytest.approx(old.video.duration_s)


def test_removed_moved_trimmed_and_inserted_shots_are_told_apart(
    old: Analysis, tmp_path: Path
) -> None:
    trimmed = Cut(OLD[6].take, 2.4, 0.8)
    cuts = [OLD[0], OLD[3], UNSEEN, OLD[7], OLD[4], trimmed, UNUSED, OLD[9], OLD[10]]
    look = Look(size=(128, 72), rate=Fraction(30000, 1001), contrast=1.15, brightness=-10)
    found = matched(old, tmp_path, cuts, look)
    assert (found.survived, found.matched, found.wrong) == (7, 7, 0)
    assert found.found_new == 2
    assert max(found.off_s) < 0.1


def test_a_matted_grey_and_mirrored_shot_is_found(old: Analysis, tmp_path: Path) -> None:
    cuts = [*OLD[4:8], replace(OLD[8], mirrored=True), *OLD[:4]]
    found = matched(old, tmp_path, cuts, Look(saturation=0.0, bars=0.26, contrast=1.1))
    assert (found.survived, found.wrong, found.doubtful) == (9, 0, 0)
    assert found.matched == 9


def test_a_take_that_was_never_used_is_no_sure_match(old: Analysis, tmp_path: Path) -> None:
    """Without sound only the picture tells two takes of one set-up apart."""
    cuts = [OLD[4], UNUSED, OLD[5]]
    found = matched(old, tmp_path, cuts, Look(has_sound=False))
    assert (found.matched, found.wrong) == (2, 0)


def test_sound_alone_is_matched_too(tmp_path: Path) -> None:
    sound = Look(has_picture=False)
    before = [Cut(Take(70 + n), 2.0, 4.0) for n in range(5)]
    cuts = [before[3], UNSEEN, before[0], before[1]]
    old, new = (cut_film(tmp_path / f"{n}.mp4", c, sound) for n, c in enumerate((before, cuts)))
    found = judged(before, cuts, match(old, new))
    assert (found.matched, found.wrong, found.found_new) == (3, 0, 1)


def test_jump_cuts_that_nobody_sees_are_followed(tmp_path: Path) -> None:
    """Somebody talks before one background: neither film has a cut to be found there."""
    talks, listens = Take(80, seated=True), Take(82, seated=True)
    before = [Cut(talks, 1.0, 2.4), Cut(talks, 5.0, 2.4), Cut(listens, 1.0, 1.6)]
    cuts = [Cut(talks, 1.0, 1.6), Cut(talks, 5.4, 2.0), before[2]]
    old, new = (cut_film(tmp_path / f"{n}.mp4", c) for n, c in enumerate((before, cuts)))
    assert len(new.shots) == 2
    found = judged(before, cuts, match(old, new))
    assert (found.matched, found.wrong) == (3, 0)


def test_a_flashback_stays_where_it_stands(old: Analysis, tmp_path: Path) -> None:
    cuts = [*OLD[:4], *OLD[6:]]
    found = match(old, cut_film(tmp_path / "new.mp4", cuts))
    assert [one.from_s for one in found] == pytest.approx([0.0, 6 * SHOWN_S], abs=0.05)


def test_a_film_that_runs_faster_is_matched(old: Analysis) -> None:
    """PAL: what was shot at 24 frames is shown at 25."""
    fast = replace(
        old,
        video=replace(old.video, duration_s=old.video.duration_s * 0.96),
        shots=tuple(
            replace(shot, start_s=shot.start_s * 0.96, end_s=shot.end_s * 0.96)
            for shot in old.shots
        ),
        trace=replace(old.trace, rate_hz=old.trace.rate_hz / 0.96) if old.trace else None,
        waveform=replace(old.waveform, rate_hz=20 / 0.96),
    )
    found = match(old, fast)
    assert {round(one.speed, 4) for one in found} == {round(25 / 24, 4)}
    assert found[-1].old_s(fast.video.duration_s) == pytest.approx(old.video.duration_s, abs=0.1)


def test_other_material_matches_nothing(old: Analysis, tmp_path: Path) -> None:
    """Also among much of it: in a trailer with one shot of the film."""
    cuts = [Cut(Take(100 + n), 2.0, SHOWN_S) for n in range(4)]
    new = cut_film(tmp_path / "new.mp4", cuts)
    assert match(old, new) == match(new, old) == ()
    trailer = [*OLD[:4], cuts[1], *OLD[4:8]]
    (one,) = match(new, cut_film(tmp_path / "trailer.mp4", trailer))
    assert (one.start_s, one.end_s, one.from_s) == pytest.approx((6.4, 8.0, 1.6), abs=0.05)
    assert one.sure


def test_without_a_trace_thumbnails_do(old: Analysis, tmp_path: Path) -> None:
    """Projects of older programs have none."""
    pictures = tuple(
        Thumbnail(t, make_jpeg(still(OLD[int(t / SHOWN_S)].take, 2.0 + t % SHOWN_S), 160))
        for t in range(int(old.video.duration_s))
    )
    stripped = replace(old, trace=None, thumbnails=pictures)
    cuts = [OLD[0], OLD[4], OLD[8], OLD[6]]
    found = match(stripped, cut_film(tmp_path / "new.mp4", cuts))
    assert judged(OLD, cuts, found).wrong == 0
    assert judged(OLD, cuts, found).matched >= 3


def test_a_trace_is_small(old: Analysis) -> None:
    assert old.trace is not None
    assert len(unpack_trace(old.trace)) == pytest.approx(old.video.duration_s * 8, abs=1)
    assert len(old.trace.packed) < 60 * old.trace.count


@pytest.mark.parametrize("packed", [b"", b"no zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_damaged_trace_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="picture trace"):
        unpack_trace(PictureTrace(4.0, 3, packed))


def test_levels_of_the_same_sound_are_the_same_once_it_is_as_loud() -> None:
    levels = np.random.default_rng(3).uniform(-4, 0, 200).astype(np.float32)
    old, louder = SoundLevels(levels, 20.0), SoundLevels(levels[60:] + 0.7, 20.0)
    new = as_loud(old, louder, [(0.0, 3.0, 4.0), (5.0, 8.0, 2.0)], 1.0)
    same, other = (compare(old, new, (1.0, 1.6), from_s, 1.0) for from_s in (4.0, 6.0))
    assert same.apart < 0.03
    assert other.apart > 0.3
