"""Where each pick plays: under which scenes, and which pieces of the track are heard.

The timelines, the cue sheet, the page and the preview all ask here, so that they agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Project
from aemo_studio.domain.scene import TOUCHING_S, Scene
from aemo_studio.music.fit.pieces import Fit, Piece
from aemo_studio.music.fit.search import best_fit

Known = Callable[[Track], Structure | None]
"""What is known of a track's structure; None where nobody has listened to it."""


@dataclass(frozen=True)
class Run:
    """Scenes that follow each other with the same pick. scenes: their positions."""

    scenes: tuple[int, ...]
    track: Track
    start_s: float
    end_s: float

    @property
    def length_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True)
class Placement:
    """A run with what is heard under it.

    pieces: played one right after the other from the start of the run. fit: entry, exit and
    fades; None for a track that nobody listened to, which plays from its beginning.
    """

    run: Run
    pieces: tuple[Piece, ...]
    fit: Fit | None


def picked_tracks(project: Project) -> dict[int, Track]:
    """The picked track of each scene that has one (the last word counts), all at once: films
    can have thousands of scenes."""
    return {pick.scene: pick.track for pick in project.picks}


def runs(project: Project) -> list[Run]:
    """In order. The same track goes on from a scene into the next one that it is picked for."""
    picks, found = picked_tracks(project), list[Run]()
    for index, scene in enumerate(project.scenes):
        track = picks.get(index)
        if track is None:
            continue
        before = found[-1] if found else None
        if before is not None and _goes_on(before, index, track, scene):
            found[-1] = Run((*before.scenes, index), before.track, before.start_s, scene.end_s)
        else:
            found.append(Run((index,), track, scene.start_s, scene.end_s))
    return found


def placements(project: Project, known: Known) -> Iterator[Placement]:
    """Every pick in order; without a known structure as far as the track lasts, and from its
    beginning again at the first scene that it does not last for."""
    fitted = _Fitted(known)
    for run in runs(project):
        structure = fitted.structure(run.track)
        if structure is None or run.length_s <= 0:
            yield from _unheard(run, project.scenes)
        else:
            fit = fitted.fit(run.track, structure, run.length_s)
            yield Placement(run, fit.pieces, fit)


class _Fitted:
    """Structures and fits, each worked out once: a film may use a track a hundred times."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._structures: dict[object, Structure | None] = {}
        self._fits: dict[object, Fit] = {}

    def structure(self, track: Track) -> Structure | None:
        if track.key not in self._structures:
            self._structures[track.key] = self._known(track)
        return self._structures[track.key]

    def fit(self, track: Track, structure: Structure, length_s: float) -> Fit:
        key = (track.key, length_s)
        if key not in self._fits:
            self._fits[key] = best_fit(structure, length_s)
        return self._fits[key]


def _goes_on(before: Run, index: int, track: Track, scene: Scene) -> bool:
    return (
        before.scenes[-1] == index - 1
        and before.track.key == track.key
        and scene.start_s - before.end_s < TOUCHING_S
    )


def _unheard(run: Run, scenes: Sequence[Scene]) -> Iterator[Placement]:
    lasts_s = float("inf") if run.track.duration_s is None else run.track.duration_s
    part = list[int]()
    for index in run.scenes:
        if part and scenes[index].end_s - scenes[part[0]].start_s > lasts_s:
            yield _from_the_beginning(run.track, part, scenes, lasts_s)
            part = []
        part.append(index)
    yield _from_the_beginning(run.track, part, scenes, lasts_s)


def _from_the_beginning(
    track: Track, part: Sequence[int], scenes: Sequence[Scene], lasts_s: float
) -> Placement:
    run = Run(tuple(part), track, scenes[part[0]].start_s, scenes[part[-1]].end_s)
    return Placement(run, (Piece(0.0, min(lasts_s, run.length_s)),), None)
