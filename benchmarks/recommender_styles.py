"""Measures how often a recommended track is of a genre that is rare for the scene's emotion."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from aemo_studio.domain.emotion import EMOTIONS, Emotion, EmotionScores, scores_from_dict
from aemo_studio.domain.music import Catalogue
from aemo_studio.domain.scene import Scene
from aemo_studio.music.recommend import Recommender, RecommendSettings, Weights
from aemo_studio.music.recommend.styles import (
    RARE,
    StyleTable,
    count_styles,
    load_styles,
    style_table,
)

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


def table(catalogues: Sequence[Catalogue], scenes: Sequence[Sequence[Scene]]) -> str:
    """Formats the rows of all rankings, judged by the shipped counts. scenes: those of each
    seed."""
    return _rows(Recommender(catalogues), load_styles(), scenes)


def held_out_table(catalogues: Sequence[Catalogue], scenes: Sequence[Sequence[Scene]]) -> str:
    """Formats the same, where one half of the tracks is counted for the ranking, and the other half
    is ranked and judged by its own counts."""
    counted, ranked = ([_half(c, which) for c in catalogues] for which in (0, 1))
    recommender = Recommender(ranked, style_table(count_styles(counted)))
    return _rows(recommender, style_table(count_styles(ranked)), scenes)


def _half(catalogue: Catalogue, which: int) -> Catalogue:
    """Takes every second track, so that both halves have all artists and emotions."""
    return replace(catalogue, tracks=catalogue.tracks[which::2], fits={})


def _rows(recommender: Recommender, judge: StyleTable, scenes: Sequence[Sequence[Scene]]) -> str:
    return "\n".join(
        _row(name, [_measured(recommender, judge, each, weights) for each in scenes])
        for name, weights in RANKINGS.items()
    )


def serving_rows() -> str:
    """Formats which styles serve each Emotion, with their lifts."""
    return "\n".join(
        f"| {emotion} | "
        + ", ".join(f"{s.genre} ({s.lift:.2f})" for s in load_styles().serving(_sure(emotion)))
        + " |"
        for emotion in EMOTIONS
    )


def _measured(
    recommender: Recommender, judge: StyleTable, scenes: Sequence[Scene], weights: Weights
) -> Styles:
    settings = RecommendSettings(top=TOP, weights=weights)
    lists = [recommender.recommend([scene], settings)[0] for scene in scenes]
    listed = [(s.emotion, r.track) for s, found in zip(scenes, lists, strict=True) for r in found]
    known = [(emotion, track.genre) for emotion, track in listed if track.genre]
    serving = {e: {style.genre for style in judge.serving(_sure(e))} for e in EMOTIONS}
    return Styles(
        rare=statistics.mean(judge.lift(genre, _sure(e)) < RARE for e, genre in known),
        serving=statistics.mean(genre in serving[e] for e, genre in known),
        known=len(known) / len(listed),
        precision=statistics.mean(track.emotion == e for e, track in listed),
    )


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
