"""Splits EmotionTracks into spans of one Emotion, for annotation tiers and subtitles.

A cell without evidence belongs to no span. The editor's decisions count: an emotion set by hand
covers its scene; ignored faces and muted modalities are neither counted nor named.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from aemo_studio.domain.emotion import EMOTIONS, GRID_S, Emotion, EmotionTrack, emotion_index
from aemo_studio.domain.project import Project
from aemo_studio.project.editing.evidence import effective_tracks


@dataclass(frozen=True)
class EmotionSpan:
    """Consecutive cells of one Emotion."""

    #: Its first cell, from 0.
    first: int
    #: The first cell after it.
    last: int
    #: The Emotion that counts in all of them.
    emotion: Emotion
    #: Whether the editor set it.
    by_hand: bool = False
    #: Mean probability of the Emotion in the speech, in [0, 1]; None without evidence of it.
    voice: float | None = None
    #: Mean probability of the Emotion in the faces, in [0, 1]; None without evidence of it.
    face: float | None = None

    @property
    def start_s(self) -> float:
        return self.first * GRID_S

    @property
    def end_s(self) -> float:
        return self.last * GRID_S


_Label = tuple[Emotion, bool] | None


def spans_of(track: EmotionTrack) -> list[tuple[EmotionSpan, float]]:
    """Splits one modality into spans, each with its strength: the mean probability of its emotion,
    weighted by coverage."""
    found = [EmotionSpan(first, last, label[0]) for first, last, label in _runs(_measured(track))]
    return [(s, _strength(track, s.first, s.last, s.emotion) or 0.0) for s in found]


def subtitle_spans(project: Project, shortest: int = 2) -> list[EmotionSpan]:
    """Splits the whole film into spans of what is felt. A span shorter than `shortest` cells that
    touches another one joins it: nobody can read words that flicker."""
    tracks = effective_tracks(project)
    labels = _calmed(_labels(project, tracks.fused), shortest)
    return [
        EmotionSpan(
            *(first, last, emotion, by_hand),
            voice=_strength(tracks.speech, first, last, emotion),
            face=_strength(tracks.face, first, last, emotion),
        )
        for first, last, (emotion, by_hand) in _runs(labels)
    ]


def _labels(project: Project, fused: EmotionTrack) -> list[_Label]:
    """Finds the Emotion of each cell; a cell that two scenes share belongs to the one that its
    middle lies in."""
    rows = project.rows()
    starts = [row.scene.start_s for row in rows]
    labels: list[_Label] = []
    for cell, label in enumerate(_measured(fused)):
        scene = bisect_right(starts, (cell + 0.5) * GRID_S) - 1
        decided = rows[scene].edit.emotion if scene >= 0 else None
        labels.append(label if decided is None else (decided, True))
    return labels


def _measured(track: EmotionTrack) -> list[_Label]:
    tops = np.argmax(track.scores, axis=1).tolist()
    covered = (track.coverage > 0).tolist()
    return [
        (EMOTIONS[top], False) if seen else None for top, seen in zip(tops, covered, strict=True)
    ]


def _runs(labels: Sequence[_Label]) -> Iterator[tuple[int, int, tuple[Emotion, bool]]]:
    first = 0
    for cell in range(1, len(labels) + 1):
        if cell == len(labels) or labels[cell] != labels[first]:
            label = labels[first]
            if label is not None:
                yield first, cell, label
            first = cell


def _calmed(labels: Sequence[_Label], shortest: int) -> list[_Label]:
    """Gives short runs the label of the one before, or else of the one after."""
    calm = list(labels)
    for first, last, label in list(_runs(labels)):
        if last - first >= shortest or label[1]:
            continue
        before = calm[first - 1] if first > 0 else None
        after = calm[last] if last < len(calm) else None
        neighbour = next((n for n in (before, after) if n is not None and not n[1]), label)
        calm[first:last] = [neighbour] * (last - first)
    return calm


def _strength(track: EmotionTrack, first: int, last: int, emotion: Emotion) -> float | None:
    weights = track.coverage[first:last].astype(np.float64)
    if weights.sum() <= 0:
        return None
    values = track.scores[first:last, emotion_index(emotion)].astype(np.float64)
    return float(values @ weights / weights.sum())
