"""What the editor wants of the music of one scene, and what is therefore sought."""

from __future__ import annotations

from dataclasses import dataclass

from aemo_studio.domain.emotion import Emotion, EmotionScores, scores_from_dict
from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.domain.scene import Feeling, Scene, feeling_of
from aemo_studio.music.recommend.affect import Affect, AffectTable
from aemo_studio.music.recommend.parts import musical_scores


@dataclass(frozen=True)
class Intention:
    """A Mood that the music is to have whatever the scene feels like, and the Emotions that
    it serves in the mood map."""

    mood: str
    emotions: tuple[Emotion, ...]


@dataclass(frozen=True)
class Wish:
    """The editor's decisions about the music of a scene.

    emotion: what the scene feels like, where that was set by hand. intention: None matches
    the scene. rejected: never listed here, nor the same songs from other catalogues.
    pick: not repeated elsewhere by accident; locked: it stays here, first in the list.
    """

    emotion: Emotion | None = None
    intention: Intention | None = None
    rejected: frozenset[TrackKey] = frozenset()
    pick: Track | None = None
    locked: bool = False

    @property
    def kept(self) -> Track | None:
        """The track that stays first, if any."""
        return self.pick if self.locked else None


NO_WISH = Wish()


@dataclass(frozen=True, eq=False)
class Search:
    """What is sought for a scene. feeling: what the scene counts as. wanted: EmotionScores of
    the scene or of the intention, uniform without evidence. scores: the same, with a prior in
    that case. expected: the Affect to come near to."""

    scene: Scene
    wish: Wish
    feeling: Feeling
    wanted: EmotionScores
    scores: EmotionScores
    expected: Affect


def search_for(scene: Scene, wish: Wish, affect: AffectTable) -> Search:
    """By the EmotionScores that count for the scene, or by those of the intended Mood."""
    feeling = feeling_of(scene, wish.emotion)
    if wish.intention is None:
        scores = musical_scores(feeling.scores)
        expected = affect.expectation(scores)
        return Search(scene, wish, feeling, feeling.scores, scores, expected)
    scores = scores_from_dict({e.value: 1.0 for e in wish.intention.emotions})
    rated = affect.moods.get(wish.intention.mood)
    expected = affect.expectation(scores) if rated is None else rated
    return Search(scene, wish, feeling, scores, scores, expected)
