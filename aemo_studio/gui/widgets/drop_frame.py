"""Paints over a window what a drop would do there: open a film, or import music."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from aemo_studio.gui.look import icons, theme
from aemo_studio.gui.widgets.dropped import Dropped

_FRAME_PX = 3
_CARD = QSize(320, 150)
_GAP = 16
_ICON = 34
_TOP = 0.58
_RADIUS = 10


class Aim(Enum):
    """Names what a drop does."""

    OPEN = auto()
    IMPORT = auto()


@dataclass(frozen=True)
class _Card:
    """A place to drop on."""

    aim: Aim
    title: str
    name: str


class DropFrame(QWidget):
    """Shows a card for each thing that can be done with what is dragged; one is aimed at."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cards: tuple[_Card, ...] = ()
        self._aimed = 0
        self.hide()

    @property
    def imports(self) -> bool:
        """Returns whether a drop now would import music."""
        return bool(self._cards) and self._cards[self._aimed].aim is Aim.IMPORT

    @property
    def words(self) -> tuple[str, ...]:
        """Returns what stands on the cards, the aimed one first."""
        cards = sorted(self._cards, key=lambda card: card is not self._cards[self._aimed])
        return tuple(f"{card.title}: {card.name}" for card in cards)

    def show_over(self, window: QWidget, dropped: Dropped) -> None:
        """Shows what can be done with what is dragged over the window."""
        self._cards, self._aimed = tuple(self._offers(dropped)), 0
        self.setGeometry(window.rect())
        self.raise_()
        self.show()
        self.update()

    def point_at(self, place: QPoint) -> None:
        """Aims at the card under the pointer, else at the nearest."""
        places = self.card_places()
        if places:
            self._aimed = min(
                range(len(places)), key=lambda n: abs(places[n].center().x() - place.x())
            )
            self.update()

    def card_places(self) -> list[QRect]:
        """Returns where the cards are."""
        count = len(self._cards)
        whole = count * _CARD.width() + (count - 1) * _GAP
        left = (self.width() - whole) // 2
        # Over the timeline: rows of music take drops of their own.
        top = min(round(_TOP * self.height()), self.height() - _CARD.height() - _GAP)
        step = _CARD.width() + _GAP
        return [QRect(QPoint(left + n * step, top), _CARD) for n in range(count)]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.current().window)
        veil.setAlpha(150)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(self.palette().highlight().color(), 2 * _FRAME_PX))
        painter.drawRect(self.rect())
        for number, (card, place) in enumerate(zip(self._cards, self.card_places(), strict=True)):
            self._paint_card(painter, card, place, aimed=number == self._aimed)
        painter.end()

    def _paint_card(self, painter: QPainter, card: _Card, place: QRect, *, aimed: bool) -> None:
        colours = theme.current()
        painter.setPen(QPen(QColor(colours.accent if aimed else colours.line), 2 if aimed else 1))
        painter.setBrush(theme.mixed(colours.accent, colours.panel, 0.18 if aimed else 0.0))
        painter.drawRoundedRect(QRectF(place), _RADIUS, _RADIUS)
        icon = QRect(0, 0, _ICON, _ICON)
        icon.moveCenter(QPoint(place.center().x(), place.top() + 42))
        name = "music" if card.aim is Aim.IMPORT else "film"
        icons.plain(name, _ICON).paint(painter, icon)
        self._paint_words(painter, card, place.adjusted(_GAP, 68, -_GAP, -_GAP))

    def _paint_words(self, painter: QPainter, card: _Card, place: QRect) -> None:
        colours, middle = theme.current(), Qt.AlignmentFlag.AlignHCenter
        painter.setFont(theme.font(theme.TEXT_LARGE, bold=True))
        painter.setPen(QColor(colours.ink))
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignTop, card.title)
        painter.setFont(theme.font(theme.TEXT))
        painter.setPen(QColor(colours.ink_soft))
        elided = painter.fontMetrics().elidedText(
            card.name, Qt.TextElideMode.ElideMiddle, place.width()
        )
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignBottom, elided)

    def _offers(self, dropped: Dropped) -> list[_Card]:
        cards = []
        if dropped.to_import and not dropped.others:
            cards.append(_Card(Aim.IMPORT, self.tr("Import as music"), self._named(dropped)))
        if dropped.to_open is not None:
            only = not dropped.others
            title = self.tr("Open as a sound-only film") if only else self.tr("Open")
            cards.append(_Card(Aim.OPEN, title, dropped.to_open.name))
        return cards

    def _named(self, dropped: Dropped) -> str:
        paths = dropped.to_import
        if len(paths) == 1:
            return paths[0].name
        return self.tr("%n files and folders", "", len(paths))
