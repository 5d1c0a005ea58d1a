"""Works out what the list says about each scene, and which scenes it lists. Without Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from aemo_studio.domain.cast import Character
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Project, SceneRow
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.output.export.characters import LEAST_PRESENCE_S, heard_spans, seen_spans

NO_EMOTION = "none"
"""Lists the scenes without evidence."""


@dataclass(frozen=True, eq=False)
class SceneEntry:
    """Describes one scene in the list."""

    #: Position in the film, from 0.
    index: int
    #: Seconds from the first displayed frame.
    start_s: float
    #: How timecode counts the frames of the film.
    rate: TimecodeRate
    #: Timecode of the film's first frame.
    film_start: str
    #: Seconds.
    length_s: float
    #: What it counts as; None without evidence.
    emotion: Emotion | None
    #: Whether the editor set it.
    by_hand: bool
    #: Who is seen or heard, first who is there most.
    characters: tuple[Character, ...]
    #: The picked piece of music; None without one.
    track: Track | None
    #: Whether the pick stays when music is recommended again.
    locked: bool

    @cached_property
    def timecode(self) -> str:
        """Writes its first frame; only of scenes that somebody looks at."""
        return self.rate.format(self.start_s, self.film_start)


@dataclass(frozen=True)
class SceneFilter:
    """Limits which scenes are listed."""

    #: An Emotion, or `NO_EMOTION`; None lists all.
    emotion: str | None = None
    #: Whether only scenes without a pick are listed.
    unpicked: bool = False

    def passes(self, entry: SceneEntry) -> bool:
        felt = NO_EMOTION if entry.emotion is None else entry.emotion.value
        picked = entry.track is not None
        return self.emotion in (None, felt) and not (self.unpicked and picked)


def scene_entries(project: Project) -> tuple[SceneEntry, ...]:
    """Describes all scenes of a project, in order."""
    there, rate = _present(project), project.analysis.video.timecode_rate
    start = project.start_timecode
    return tuple(_entry(row, rate, start, there.get(row.index, ())) for row in project.rows())


def _entry(
    row: SceneRow, rate: TimecodeRate, film_start: str, there: tuple[Character, ...]
) -> SceneEntry:
    return SceneEntry(
        index=row.index,
        start_s=row.scene.start_s,
        rate=rate,
        film_start=film_start,
        length_s=row.scene.duration_s,
        emotion=row.feeling.emotion,
        by_hand=row.feeling.by_hand,
        characters=there,
        track=row.track,
        locked=row.pick is not None and row.pick.locked,
    )


def _present(project: Project) -> Mapping[int, tuple[Character, ...]]:
    """Finds who is in each scene, by its position: one pass over everybody's stretches."""
    seconds: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    shown = {one.number: one for one in project.cast if not one.hidden}
    for number, one in shown.items():
        spans = chain(seen_spans(project, one), heard_spans(project, one))
        for index, length_s in _shares(project, spans):
            seconds[index][number] += length_s
    return {index: _ranked(there, shown) for index, there in seconds.items()}


def _shares(project: Project, spans: Iterable[tuple[float, float]]) -> Iterable[tuple[int, float]]:
    """Yields in which scenes stretches lie, and for how many seconds."""
    starts = [scene.start_s for scene in project.scenes]
    for start_s, end_s in spans:
        first = max(0, bisect_right(starts, start_s) - 1)
        for index in range(first, max(first + 1, bisect_left(starts, end_s))):
            scene = project.scenes[index]
            yield index, max(0.0, min(end_s, scene.end_s) - max(start_s, scene.start_s))


def _ranked(there: Mapping[int, float], shown: Mapping[int, Character]) -> tuple[Character, ...]:
    long_enough = (number for number, length_s in there.items() if length_s >= LEAST_PRESENCE_S)
    return tuple(shown[n] for n in sorted(long_enough, key=lambda n: (-there[n], n)))
