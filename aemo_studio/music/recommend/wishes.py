"""Derives what is searched for a scene from its scores and the editor's decisions."""

from __future__ import annotations

from dataclasses import dataclass

from aemo_studio.base.errors import CatalogueError
from aemo_studio.domain.emotion import Emotion, EmotionScores, scores_from_dict
from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.domain.scene import Feeling, Scene, feeling_of
from aemo_studio.music.catalogue.mood_map import load_mood_map
from aemo_studio.music.recommend.affect import Affect, AffectTable
from aemo_studio.music.recommend.parts import musical_scores
from aemo_studio.music.recommend.styles import StyleLift, load_styles


@dataclass(frozen=True)
class Intention:
    """A Mood that the music is to have whatever the scene feels like."""

    #: A mood of the mood map.
    mood: str
    #: The Emotions that it serves in the mood map, one or two.
    emotions: tuple[Emotion, ...]


@dataclass(frozen=True)
class Wish:
    """The editor's decisions about the music of a scene."""

    #: Set by hand; None leaves the measured one.
    emotion: Emotion | None = None
    #: None matches the scene.
    intention: Intention | None = None
    #: Never listed here, nor the same songs from other catalogues.
    rejected: frozenset[TrackKey] = frozenset()
    #: Not repeated elsewhere by accident; None without one.
    pick: Track | None = None
    #: Whether the pick stays here, first in the list.
    locked: bool = False
    #: Moments that strong beats should meet, in seconds from the start of the scene.
    hits_s: tuple[float, ...] = ()
    #: Seconds from the start of the scene to the end of the line that is spoken then.
    line_s: float = 0.0

    @property
    def kept(self) -> Track | None:
        """Returns the track that stays first, if any."""
        return self.pick if self.locked else None


NO_WISH = Wish()


def intention_of(mood: str | None) -> Intention | None:
    """Makes the intention of a mood. One that the mood map has lost since then counts as no
    intention, not as an error. Raises CatalogueError if the mood map is damaged."""
    emotions = load_mood_map().get(mood) if mood else None
    return Intention(mood, tuple(dict.fromkeys(emotions))) if mood and emotions else None


def wanted_scores(feeling: Feeling, intention: Intention | None) -> EmotionScores:
    """Finds the EmotionScores to search for: the scene's, uniform without evidence, or the
    intention's."""
    if intention is None:
        return feeling.scores
    return scores_from_dict({e.value: 1.0 for e in intention.emotions})


def serving_styles(feeling: Feeling, mood: str | None) -> tuple[StyleLift, ...]:
    """Lists the two or three genres that serve a scene, or the mood that its music is to have.

    None where a table is damaged: the search for music says so, and the rest can be shown.
    """
    try:
        wanted = wanted_scores(feeling, intention_of(mood))
        return load_styles().serving(musical_scores(wanted))
    except CatalogueError:
        return ()


@dataclass(frozen=True, eq=False)
class Search:
    """What is searched for a scene."""

    #: The scene as measured.
    scene: Scene
    #: The editor's decisions about its music.
    wish: Wish
    #: What the scene counts as.
    feeling: Feeling
    #: float32[8]: EmotionScores of the scene or of the intention, uniform without evidence.
    wanted: EmotionScores
    #: float32[8]: the same, with a prior for unobtrusive music where there is no evidence.
    scores: EmotionScores
    #: float64[3]: the Affect to come near to.
    expected: Affect


def search_for(scene: Scene, wish: Wish, affect: AffectTable) -> Search:
    """Derives the search from the EmotionScores that count for the scene, or from those of the
    intended Mood."""
    feeling = feeling_of(scene, wish.emotion)
    wanted = wanted_scores(feeling, wish.intention)
    if wish.intention is None:
        scores = musical_scores(wanted)
        expected = affect.expectation(scores)
        return Search(scene, wish, feeling, wanted, scores, expected)
    rated = affect.moods.get(wish.intention.mood)
    expected = affect.expectation(wanted) if rated is None else rated
    return Search(scene, wish, feeling, wanted, wanted, expected)
