"""Defines what was understood of a sentence: one chip per wish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from aemo_studio.domain.music import TrackKey

COMMERCIAL = "commercial"
"""Value of a licence wish: what may be published in a film that is sold."""

NO_ATTRIBUTION = "no attribution"
"""Value of a licence wish: nobody has to be named."""

VOCALS = "vocals"
"""The one value of a wish about singing; whether it is wanted says `negated`."""


class ChipKind(StrEnum):
    """What a wish is about."""

    MOOD = "mood"
    GENRE = "genre"
    TEMPO = "tempo"
    VOCALS = "vocals"
    INSTRUMENT = "instrument"
    LENGTH = "length"
    LICENCE = "licence"
    ERA = "era"
    AFFECT = "affect"
    TITLE = "title"
    EFFECT = "effect"


class Degree(StrEnum):
    """How much of it is wished for."""

    PLAIN = ""
    SLIGHTLY = "slightly"
    VERY = "very"


@dataclass(frozen=True)
class Bounds:
    """A range of beats per minute, seconds or years; None is no limit."""

    #: Lowest value.
    low: float | None = None
    #: Highest value.
    high: float | None = None
    #: Whether the limits themselves are outside, as in "under two minutes".
    open: bool = False

    @property
    def centre(self) -> float | None:
        """Returns the middle of a range with two limits."""
        if self.low is None or self.high is None:
            return None
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class WishStep:
    """A change against what was shown before: slower, longer."""

    #: -1 (slower, shorter) or 1.
    direction: int


@dataclass(frozen=True)
class Feel:
    """Valence and arousal of a word, or a step along them."""

    #: 1 (unpleasant) to 9; of a step in points, below 0 is darker.
    valence: float
    #: 1 (calm) to 9; of a step in points, below 0 is calmer.
    arousal: float
    #: Whether it is a step against what was shown before: darker, more energetic.
    step: bool = False
    #: Valence and arousal from where a step goes; None where the piece that it is to be like, or
    #: the mean of all words, says it.
    base: tuple[float, float] | None = None


@dataclass(frozen=True)
class NamedPiece:
    """A title or a name, and how it is meant."""

    #: Words of the title or of the artist, in lower case.
    words: str
    #: The track that is meant; None where no single one is.
    key: TrackKey | None = None
    #: Whether others like it are wanted, and not itself.
    like: bool = False


ChipValue: TypeAlias = str | Bounds | WishStep | Feel | NamedPiece


@dataclass(frozen=True)
class SearchChip:
    """One wish as it was understood."""

    #: What it is about.
    kind: ChipKind
    #: The words that were understood, in lower case, in the characters that were typed.
    text: str
    #: Name of a mood, genre, instrument, licence or effect; Bounds or a WishStep of tempo and
    #: length, Bounds of an era; a Feel; a NamedPiece.
    value: ChipValue
    #: Whether it is not wanted.
    negated: bool = False
    #: How much of it is wanted.
    degree: Degree = Degree.PLAIN

    @property
    def wish(self) -> tuple[ChipKind, ChipValue, bool]:
        """Returns what tells wishes apart, whatever the words."""
        return (self.kind, self.value, self.negated)


@dataclass(frozen=True)
class SearchState:
    """What is searched for at the moment."""

    #: The wishes, in the order in which they were made.
    chips: tuple[SearchChip, ...] = ()
    #: Words that were not understood, in lower case, in the characters that were typed.
    ignored: tuple[str, ...] = ()

    def without(self, chip: SearchChip) -> SearchState:
        """Takes one wish away."""
        return replace(self, chips=tuple(c for c in self.chips if c != chip))

    def of(self, kind: ChipKind) -> tuple[SearchChip, ...]:
        """Lists the wishes about something."""
        return tuple(chip for chip in self.chips if chip.kind is kind)


NO_WISHES = SearchState()


def without_repeats(chips: tuple[SearchChip, ...]) -> tuple[SearchChip, ...]:
    """Leaves out what was wished twice; the first words stay."""
    return tuple({chip.wish: chip for chip in reversed(chips)}.values())[::-1]
