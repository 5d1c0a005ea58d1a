"""Defines Effects (sound effects), the moments that may have one, and their suggestions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aemo_studio.domain.addresses import file_url, page_at
from aemo_studio.domain.emotion import Emotion, EmotionScores
from aemo_studio.domain.terms import Terms

_ASK_FOR_A_NAME = ("cc by", "attribution", "/licenses/by")
AUTHOR_UNKNOWN = "author not on file: look the name up"
"""Stands in a credit line in place of a name."""

_FREESOUND = "https://freesound.org/"


class EffectKind(StrEnum):
    """What an Effect does in a film."""

    #: Lies under a whole scene.
    AMBIENCE = "ambience"
    #: Sounds once, at a moment.
    ACCENT = "accent"
    #: Goes with what is seen and is therefore not suggested: nobody looked at the picture for it.
    FOLEY = "foley"
    #: Musical, at a change of scene.
    STING = "sting"


@dataclass(frozen=True)
class ClassRating:
    """How listeners rated sounds of an Effect's class, on average; nobody rated the Effect."""

    #: 1 (unpleasant) to 9.
    valence: float
    #: 1 (calm) to 9.
    arousal: float
    #: 1 (small and helpless before it) to 9.
    dominance: float


@dataclass(frozen=True)
class Effect:
    """One sound that is no music, and what is owed for it. What is not known is None or empty."""

    #: Its name in the catalogue, unique there.
    sound_id: str
    #: As the catalogue gives it, else the words for its class.
    title: str
    #: Who made it; empty where nobody noted that, which CC0 allows.
    author: str
    #: Word for its class, `Thunder`.
    class_name: str
    #: CatID of the Universal Category System, `ANMLDog`; empty if unknown.
    category: str
    #: What it does in a film.
    kind: EffectKind
    #: Of its class; None where no such sound was rated.
    rating: ClassRating | None
    #: Emotions of scenes that its class is at home in by convention; empty if undecided.
    suits: tuple[Emotion, ...]
    #: Name of the licence, `CC0`; empty or `not stated` where the catalogue has none.
    licence: str
    #: The address as the catalogue gives it.
    url: str
    #: Name of the catalogue or of the folder.
    catalogue: str
    #: Path of the sound file; None where only its page is known.
    file: str | None = None
    #: Seconds of its file; None where that is not known.
    duration_s: float | None = None
    #: How certain the listener is of its class, in (0, 1]; None where its name or its catalogue
    #: states the class.
    certainty: float | None = None

    @property
    def link(self) -> str:
        """Returns the address that leads to the sound: its page, or its file."""
        return self.url if page_at(self.url) or not self.file else file_url(self.file)

    @property
    def attribution(self) -> str | None:
        """Writes the credit line that the licence asks for; None where it asks for none."""
        licence = self.licence.lower().replace("cc-", "cc ")
        if not any(word in licence for word in _ASK_FOR_A_NAME):
            return None
        place = " (freesound.org)" if self.url.startswith(_FREESOUND) else ""
        where = f", {self.url}" if self.url else ""
        if not self.author:
            return f'"{self.title}"{place}, {AUTHOR_UNKNOWN}{where}'
        return f'"{self.title}" by {self.author}{place}, {self.licence}{where}'

    @property
    def terms(self) -> Terms:
        """Puts the licence and the credit line together."""
        return Terms(self.licence, "", self.attribution)


@dataclass(frozen=True)
class PickedEffect:
    """An Effect that the editor chose, where it lies under the film."""

    #: The chosen sound.
    effect: Effect
    #: Seconds from the first displayed frame.
    time_s: float
    #: Seconds that it sounds, above 0.
    length_s: float

    @property
    def end_s(self) -> float:
        return self.time_s + self.length_s


@dataclass(frozen=True)
class EffectCatalogue:
    """A named table of Effects."""

    #: `sfx`, or the name of a file or folder.
    name: str
    #: In the order of the file; ids are unique.
    effects: tuple[Effect, ...]
    #: Rows or files of which no Effect could be made.
    left_out: int = 0


class Occasion(StrEnum):
    """Why a moment of the film may have an Effect."""

    SCENE = "scene"
    SCENE_CHANGE = "scene change"
    MARKER = "marker"
    TURN = "turn of emotion"
    CUT = "cut"


@dataclass(frozen=True, eq=False)
class EffectMoment:
    """A moment of the film that may have an Effect."""

    #: Position of its scene in the film, from 0.
    scene: int
    #: Seconds from the first displayed frame.
    time_s: float
    #: What happens there.
    occasion: Occasion
    #: The kind of Effect that it may have.
    kind: EffectKind
    #: float32[8]: what is felt from there on; uniform without evidence.
    scores: EmotionScores
    #: Whether the editor set the emotion.
    by_hand: bool = False
    #: The marker's name; empty elsewhere.
    name: str = ""
    #: What was felt before a turn; None elsewhere.
    before: Emotion | None = None


@dataclass(frozen=True, eq=False)
class EffectSuggestion:
    """An Effect ranked for a moment."""

    #: Where it would sound.
    moment: EffectMoment
    #: From 1, the best.
    rank: int
    #: The suggested sound.
    effect: Effect
    #: In [0, 1].
    score: float
    #: One English sentence on why the Effect is listed.
    reason: str
