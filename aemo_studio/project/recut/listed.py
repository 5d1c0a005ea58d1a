"""Finds where the parts of a new cut come from by its cut list, in place of matching."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.project import Analysis, Project
from aemo_studio.domain.time import TimecodeError, TimecodeRate
from aemo_studio.project.recut.cut_list import (
    CHANGING_SPEED,
    LAYERS,
    OTHER_RATE,
    SHORTEST_S,
    STANDING,
    CutList,
    ListedCut,
)
from aemo_studio.project.recut.cut_lists import (
    from_film,
    names_of,
    of_one_source,
    read_cut_list,
)
from aemo_studio.project.recut.stretches import Stretch

_SHORTEST_S = 0.02
"""Seconds of the shortest stretch: half a frame; by hand."""

_BEYOND_S = 1.0
"""Seconds by which a list may reach beyond the film: lists round, and films are cut off; by
hand."""


class Listed(NamedTuple):
    """What cut lists say."""

    #: Where the parts of the new cut come from.
    stretches: tuple[Stretch, ...]
    #: What of the lists is not understood, in words.
    unread: tuple[Phrase, ...]


def listed_stretches(
    old: Project, new: Analysis, new_list: Path, old_list: Path | None = None
) -> Listed:
    """Reads what a new cut shows of the old one.

    new_list: of the new cut; its sources are the old film, or with old_list, the list of the old
    cut, whatever both were cut from. Raises UsageError for lists that cannot be read, or that have
    nothing to do with the old film.
    """
    rate, old_rate = new.video.timecode_rate, old.analysis.video.timecode_rate
    of_sound = not new.video.has_video
    cut_list = read_cut_list(new_list, rate, of_sound=of_sound)
    starts_s = _record_start_s(cut_list, _start_s(new, cut_list), new.video.duration_s)
    unread = list(_unread(cut_list, new_list, starts_s, rate))
    if old_list is not None:
        before = read_cut_list(old_list, old_rate, of_sound=of_sound)
        length_s = old.analysis.video.duration_s
        old_starts_s = _record_start_s(before, _project_start_s(old, before), length_s)
        both = _through_sources(before.cuts, old_starts_s, cut_list.cuts, starts_s)
        unread = [*_unread(before, old_list, old_starts_s, old_rate), *unread]
        return Listed(_within(both, new), tuple(unread))
    return Listed(_within(_of_old_film(old, cut_list, starts_s, new_list), new), tuple(unread))


def _unread(cut_list: CutList, path: Path, starts_s: float, rate: TimecodeRate) -> Iterator[Phrase]:
    """Tells what of a list is not understood, each kind once."""
    for what in (LAYERS, CHANGING_SPEED, OTHER_RATE, STANDING):
        at_s = [at_s for kind, at_s in cut_list.unread if kind == what]
        if not at_s:
            continue
        yield phrase(
            "not understood in {file}: {what} ({count}, the first at {place})",
            file=path.name,
            what=what,
            count=len(at_s),
            place=rate.format(max(0.0, min(at_s) - starts_s)),
        )


def _within(found: Iterator[Stretch], new: Analysis) -> tuple[Stretch, ...]:
    """Leaves out what lies beyond the new film."""
    end_s = new.video.duration_s
    inside = (
        Stretch(max(0.0, s.start_s), min(end_s, s.end_s), s.old_s(max(0.0, s.start_s)), s.speed)
        for s in found
    )
    return tuple(sorted((s for s in inside if s.length_s >= _SHORTEST_S), key=lambda s: s.start_s))


def _start_s(analysis: Analysis, cut_list: CutList) -> float | None:
    video = analysis.video
    if video.timecode is None:
        return None
    return _counted_s(video.timecode, cut_list, video.timecode_rate)


def _project_start_s(old: Project, cut_list: CutList) -> float:
    return _counted_s(old.start_timecode, cut_list, old.analysis.video.timecode_rate)


def _counted_s(timecode: str, cut_list: CutList, rate: TimecodeRate) -> float:
    """Finds the seconds of a timecode as the list counts them, which may leave out no numbers
    where the film does."""
    try:
        counted = cut_list.rate or rate
        return float(counted.parse(timecode) / counted.rate)
    except TimecodeError:
        return float(rate.parse(timecode) / rate.rate)


def _record_start_s(cut_list: CutList, start_s: float | None, duration_s: float) -> float:
    """Finds what time of the list is the beginning of the film: what the list says, the timecode
    of the film, a full hour, where the list fits it, else the list's own first moment."""
    first_s, last_s = cut_list.cuts[0].at_s, max(cut.until_s for cut in cut_list.cuts)
    for begins_s in (cut_list.starts_s, start_s, cut_list.hour_s):
        if (
            begins_s is not None
            and begins_s <= first_s + SHORTEST_S
            and last_s <= begins_s + duration_s + _BEYOND_S
        ):
            return begins_s
    return first_s


def _of_old_film(old: Project, cut_list: CutList, starts_s: float, path: Path) -> Iterator[Stretch]:
    named = from_film(cut_list.cuts, old.analysis.video.title)
    is_film = cut_list.by_timecode and of_one_source(cut_list.cuts)
    cuts = named or (cut_list.cuts if is_film else ())
    duration_s = old.analysis.video.duration_s
    begins_s = _source_start_s(old, cuts, cut_list)
    shown = [
        Stretch(cut.at_s - starts_s, cut.until_s - starts_s, cut.from_s - begins_s, cut.speed)
        for cut in cuts
        if cut.from_s - begins_s >= -_SHORTEST_S
        and cut.to_s - begins_s <= duration_s + _BEYOND_S
        and cut.speed > 0
    ]
    if not shown:
        raise UsageError(
            "{path} shows nothing of {film}: give a list that was cut from the old film, or the "
            "list of the old cut, too (--old-edl).",
            path=path,
            film=old.analysis.video.file_name,
        )
    yield from shown


def _source_start_s(old: Project, cuts: Sequence[ListedCut], cut_list: CutList) -> float:
    """Finds which time of the sources is the old film's beginning: most cuts lie inside it."""
    own_s = _start_s(old.analysis, cut_list)
    starts = [*([] if own_s is None else [own_s]), _project_start_s(old, cut_list), 0.0]
    starts = starts if cut_list.by_timecode else [0.0, *starts]
    end_s = old.analysis.video.duration_s + _BEYOND_S

    def inside(start_s: float) -> int:
        return sum(start_s <= cut.from_s + 1e-3 and cut.to_s <= start_s + end_s for cut in cuts)

    return max(starts, key=inside)


def _through_sources(
    before: Sequence[ListedCut], old_starts_s: float, after: Sequence[ListedCut], starts_s: float
) -> Iterator[Stretch]:
    """Joins what both lists show of one source."""
    for new in after:
        for old in before:
            from_s, to_s = max(new.from_s, old.from_s), min(new.to_s, old.to_s)
            same = names_of(new) & names_of(old)
            if not same or to_s - from_s < _SHORTEST_S or min(new.speed, old.speed) <= 0:
                continue
            shown_s = old.at_s + (from_s - old.from_s) / old.speed - old_starts_s
            at_s = new.at_s + (from_s - new.from_s) / new.speed - starts_s
            until_s = new.at_s + (to_s - new.from_s) / new.speed - starts_s
            yield Stretch(at_s, until_s, shown_s, new.speed / old.speed)
