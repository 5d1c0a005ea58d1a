"""Places what stands in a row of the list. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ROW_PX = 44
_PLAY_PX = 34
_BUTTON_PX = 25
_NARROW_PX = 340
_DOTS_PX = 50
_GAP_PX = 6


class RowSpot(StrEnum):
    """Names the places of a row that can be pressed."""

    PLAY = "play"
    FAVOURITE = "favourite"
    PICK = "pick"
    REJECT = "reject"
    ROW = "row"


@dataclass(frozen=True)
class Span:
    """A stretch of a row, in pixels from its left end."""

    #: Where it begins.
    left: int
    #: Where it ends.
    right: int

    @property
    def width(self) -> int:
        return self.right - self.left


@dataclass(frozen=True)
class RowPlaces:
    """The places of a row of some width."""

    #: Of the whole row, in pixels.
    width: int

    @property
    def play(self) -> Span:
        return Span(0, _PLAY_PX)

    @property
    def texts(self) -> Span:
        """Both lines of text."""
        return Span(_PLAY_PX, max(_PLAY_PX, self.favourite.left - _GAP_PX))

    @property
    def dots(self) -> Span:
        """The score, at the end of the first line."""
        return Span(self.texts.right - _DOTS_PX, self.texts.right)

    @property
    def narrow(self) -> bool:
        """Returns whether there is no room for the star."""
        return self.width < _NARROW_PX

    @property
    def favourite(self) -> Span:
        """The star; empty in a narrow row."""
        pick = self.pick
        return Span(pick.left, pick.left) if self.narrow else self._button(3)

    @property
    def pick(self) -> Span:
        return self._button(2)

    @property
    def reject(self) -> Span:
        return self._button(1)

    def of(self, spot: RowSpot) -> Span:
        """Returns the place of a spot."""
        named = {
            RowSpot.PLAY: self.play,
            RowSpot.FAVOURITE: self.favourite,
            RowSpot.PICK: self.pick,
            RowSpot.REJECT: self.reject,
        }
        return named.get(spot, self.texts)

    def spot_at(self, x: float) -> RowSpot:
        """Finds what lies under a pixel."""
        spots = (RowSpot.PLAY, RowSpot.FAVOURITE, RowSpot.PICK, RowSpot.REJECT)
        return next((s for s in spots if self.of(s).left <= x < self.of(s).right), RowSpot.ROW)

    def _button(self, from_right: int) -> Span:
        left = self.width - from_right * _BUTTON_PX - 2
        return Span(left, left + _BUTTON_PX)
