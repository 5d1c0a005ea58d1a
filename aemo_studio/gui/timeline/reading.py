"""Finds what lies under one moment of the film, lane by lane. Without Qt."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from aemo_studio.base.errors import CatalogueError
from aemo_studio.domain.effects import PickedEffect
from aemo_studio.domain.emotion import EMOTIONS, GRID_S, Emotion, EmotionScores, scores_at
from aemo_studio.domain.heard import HeardEvent
from aemo_studio.domain.scene import Feeling
from aemo_studio.gui.timeline.geometry import span_at
from aemo_studio.gui.timeline.model import MusicClip, TimelineModel
from aemo_studio.music.recommend.affect import AROUSAL, VALENCE, load_affect

_WORTH_SAYING = 0.005


@dataclass(frozen=True)
class ModalityReading:
    """One modality at one moment."""

    #: False where the analysis has not come so far.
    reached: bool
    #: The Emotions with their probabilities, most probable first; empty without evidence.
    ranked: tuple[tuple[Emotion, float], ...] = ()
    #: Of the cell, in [0, 1].
    coverage: float = 0.0
    #: Valence and arousal, 1 to 9 each; None without evidence, and without their table.
    affect: tuple[float, float] | None = None

    @property
    def known(self) -> bool:
        return bool(self.ranked)


@dataclass(frozen=True)
class SceneReading:
    """Holds the scene at one moment, and what it counts as."""

    #: Position of the scene.
    index: int
    #: What it counts as.
    feeling: Feeling

    @property
    def emotion(self) -> Emotion | None:
        return self.feeling.emotion


@dataclass(frozen=True)
class ReadOut:
    """Everything at one moment of the film."""

    #: Seconds of the film.
    time_s: float
    #: The same as timecode.
    timecode: str
    #: Name of the lane to its modality.
    lanes: dict[str, ModalityReading]
    #: Position of the shot; None where there is none.
    shot: int | None
    #: None where there is none.
    scene: SceneReading | None
    #: The clip that plays; None without one.
    music: MusicClip | None
    #: What is heard beside words, the most certain first.
    heard: tuple[HeardEvent, ...] = ()
    #: Picked sound effects that sound, the latest first.
    effects: tuple[PickedEffect, ...] = ()


def read(model: TimelineModel, time_s: float) -> ReadOut:
    """Finds what the lanes hold at a time."""
    return ReadOut(
        time_s=time_s,
        timecode=model.rate.format(time_s, model.start_timecode),
        lanes={name: _reading(model, name, time_s) for name in model.emotion_lanes},
        shot=span_at(model.shot_edges_s, time_s),
        scene=_scene(model, time_s),
        music=music_at(model, time_s),
        heard=_heard(model, time_s),
        effects=tuple(p for p in reversed(model.effects) if p.time_s <= time_s < p.end_s),
    )


def _heard(model: TimelineModel, time_s: float) -> tuple[HeardEvent, ...]:
    there = (event for event in model.heard if event.start_s <= time_s < event.end_s)
    return tuple(sorted(there, key=lambda event: -event.certainty))


def _reading(model: TimelineModel, name: str, time_s: float) -> ModalityReading:
    if time_s >= model.reach_s(name) + (GRID_S if _complete(model, name) else 0.0):
        return ModalityReading(reached=False)
    found = scores_at(model.track(name), time_s)
    if found is None:
        return ModalityReading(reached=False)
    scores, coverage = found
    if coverage <= 0:
        return ModalityReading(reached=True)
    return ModalityReading(True, ranked(scores), coverage, _affect(scores))


def _affect(scores: EmotionScores) -> tuple[float, float] | None:
    try:
        expected = load_affect().expectation(scores)
    except CatalogueError:
        return None
    return float(expected[VALENCE]), float(expected[AROUSAL])


def _complete(model: TimelineModel, name: str) -> bool:
    return model.reach_s(name) >= model.duration_s - 1e-6


def ranked(scores: EmotionScores) -> tuple[tuple[Emotion, float], ...]:
    """Ranks Emotions, most probable first, without those of half a per cent and less."""
    order = np.argsort(-scores, kind="stable")
    return tuple((EMOTIONS[i], float(scores[i])) for i in order if scores[i] > _WORTH_SAYING)


def _scene(model: TimelineModel, time_s: float) -> SceneReading | None:
    index = span_at(model.scene_edges_s, time_s)
    if index is None:
        return None
    return SceneReading(index, model.feeling(index))


def music_at(model: TimelineModel, time_s: float) -> MusicClip | None:
    """Finds the clip whose scenes hold a time, whether or not it still plays there."""
    index = bisect_right(model.music_starts_s, time_s) - 1
    if index < 0 or time_s > model.music[index].end_s:
        return None
    return model.music[index]
