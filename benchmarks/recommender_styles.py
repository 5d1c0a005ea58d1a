"""Measures how often a recommended track is of a genre that is rare for the scene's emotion."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from aemo_studio.domain.emotion import EMOTIONS, Emotion, EmotionScores, scores_from_dict
from aemo_studio.domain.music import Track
from aemo_studio.domain.scene import Scene
from aemo_studio.music.recommend import Recommender, RecommendSettings, Weights
from aemo_studio.music.recommend.styles import RARE, StyleLift, load_styles

TOP = 10
RANKINGS: Mapping[str, Weights] = {
    "before: without the style": Weights(style=0.0),
    "**after: as shipped**": Weights(),
    "with twice the weight": Weights(style=2 * Weights().style),
}


@dataclass(frozen=True)
class Styles:
    """Means over the tracks of all lists."""

    #: Share of a rare genre, of the tracks whose genre is known.
    rare: float
    #: Share of a genre that serves, of the tracks whose genre is known.
    serving: float
    #: Share whose genre is known.
    known: float
    #: Share whose emotion is the scene's top one.
    precision: float


def table(recommender: Recommender, scenes: Sequence[Sequence[Scene]]) -> str:
    """Formats the rows of all rankings. scenes: those of each seed."""
    return "\n".join(
        _row(name, [_measured(recommender, each, weights) for each in scenes])
        for name, weights in RANKINGS.items()
    )


def serving_rows() -> str:
    """Formats which styles serve each Emotion, with their lifts."""
    return "\n".join(
        f"| {emotion} | "
        + ", ".join(f"{style.genre} ({style.lift:.2f})" for style in _serving(emotion))
        + " |"
        for emotion in EMOTIONS
    )


def _measured(recommender: Recommender, scenes: Sequence[Scene], weights: Weights) -> Styles:
    settings = RecommendSettings(top=TOP, weights=weights)
    lists = [recommender.recommend([scene], settings)[0] for scene in scenes]
    listed = [(s.emotion, r.track) for s, found in zip(scenes, lists, strict=True) for r in found]
    known = [(emotion, track) for emotion, track in listed if track.genre]
    return Styles(
        rare=statistics.mean(_lift(*pair) < RARE for pair in known),
        serving=statistics.mean(_serves(*pair) for pair in known),
        known=len(known) / len(listed),
        precision=statistics.mean(track.emotion == emotion for emotion, track in listed),
    )


def _lift(emotion: Emotion, track: Track) -> float:
    return load_styles().lift(track.genre, _sure(emotion))


def _serves(emotion: Emotion, track: Track) -> bool:
    return track.genre in {style.genre for style in _serving(emotion)}


@cache
def _serving(emotion: Emotion) -> Sequence[StyleLift]:
    return load_styles().serving(_sure(emotion))


@cache
def _sure(emotion: Emotion) -> EmotionScores:
    return scores_from_dict({emotion.value: 1.0})


def _row(name: str, runs: Sequence[Styles]) -> str:
    columns = (
        [run.rare for run in runs],
        [run.serving for run in runs],
        [run.known for run in runs],
        [run.precision for run in runs],
    )
    cells = [f"{statistics.mean(c):.3f} ± {statistics.stdev(c):.3f}" for c in columns]
    return f"| {name} | {' | '.join(cells)} |"
