"""Finds the cues that a spotting list numbers: picked music, and music that is still to be found.

A pick is a cue where it is laid. Scenes in a row with the same intention and without a pick are
one that is open. While nothing is decided, every scene is one, as a proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aemo_studio.output.export.timeline import Cue, SceneSpan, Timeline

_REELS = range(1, 9)
"""Hours at which reels of a film start; 10:00:00:00 is where European programmes start."""

_LEADER = "59:30"
"""Minute and second from which the next hour's leader may run."""


@dataclass(frozen=True, eq=False)
class Spot:
    """A cue as a composer is told about it."""

    #: `1m3`: the third one of the first reel.
    number: str
    #: Its first frame, counted from the first one of the film.
    start: int
    #: The first frame after it.
    end: int
    #: The scenes that it plays under, in order; at least one.
    scenes: tuple[SceneSpan, ...]
    #: The music that was picked; None where it is still to be found.
    cue: Cue | None = None

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def first(self) -> SceneSpan:
        return self.scenes[0]

    @property
    def last(self) -> SceneSpan:
        return self.scenes[-1]


def decided(timeline: Timeline) -> bool:
    """Reports whether the editor picked or intended any music."""
    return bool(timeline.cues) or any(intention_of(span) for span in timeline.scenes)


def spots_of(timeline: Timeline) -> tuple[Spot, ...]:
    """Lists the cues in order of time, numbered."""
    if not decided(timeline):
        found = [_spot((span,)) for span in timeline.scenes]
    else:
        found = [*_picked(timeline), *_open(timeline)]
    reel, ordered = reel_of(timeline), sorted(found, key=lambda spot: spot.start)
    return tuple(replace(spot, number=f"{reel}m{n}") for n, spot in enumerate(ordered, start=1))


def intention_of(span: SceneSpan) -> str:
    """Returns the Mood that the music of a scene is to have; empty without one."""
    return span.row.edit.intention or ""


def reel_of(timeline: Timeline) -> int:
    """Tells the reel from the hour at which the film starts, with its leader or without; 1 where
    the start is no reel's."""
    first = timeline.timecode(0)
    reel, rest = int(first[:2]), first[3:8]
    if rest >= _LEADER:
        reel += 1
    elif rest != "00:00":
        return 1
    return reel if reel in _REELS else 1


def _picked(timeline: Timeline) -> Iterator[Spot]:
    for cue in timeline.cues:
        scenes = timeline.scenes[cue.scenes[0] - 1 : cue.scenes[-1]]
        yield Spot("", cue.start, cue.end, scenes, cue)


def _open(timeline: Timeline) -> Iterator[Spot]:
    covered = {number for cue in timeline.cues for number in cue.scenes}
    run: list[SceneSpan] = []
    for span in (s for s in timeline.scenes if s.number not in covered and intention_of(s)):
        if run and not _carries_on(run[-1], span):
            yield _spot(run)
            run = []
        run.append(span)
    if run:
        yield _spot(run)


def _carries_on(before: SceneSpan, after: SceneSpan) -> bool:
    same = intention_of(before) == intention_of(after)
    return same and before.number + 1 == after.number and before.end >= after.start


def _spot(scenes: Iterable[SceneSpan]) -> Spot:
    spans = tuple(scenes)
    return Spot("", spans[0].start, spans[-1].end, spans)
