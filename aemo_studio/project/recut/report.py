"""Tells what became of the old cut's shots and decisions in the new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from aemo_studio.domain.music import AS_LAID
from aemo_studio.domain.project import Pick, Project
from aemo_studio.domain.scene import Shot
from aemo_studio.project.recut.stretches import Span, Stretch, covered_s, gaps

_LEAST_S = 0.1
"""What is shorter is no change: two frames."""

LostKind = Literal[
    "pick",
    "locked",
    "fit",
    "mix",
    "hit",
    "music start",
    "emotion",
    "intention",
    "mute",
    "rejected",
    "note",
    "marker",
    "effect",
    "character",
    "ignored face",
    "corrected face",
    "corrected line",
    "start timecode",
]


@dataclass(frozen=True)
class Lost:
    """A decision of the old project whose material is not in the new cut."""

    #: What was decided.
    kind: LostKind
    #: Seconds of the old cut at which it stood.
    at_s: float
    #: The editor's words, the title of the music, the name: what there is to read.
    what: str
    #: Number of the old scene, from 1; None for what belongs to none.
    scene: int | None = None


@dataclass(frozen=True)
class ShotChange:
    """A shot of the old cut that is not as it was."""

    #: From 1.
    number: int
    #: Seconds of the old cut.
    start_s: float
    #: Seconds of the old cut.
    end_s: float
    #: Seconds of it that are left.
    left_s: float


@dataclass(frozen=True)
class SceneMove:
    """A scene of the new project and where it comes from."""

    #: From 1.
    number: int
    #: Seconds of the new cut.
    start_s: float
    #: Seconds of the new cut.
    end_s: float
    #: Number of the old scene, from 1; None for new material.
    source: int | None


@dataclass(frozen=True)
class RecutReport:
    """What became of the old cut in the new one."""

    #: Number of shots of the old cut.
    shots: int
    #: Those that are gone.
    gone: tuple[ShotChange, ...]
    #: Those that are shorter.
    trimmed: tuple[ShotChange, ...]
    #: Those that stand before or after others than they did.
    moved: tuple[ShotChange, ...]
    #: Stretches of the new cut that are not in the old one.
    new: tuple[Span, ...]
    #: Stretches of the new cut that may come from elsewhere than where they were placed.
    doubtful: tuple[Stretch, ...]
    #: The scenes of the new project.
    scenes: tuple[SceneMove, ...]
    #: Decisions that have no place any more.
    lost: tuple[Lost, ...]
    #: How many decisions moved along, by kind.
    carried: tuple[tuple[str, int], ...]
    #: Share of the new cut that is found in the old one.
    found: float

    def to_json(self) -> dict[str, Any]:
        """Returns the report as programs read it; seconds to the millisecond."""
        return {
            "shots": self.shots,
            "gone": [_shot(one) for one in self.gone],
            "trimmed": [_shot(one) for one in self.trimmed],
            "moved": [_shot(one) for one in self.moved],
            "new": [{"start_s": round(a, 3), "end_s": round(b, 3)} for a, b in self.new],
            "doubtful": [_doubtful(one) for one in self.doubtful],
            "scenes": [_scene(one) for one in self.scenes],
            "carried": dict(self.carried),
            "lost": [_lost(one) for one in self.lost],
            "found": round(self.found, 4),
        }


def _shot(one: ShotChange) -> dict[str, Any]:
    return {
        "shot": one.number,
        "start_s": round(one.start_s, 3),
        "end_s": round(one.end_s, 3),
        "left_s": round(one.left_s, 3),
    }


def _doubtful(one: Stretch) -> dict[str, Any]:
    return {
        "start_s": round(one.start_s, 3),
        "end_s": round(one.end_s, 3),
        "from_s": round(one.from_s, 3),
    }


def _scene(one: SceneMove) -> dict[str, Any]:
    return {
        "scene": one.number,
        "start_s": round(one.start_s, 3),
        "end_s": round(one.end_s, 3),
        "from_scene": one.source,
    }


def _lost(one: Lost) -> dict[str, Any]:
    return {"kind": one.kind, "scene": one.scene, "at_s": round(one.at_s, 3), "what": one.what}


@dataclass(frozen=True)
class ShotChanges:
    """The shots of the old cut that are not as they were."""

    #: Those that are gone.
    gone: tuple[ShotChange, ...]
    #: Those that are shorter.
    trimmed: tuple[ShotChange, ...]
    #: Those that stand elsewhere in the order.
    moved: tuple[ShotChange, ...]


def shot_changes(shots: Sequence[Shot], stretches: Sequence[Stretch]) -> ShotChanges:
    """Finds the shots that are gone, shorter or elsewhere."""
    spans = [(one.from_s, one.to_s) for one in stretches]
    all_ = [
        ShotChange(n, shot.start_s, shot.end_s, covered_s(spans, shot.start_s, shot.end_s))
        for n, shot in enumerate(shots, start=1)
    ]
    left = [one for one in all_ if one.left_s > _LEAST_S]
    return ShotChanges(
        gone=tuple(one for one in all_ if one.left_s <= _LEAST_S),
        trimmed=tuple(one for one in left if one.end_s - one.start_s - one.left_s > _LEAST_S),
        moved=tuple(_moved(left, stretches)),
    )


def _moved(shots: Sequence[ShotChange], stretches: Sequence[Stretch]) -> Iterator[ShotChange]:
    """Finds the fewest shots that would have to move back for the old order."""
    places = [(_place_s(shot, stretches), shot) for shot in shots]
    order = [shot.number for _, shot in sorted(places, key=lambda pair: pair[0])]
    stay = set(_longest_rising(order))
    return (shot for shot in shots if shot.number not in stay)


def _place_s(shot: ShotChange, stretches: Sequence[Stretch]) -> float:
    """Finds when the most of a shot is shown."""
    best = max(stretches, key=lambda one: min(one.to_s, shot.end_s) - max(one.from_s, shot.start_s))
    return best.new_s(max(shot.start_s, best.from_s))


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    from bisect import bisect_left

    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(numbers)
    for n, number in enumerate(numbers):
        at = bisect_left(tails, number)
        tails[at:], ends[at:] = [number, *tails[at + 1 :]], [n, *ends[at + 1 :]]
        before[n] = ends[at - 1] if at else -1
    found, n = list[int](), ends[-1] if ends else -1
    while n >= 0:
        found.append(numbers[n])
        n = before[n]
    return found


def new_spans(stretches: Sequence[Stretch], duration_s: float) -> tuple[Span, ...]:
    """Finds what of the new cut is not in the old one."""
    return tuple(gaps([(s.start_s, s.end_s) for s in stretches], 0.0, duration_s, _LEAST_S))


def decided_in(project: Project, index: int) -> Iterator[Lost]:
    """Lists what was decided about a scene, as if it were lost."""
    row = project.row(index)
    at_s, number, edit = row.scene.start_s, index + 1, row.edit
    if row.pick is not None:
        yield from _picked(row.pick, at_s)
    if edit.emotion is not None:
        yield Lost("emotion", at_s, edit.emotion.value, number)
    if edit.intention is not None:
        yield Lost("intention", at_s, edit.intention, number)
    if edit.muted:
        yield Lost("mute", at_s, ", ".join(edit.muted), number)
    if edit.rejected:
        yield Lost("rejected", at_s, ", ".join(key.track_id for key in edit.rejected), number)
    if edit.note:
        yield Lost("note", at_s, edit.note, number)


def _picked(pick: Pick, at_s: float) -> Iterator[Lost]:
    """Lists a pick, and what was set for it."""
    title, number = pick.track.title, pick.scene + 1
    yield Lost("pick", at_s, title, number)
    if pick.locked:
        yield Lost("locked", at_s, title, number)
    if pick.cut is not None:
        yield Lost("fit", at_s, title, number)
    if pick.mix != AS_LAID:
        yield Lost("mix", at_s, title, number)
