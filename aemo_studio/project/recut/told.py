"""Tells in words what became of the old cut in the new one, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.project import Project
from aemo_studio.project.recut.carry import Recut
from aemo_studio.project.recut.report import Lost, LostKind, RecutReport, ShotChange

_KINDS: dict[LostKind, Phrase] = {
    "pick": phrase("music"),
    "locked": phrase("lock of the music"),
    "fit": phrase("fit of the music to its scenes"),
    "mix": phrase("gain, fades or mute of the music"),
    "hit": phrase("hit of the music"),
    "music start": phrase("start of the music"),
    "emotion": phrase("emotion"),
    "intention": phrase("intention"),
    "mute": phrase("mute"),
    "rejected": phrase("rejected music"),
    "note": phrase("note"),
    "marker": phrase("marker"),
    "effect": phrase("sound effect"),
    "character": phrase("character"),
    "ignored face": phrase("ignored face"),
    "corrected face": phrase("face given to a character"),
    "corrected line": phrase("line given to a character"),
    "start timecode": phrase("start timecode"),
}


def told(recut: Recut, old: Project) -> Iterator[Phrase]:
    """Tells what is gone, shorter, moved and new, and which decisions have no place any more.
    Times are the timecode of the film that they are in."""
    report = recut.report
    yield _summary(report)
    yield from recut.unread
    yield from (_lost(one, old) for one in report.lost)
    if not report.lost:
        yield phrase("Every decision has a place in the new cut.")
    yield from _doubtful(recut, old)
    yield from _shots(report, old)
    yield from _new(recut)


def _summary(report: RecutReport) -> Phrase:
    return phrase(
        "{found} of the new cut is in the old one: of {shots} shots {gone} are gone, {trimmed} "
        "shorter, {moved} moved.",
        found=f"{report.found:.0%}",
        shots=report.shots,
        gone=len(report.gone),
        trimmed=len(report.trimmed),
        moved=len(report.moved),
    )


def _doubtful(recut: Recut, old: Project) -> Iterator[Phrase]:
    for one in recut.report.doubtful:
        start, end = (timecode(recut.project, time_s) for time_s in (one.start_s, one.end_s))
        yield phrase(
            "look at this: {start} to {end}, taken for {old_start} of the old cut",
            start=start,
            end=end,
            old_start=timecode(old, one.from_s),
        )


def _shots(report: RecutReport, old: Project) -> Iterator[Phrase]:
    for one in report.gone:
        start, end = _span(old, one)
        yield phrase(
            "gone: shot {number}, {start} to {end}", number=one.number, start=start, end=end
        )
    for one in report.trimmed:
        start, end = _span(old, one)
        yield phrase(
            "shorter: shot {number}, {start} to {end}, by {seconds} s",
            number=one.number,
            start=start,
            end=end,
            seconds=f"{one.end_s - one.start_s - one.left_s:.2f}",
        )
    for one in report.moved:
        start, end = _span(old, one)
        yield phrase(
            "moved: shot {number}, {start} to {end}", number=one.number, start=start, end=end
        )


def _span(project: Project, one: ShotChange) -> Sequence[str]:
    return [timecode(project, time_s) for time_s in (one.start_s, one.end_s)]


def timecode(project: Project, time_s: float) -> str:
    """Formats a time of a project's film as timecode."""
    return project.analysis.video.timecode_rate.format(time_s, project.start_timecode)


def _new(recut: Recut) -> Iterator[Phrase]:
    for start_s, end_s in recut.report.new:
        start, end = (timecode(recut.project, time_s) for time_s in (start_s, end_s))
        yield phrase("new: {start} to {end}", start=start, end=end)


def _lost(one: Lost, old: Project) -> Phrase:
    place = timecode(old, one.at_s)
    if one.scene is None:
        return phrase(
            "without a place: {kind} “{what}” at {place}",
            kind=_KINDS[one.kind],
            what=one.what,
            place=place,
        )
    return phrase(
        "without a place: {kind} “{what}” of scene {scene} at {place}",
        kind=_KINDS[one.kind],
        what=one.what,
        scene=one.scene,
        place=place,
    )
