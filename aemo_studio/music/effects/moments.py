"""Finds the moments of a film that may have an effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from aemo_studio.domain.effects import EffectKind, EffectMoment, Occasion
from aemo_studio.domain.emotion import (
    EMOTIONS,
    GRID_S,
    Emotion,
    EmotionScores,
    EmotionTrack,
    pool_scores,
    top_emotion,
)
from aemo_studio.domain.project import Project, SceneRow
from aemo_studio.music.recommend.affect import load_affect

MOST_TURNS, MOST_CUTS = 3, 2
"""Most turns of emotion, and most cuts, of one scene that may have an accent."""
APART_S = 1.0
"""Turns and cuts that are nearer than this to a scene change, or to each other, have none."""
_AROUND = 2
"""Cells on both sides by which the scores of a cell are calmed: 1 s."""
_HOLDS = 4
"""Cells for which an emotion has to hold on to be a turn: 2 s."""


def effect_moments(project: Project, fused: EmotionTrack) -> tuple[EffectMoment, ...]:
    """Finds all moments, in order of time: an ambience for each scene, a sting at each change of
    scene, accents at markers, turns of emotion and cuts.

    fused: what counts after the editor's decisions. A scene whose emotion the editor set has no
    turns. Cuts are those at which the feeling moves most; without evidence the first ones.
    """
    found = [moment for row in project.rows() for moment in _of_scene(project, row, fused)]
    order = list(EffectKind)
    return tuple(sorted(found, key=lambda m: (m.time_s, m.scene, order.index(m.kind))))


def _of_scene(project: Project, row: SceneRow, fused: EmotionTrack) -> Iterator[EffectMoment]:
    start_s, scores, by_hand = row.scene.start_s, row.feeling.scores, row.feeling.by_hand
    yield EffectMoment(row.index, start_s, Occasion.SCENE, EffectKind.AMBIENCE, scores, by_hand)
    if row.index:
        yield EffectMoment(
            row.index, start_s, Occasion.SCENE_CHANGE, EffectKind.STING, scores, by_hand
        )
    yield from _Accents(project, row, fused).found()


@dataclass(frozen=True)
class _Turn:
    """A change of what is felt that holds on."""

    time_s: float
    before: Emotion


class _Accents:
    """Finds the accents of one scene."""

    def __init__(self, project: Project, row: SceneRow, fused: EmotionTrack) -> None:
        self._project, self._row, self._fused = project, row, fused
        self._taken = [row.scene.start_s, row.scene.end_s]
        cuts = (shot.start_s for shot in project.analysis.shots)
        self._inner_cuts = [at_s for at_s in cuts if self._is_inside(at_s)]

    def found(self) -> Iterator[EffectMoment]:
        yield from self._markers()
        yield from self._turns()
        yield from self._cuts()

    def _markers(self) -> Iterator[EffectMoment]:
        last = self._row.index == len(self._project.scenes) - 1
        for marker in self._project.markers:
            if self._is_inside(marker.time_s) or (last and marker.time_s >= self._row.scene.end_s):
                self._taken.append(marker.time_s)
                yield self._moment(marker.time_s, Occasion.MARKER, name=marker.name)

    def _turns(self) -> Iterator[EffectMoment]:
        if self._row.feeling.by_hand:
            return
        free = (turn for turn in self._felt_turns() if self._is_free(turn.time_s))
        for _, turn in zip(range(MOST_TURNS), free, strict=False):
            self._taken.append(turn.time_s)
            yield self._moment(turn.time_s, Occasion.TURN, before=turn.before)

    def _cut_near(self, at_s: float) -> float:
        """Finds the cut within a cell of a time, which is exact to the frame; else the time."""
        nearest = min(self._inner_cuts, key=lambda cut_s: abs(cut_s - at_s), default=at_s)
        return nearest if abs(nearest - at_s) <= GRID_S else at_s

    def _cuts(self) -> Iterator[EffectMoment]:
        inside = sorted(self._inner_cuts, key=lambda at_s: (-self._movement(at_s), at_s))
        left = MOST_CUTS
        for at_s in inside:
            if left and self._is_free(at_s):
                left -= 1
                self._taken.append(at_s)
                yield self._moment(at_s, Occasion.CUT)

    def _moment(
        self, at_s: float, occasion: Occasion, name: str = "", before: Emotion | None = None
    ) -> EffectMoment:
        feeling = self._row.feeling
        scores = None if feeling.by_hand else self._felt(at_s, at_s + _HOLDS * GRID_S)
        return EffectMoment(
            self._row.index,
            at_s,
            occasion,
            EffectKind.ACCENT,
            feeling.scores if scores is None else scores,
            feeling.by_hand,
            name,
            before,
        )

    def _is_inside(self, at_s: float) -> bool:
        return self._row.scene.start_s <= at_s < self._row.scene.end_s

    def _is_free(self, at_s: float) -> bool:
        return all(abs(at_s - taken) >= APART_S for taken in self._taken)

    def _movement(self, at_s: float) -> float:
        """Measures how far the feeling moves at a time, in points of affect; 0 without evidence."""
        before = self._felt(at_s - _HOLDS * GRID_S, at_s)
        after = self._felt(at_s, at_s + _HOLDS * GRID_S)
        if before is None or after is None:
            return 0.0
        affect = load_affect()
        moved = affect.expectation(after) - affect.expectation(before)
        return round(float(np.linalg.norm(moved)), 6)

    def _felt(self, start_s: float, end_s: float) -> EmotionScores | None:
        """Pools what is felt in a stretch of the scene; None without evidence."""
        start_s, end_s = max(start_s, self._row.scene.start_s), min(end_s, self._row.scene.end_s)
        first, last = max(0, round(start_s / GRID_S)), round(end_s / GRID_S)
        coverage = self._fused.coverage[first:last]
        if not coverage.sum() > 0:
            return None
        return pool_scores(self._fused.scores[first:last], coverage)

    def _felt_turns(self) -> list[_Turn]:
        scene = self._row.scene
        first = max(0, round(scene.start_s / GRID_S))
        last = min(len(self._fused), round(scene.end_s / GRID_S))
        cells = [cell for cell in range(first, last) if self._fused.coverage[cell] > 0]
        tops = [self._calmed_top(cell, first, last) for cell in cells]
        runs = _long_runs(tops)
        return [
            _Turn(self._cut_near(cells[at] * GRID_S), EMOTIONS[before])
            for (_, before), (at, after) in pairwise(runs)
            if before != after
        ]

    def _calmed_top(self, cell: int, first: int, last: int) -> int:
        """Finds what is felt around a cell. Calm counts as neutral: one turns into the other all
        the time, and nobody hears a turn in that."""
        part = slice(max(first, cell - _AROUND), min(last, cell + _AROUND + 1))
        pooled = pool_scores(self._fused.scores[part], self._fused.coverage[part])
        emotion = top_emotion(pooled)
        return EMOTIONS.index(Emotion.NEUTRAL if emotion is Emotion.CALM else emotion)


def _long_runs(labels: Sequence[int]) -> list[tuple[int, int]]:
    """Finds the start and the label of each run of at least `_HOLDS` equal labels."""
    starts = [i for i in range(len(labels)) if i == 0 or labels[i] != labels[i - 1]]
    edges = pairwise([*starts, len(labels)])
    return [(start, labels[start]) for start, end in edges if end - start >= _HOLDS]
