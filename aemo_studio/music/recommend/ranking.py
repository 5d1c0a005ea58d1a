"""Ranks the Tracks of some catalogues for Scenes: the Recommender."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from itertools import islice
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.gc_pause import gc_paused
from aemo_studio.domain.emotion import EmotionScores
from aemo_studio.domain.music import Catalogue, MusicFilters, Recommendation, Track, TrackKey
from aemo_studio.domain.scene import Scene
from aemo_studio.music.placement import CarriedLengths, touching
from aemo_studio.music.recommend import parts
from aemo_studio.music.recommend.affect import load_affect
from aemo_studio.music.recommend.classic import recommend_classic
from aemo_studio.music.recommend.filtering import Facets, Mask, TrackFilter
from aemo_studio.music.recommend.fit_part import FIT, fit_table
from aemo_studio.music.recommend.hit_part import MOST_TRACKS, HitTable, StructureSource
from aemo_studio.music.recommend.library import build_library, songs_of
from aemo_studio.music.recommend.reason import kept_first, sentence
from aemo_studio.music.recommend.selection import RankedRow, choose, draw_lots, rest_of
from aemo_studio.music.recommend.settings import RecommendSettings, Weights
from aemo_studio.music.recommend.styles import StyleTable, load_styles
from aemo_studio.music.recommend.sureness import scaled
from aemo_studio.music.recommend.whole_list import WholeList
from aemo_studio.music.recommend.wishes import NO_WISH, Search, Wish, search_for

Counts: TypeAlias = NDArray[np.int64]

_DEFAULT = RecommendSettings()
_ALIKE_OVERLAP = 0.85
_DIALOGUE = 0.15

_PART_OF_WEIGHT = {
    "emotion": parts.EMOTION_MATCH,
    "affect": parts.AFFECT,
    "length": parts.LENGTH,
    "tempo": parts.TEMPO,
    "fit": FIT,
    "style": parts.STYLE,
    "diversity": parts.DIVERSITY,
    "continuity": parts.CONTINUITY,
}


class Recommender:
    """Ranks the Tracks of some catalogues. Deterministic: the same scenes and settings
    give the same lists in every run, on every machine.

    Raises CatalogueError if the catalogues hold no track with an Emotion, or if the
    ratings of the mood words are missing.
    """

    def __init__(
        self,
        catalogues: Sequence[Catalogue],
        styles: StyleTable | None = None,
        structures: StructureSource | None = None,
    ) -> None:
        """styles: in place of the shipped ones. structures: of the tracks that were listened to;
        without them the part `fit` knows the length of a scene, not its hits."""
        self._hits = HitTable(structures or _no_structure)
        self._affect = load_affect()
        with gc_paused():
            self._library = build_library(catalogues, self._affect)
        if not len(self._library):
            raise CatalogueError("The catalogues hold no track to recommend; choose another one.")
        self._fits = fit_table(catalogues, self._library)
        self._styles = styles or load_styles()
        self._kernel = parts.similarity(self._affect)
        self._filter = TrackFilter(self._library)
        self._n_songs = len(self._library.song_numbers)

    @property
    def facets(self) -> Facets:
        """Returns the values that the filters can choose from."""
        return self._filter.facets

    @property
    def tracks(self) -> Sequence[Track]:
        """Returns the tracks that may be recommended."""
        return self._library.tracks

    def count(self, filters: MusicFilters) -> tuple[int, int]:
        """Counts the tracks that pass the filters, and all tracks."""
        return int(self._filter.passing(filters).sum()), len(self._library)

    def recommend(
        self,
        scenes: Sequence[Scene],
        settings: RecommendSettings = _DEFAULT,
        wishes: Sequence[Wish] = (),
    ) -> tuple[tuple[Recommendation, ...], ...]:
        """Ranks tracks for all scenes: their lists in order, best track first.

        wishes: the editor's, one per scene, or none at all. A track is listed again for a
        later scene only if the fresh ones fit clearly less, or if it may carry on into a
        scene that follows at once and feels alike.
        """
        wishes = wishes or (NO_WISH,) * len(scenes)
        if settings.strategy == "classic":
            return self._classic(scenes, settings, wishes)
        pairs = zip(scenes, wishes, strict=True)
        searches = [search_for(scene, wish, self._affect) for scene, wish in pairs]
        uses = np.zeros(self._n_songs, dtype=np.int64)
        lists: list[list[RankedRow]] = []
        carried: int | None = None
        picks = CarriedLengths(scenes, _picked(wishes))
        result = []
        for i, search in enumerate(searches):
            before = lists[-1][0].index if lists and lists[-1] else None
            goes_on = before is not None and before != carried
            carried = before if goes_on and self._carries(searches[i - 1], search, before) else None
            taken = self._taken(uses, wishes, i)
            longer_s = self._rows_of(picks.through(i))
            if carried is not None:
                longer_s[carried] = scenes[i - 1].duration_s + search.scene.duration_s
            ranked = self._rank(search, taken, carried, settings, longer_s)
            uses[[self._library.song[row.index] for row in ranked]] += 1
            lists.append(ranked)
            result.append(self._recommendations(search, ranked, carried))
        return tuple(result)

    def again(
        self,
        scenes: Sequence[Scene],
        index: int,
        current: Sequence[Sequence[Recommendation]],
        settings: RecommendSettings = _DEFAULT,
        wishes: Sequence[Wish] = (),
    ) -> tuple[Recommendation, ...]:
        """Ranks tracks for scene `index` alone, the lists of the others being `current`.

        For a corrected scene: the editor's other lists stay as they are. Raises
        IndexError for a scene that is not there.
        """
        wishes = wishes or (NO_WISH,) * len(scenes)
        if settings.strategy == "classic":
            return self._classic(scenes, settings, wishes)[index]
        search, taken, longer_s = self._alone(scenes, index, current, wishes)
        ranked = self._rank(search, taken, None, settings, longer_s)
        return self._recommendations(search, ranked, None)

    def topped_up(
        self,
        scenes: Sequence[Scene],
        index: int,
        current: Sequence[Sequence[Recommendation]],
        settings: RecommendSettings = _DEFAULT,
        wishes: Sequence[Wish] = (),
    ) -> tuple[Recommendation, ...]:
        """Fills the list of scene `index` up to its length: what is in it stays, in its order.

        For a list that a rejection made shorter.
        """
        whole = self.whole(scenes, index, current, settings, wishes)
        listed = whole.listed
        added = (whole.recommendation(i) for i in range(len(listed), len(whole)))
        return listed + tuple(islice(added, max(0, settings.top - len(listed))))

    def whole(
        self,
        scenes: Sequence[Scene],
        index: int,
        current: Sequence[Sequence[Recommendation]],
        settings: RecommendSettings = _DEFAULT,
        wishes: Sequence[Wish] = (),
    ) -> WholeList:
        """Orders everything that may be listed for scene `index`: its list in `current`, then all
        other tracks as they would follow. Raises IndexError for a scene that is not there."""
        wishes = wishes or (NO_WISH,) * len(scenes)
        listed = tuple(current[index]) if current else ()
        search, taken, longer_s = self._alone(scenes, index, current, wishes)
        rows = (self._library.row(r.track.key) for r in listed)
        rest = rest_of(
            self._library,
            self._values(search, self._continuity(taken), longer_s, settings),
            _by_part(settings.weights),
            allowed=self._allowed(search, settings),
            lot=draw_lots(self._library, search.scores),
            above=[row for row in rows if row is not None],
        )
        return WholeList(
            listed,
            self._library.tracks,
            rest.order,
            lambda rank, row: self._recommendation(rank, search, rest.row(row), carried=False),
        )

    def _alone(
        self,
        scenes: Sequence[Scene],
        index: int,
        current: Sequence[Sequence[Recommendation]],
        wishes: Sequence[Wish],
    ) -> tuple[Search, Counts, dict[int, float]]:
        """Prepares the search for one scene beside the lists of the others.

        Returns what is sought, how often songs are used there, and the seconds of rows that play
        on through neighbours.
        """
        others = [r for i, rs in enumerate(current) if i != index for r in rs]
        return (
            search_for(scenes[index], wishes[index], self._affect),
            self._taken(self._uses(others), wishes, index),
            self._rows_of(CarriedLengths(scenes, _picked(wishes)).through(index)),
        )

    def _classic(
        self, scenes: Sequence[Scene], settings: RecommendSettings, wishes: Sequence[Wish]
    ) -> tuple[tuple[Recommendation, ...], ...]:
        allowed = [self._listable(wish, settings) for wish in wishes]
        lists = recommend_classic(self._library, scenes, settings.top, wishes, allowed)
        return tuple(
            (kept_first(wish.kept), *(replace(r, rank=r.rank + 1) for r in listed))
            if wish.kept
            else listed
            for wish, listed in zip(wishes, lists, strict=True)
        )

    def _uses(self, listed: Sequence[Recommendation]) -> Counts:
        """Counts int64[songs]: how often each song is listed already."""
        uses = np.zeros(self._n_songs, dtype=np.int64)
        for recommendation in listed:
            number = self._library.song_number(recommendation.track)
            if number is not None:
                uses[number] += 1
        return uses

    def _taken(self, uses: Counts, wishes: Sequence[Wish], index: int) -> Counts:
        """Counts `uses`, where a song that is picked for another scene counts as used, too."""
        picks = [w.pick for i, w in enumerate(wishes) if w.pick and i != index]
        songs = [self._library.song_number(track) for track in picks]
        taken = uses.copy()
        for song in songs:
            if song is not None:
                taken[song] = max(1, taken[song])
        return taken

    def _allowed(self, search: Search, settings: RecommendSettings) -> Mask:
        """Computes bool[n]: may be listed, and holds back where that is wanted."""
        return self._listable(search.wish, settings) & self._quiet(search.scene, settings)

    def _listable(self, wish: Wish, settings: RecommendSettings) -> Mask:
        """Computes bool[n]: passes the filters, was not rejected, is not the kept track anyway."""
        allowed = self._filter.passing(settings.filters)
        out = songs_of(self._library, wish.rejected).tolist()
        if wish.kept:
            own = self._library.song_number(wish.kept)
            out.append(-1 if own is None else own)
        return allowed & ~np.isin(self._library.song, out) if out else allowed

    def _rows_of(self, lengths_s: Mapping[TrackKey, float]) -> dict[int, float]:
        """Maps rows of the library to seconds; tracks that are not in it are left out. Only fits
        use it."""
        if not len(self._fits):
            return {}
        rows = ((self._library.row(key), length_s) for key, length_s in lengths_s.items())
        return {row: length_s for row, length_s in rows if row is not None}

    def _rank(
        self,
        search: Search,
        uses: Counts,
        carried: int | None,
        settings: RecommendSettings,
        longer_s: Mapping[int, float],
    ) -> list[RankedRow]:
        """Ranks the tracks for one scene. longer_s: rows of tracks that play on through scenes
        beside this one, to seconds."""
        library, kept = self._library, search.wish.kept
        first = library.row(kept.key) if kept else None
        foreign = kept is not None and first is None
        preferred = np.zeros(len(library), dtype=bool)
        continuity = self._continuity(uses)
        if carried is not None:
            preferred[carried] = True
            continuity[carried] = 1.0
        return choose(
            library,
            self._values(search, continuity, longer_s, settings),
            _by_part(settings.weights),
            preferred=preferred,
            allowed=self._allowed(search, settings),
            lot=draw_lots(library, search.scores),
            top=settings.top - int(foreign),
            first=first,
        )

    def _continuity(self, uses: Counts) -> parts.Values:
        """Computes float64[n]: the lower, the more often a song is used already."""
        values: parts.Values = 1.0 / (1.0 + uses[self._library.song].astype(np.float64)) ** 2
        return values

    def _quiet(self, scene: Scene, settings: RecommendSettings) -> Mask:
        """Computes bool[n]: whether a track holds back under the dialogue of a scene."""
        if not settings.hold_back or scene.coverage.speech < _DIALOGUE:
            return np.ones(len(self._library), dtype=bool)
        return np.array([track.vocals is not True for track in self._library.tracks])

    def _fit(
        self, search: Search, longer_s: Mapping[int, float], settings: RecommendSettings
    ) -> parts.Values:
        """Computes float64[n]: how well tracks meet the length of the scene, and those that do best
        its hits, too."""
        wait_s = min(search.wish.line_s, search.scene.duration_s / 2) if settings.after_line else 0
        length_s = search.scene.duration_s - wait_s
        values = self._fits.fit(length_s, longer_s)
        hits_s = [hit_s - wait_s for hit_s in search.wish.hits_s if hit_s > wait_s]
        known = np.flatnonzero(np.isfinite(values))
        best = known[np.argsort(-values[known], kind="stable")][:MOST_TRACKS] if hits_s else ()
        for row in map(int, best):
            met = self._hits.met(row, self._library.tracks[row], hits_s, length_s)
            values[row] = values[row] if met is None else (values[row] + met) / 2
        return values

    def _values(
        self,
        search: Search,
        continuity: parts.Values,
        longer_s: Mapping[int, float],
        settings: RecommendSettings,
    ) -> Mapping[str, parts.Values]:
        library, expected = self._library, search.expected
        fit = {FIT: self._fit(search, longer_s, settings)} if len(self._fits) else {}
        return {
            parts.EMOTION_MATCH: parts.emotion_match(library, search.scores, self._kernel),
            parts.AFFECT: parts.affect_closeness(library, expected, self._affect),
            parts.LENGTH: parts.length_fit(library.duration_s, search.scene.duration_s),
            parts.TEMPO: parts.tempo_fit(library.bpm, expected),
            **fit,
            parts.STYLE: parts.style_match(library, search.scores, self._styles),
            parts.CONTINUITY: continuity,
        }

    def _recommendations(
        self, search: Search, ranked: Sequence[RankedRow], carried: int | None
    ) -> tuple[Recommendation, ...]:
        kept = search.wish.kept
        foreign = (kept_first(kept),) if kept and self._library.row(kept.key) is None else ()
        return foreign + tuple(
            self._recommendation(rank, search, row, carried=row.index == carried)
            for rank, row in enumerate(ranked, start=1 + len(foreign))
        )

    def _recommendation(
        self, rank: int, search: Search, row: RankedRow, *, carried: bool
    ) -> Recommendation:
        track = self._library.tracks[row.index]
        values = {part.name: part.value for part in row.parts}
        reason = sentence(search, track, values, carried=carried)
        score = scaled(row.score, search.feeling, search.wish)
        return Recommendation(rank, track, score, row.parts, reason)

    def _carries(self, before: Search, search: Search, track: int | None) -> bool:
        """Decides whether the first track of the scene before may go on through this one: they
        touch, the same is searched for both, and it is known to last through both."""
        total_s = before.scene.duration_s + search.scene.duration_s
        return (
            track is not None
            and touching(before.scene, search.scene)
            and _alike(before.wanted, search.wanted)
            and bool(self._library.duration_s[track] >= total_s)
        )


def _no_structure(_: Track) -> None:
    """Knows no structure."""


def _alike(a: EmotionScores, b: EmotionScores) -> bool:
    if not (parts.has_evidence(a) and parts.has_evidence(b)):
        return False
    return float(np.minimum(a, b).sum()) >= _ALIKE_OVERLAP


def _picked(wishes: Sequence[Wish]) -> dict[int, Track]:
    """Maps the position of each scene with a pick to its track."""
    return {index: wish.pick for index, wish in enumerate(wishes) if wish.pick is not None}


def _by_part(weights: Weights) -> dict[str, float]:
    return {_PART_OF_WEIGHT[name]: value for name, value in asdict(weights).items()}
