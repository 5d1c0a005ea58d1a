"""The Recommender: Scenes in, ranked Tracks with reasons out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import EmotionScores
from aemo_studio.domain.music import Catalogue, Recommendation
from aemo_studio.domain.scene import Scene
from aemo_studio.errors import CatalogueError
from aemo_studio.recommend import parts
from aemo_studio.recommend.affect import Affect, load_affect
from aemo_studio.recommend.classic import emotion_lists, recommend_classic
from aemo_studio.recommend.library import build_library, song_key
from aemo_studio.recommend.reason import sentence
from aemo_studio.recommend.selection import Choice, choose, draw_lots
from aemo_studio.recommend.settings import RecommendSettings, Weights

_DEFAULT = RecommendSettings()
_ADJACENT_S = 1.0
_ALIKE_OVERLAP = 0.85

_PART_OF_WEIGHT = {
    "emotion": parts.EMOTION_MATCH,
    "affect": parts.AFFECT,
    "length": parts.LENGTH,
    "tempo": parts.TEMPO,
    "diversity": parts.DIVERSITY,
    "continuity": parts.CONTINUITY,
}


class Recommender:
    """Ranks the Tracks of some catalogues. Deterministic: the same scenes and settings
    give the same lists in every run, on every machine.

    Raises CatalogueError if the catalogues hold no track with an Emotion, or if the
    ratings of the mood words are missing.
    """

    def __init__(self, catalogues: Sequence[Catalogue]) -> None:
        self._affect = load_affect()
        self._library = build_library(catalogues, self._affect)
        if not len(self._library):
            raise CatalogueError("The catalogues hold no track to recommend; choose another one.")
        self._kernel = parts.similarity(self._affect)
        self._lists = emotion_lists(self._library)
        self._n_songs = len(self._library.song_numbers)

    def recommend(
        self, scenes: Sequence[Scene], settings: RecommendSettings = _DEFAULT
    ) -> tuple[tuple[Recommendation, ...], ...]:
        """The lists of all scenes, in their order, best track first.

        A track is listed again for a later scene only if the fresh ones fit clearly less,
        or if it may carry on into a scene that follows at once and feels alike.
        """
        if settings.strategy == "classic":
            return recommend_classic(self._lists, scenes, settings.top)
        uses = np.zeros(self._n_songs, dtype=np.int64)
        lists: list[list[Choice]] = []
        carried: int | None = None
        result = []
        for i, scene in enumerate(scenes):
            before = lists[-1][0].index if lists else None
            if before is not None and before != carried and self._carries(scenes, i, before):
                carried = before
            else:
                carried = None
            choices = self._rank(scene, uses, carried, settings)
            uses[[self._library.song[choice.index] for choice in choices]] += 1
            lists.append(choices)
            result.append(self._told(scene, choices, carried))
        return tuple(result)

    def again(
        self,
        scenes: Sequence[Scene],
        index: int,
        current: Sequence[Sequence[Recommendation]],
        settings: RecommendSettings = _DEFAULT,
    ) -> tuple[Recommendation, ...]:
        """A new list for scene `index` alone, the lists of the others being `current`.

        For a corrected scene: the editor's other lists stay as they are. Raises
        IndexError for a scene that is not there.
        """
        scene = scenes[index]
        if settings.strategy == "classic":
            return recommend_classic(self._lists, scenes, settings.top)[index]
        others = [r for i, rs in enumerate(current) if i != index for r in rs]
        uses = self._uses(others)
        choices = self._rank(scene, uses, None, settings)
        return self._told(scene, choices, None)

    def _uses(self, listed: Sequence[Recommendation]) -> NDArray[np.int64]:
        """int64[songs]: how often each song is listed already."""
        uses = np.zeros(self._n_songs, dtype=np.int64)
        for recommendation in listed:
            number = self._library.song_numbers.get(song_key(recommendation.track))
            if number is not None:
                uses[number] += 1
        return uses

    def _rank(
        self,
        scene: Scene,
        uses: NDArray[np.int64],
        carried: int | None,
        settings: RecommendSettings,
    ) -> list[Choice]:
        library = self._library
        scores = parts.musical_scores(scene.scores)
        expected = self._affect.expectation(scores)
        preferred = np.zeros(len(library), dtype=bool)
        continuity: parts.Values = 1.0 / (1.0 + uses[library.song].astype(np.float64)) ** 2
        if carried is not None:
            preferred[carried] = True
            continuity[carried] = 1.0
        values: dict[str, parts.Values] = {
            parts.EMOTION_MATCH: parts.emotion_match(library, scores, self._kernel),
            parts.AFFECT: parts.affect_closeness(library, expected, self._affect),
            parts.LENGTH: parts.length_fit(library.duration_s, scene.duration_s),
            parts.TEMPO: parts.tempo_fit(library.bpm, expected),
            parts.CONTINUITY: continuity,
        }
        lot = draw_lots(library, scores)
        weights = _by_part(settings.weights)
        return choose(library, values, weights, preferred=preferred, lot=lot, top=settings.top)

    def _told(
        self, scene: Scene, choices: Sequence[Choice], carried: int | None
    ) -> tuple[Recommendation, ...]:
        expected = self._affect.expectation(parts.musical_scores(scene.scores))
        return tuple(
            self._recommendation(rank, scene, choice, expected, choice.index == carried)
            for rank, choice in enumerate(choices, start=1)
        )

    def _recommendation(
        self, rank: int, scene: Scene, choice: Choice, expected: Affect, carried: bool
    ) -> Recommendation:
        track = self._library.tracks[choice.index]
        values = {part.name: part.value for part in choice.parts}
        reason = sentence(scene, track, values, expected, carried=carried)
        return Recommendation(rank, track, choice.score, choice.parts, reason)

    def _carries(self, scenes: Sequence[Scene], i: int, track: int) -> bool:
        """Whether the first track of scene i - 1 may go on through scene i: they touch,
        feel alike, and the track is known to last through both."""
        before, scene = scenes[i - 1], scenes[i]
        total_s = before.duration_s + scene.duration_s
        return (
            scene.start_s - before.end_s < _ADJACENT_S
            and _alike(before.scores, scene.scores)
            and bool(self._library.duration_s[track] >= total_s)
        )


def _alike(a: EmotionScores, b: EmotionScores) -> bool:
    if not (parts.has_evidence(a) and parts.has_evidence(b)):
        return False
    return float(np.minimum(a, b).sum()) >= _ALIKE_OVERLAP


def _by_part(weights: Weights) -> dict[str, float]:
    return {_PART_OF_WEIGHT[name]: value for name, value in asdict(weights).items()}
