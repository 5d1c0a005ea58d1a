"""Paints one row of the list of scenes: number, times, portraits; emotion, music."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from aemo_studio.domain.time import clock
from aemo_studio.gui.look import icons, theme
from aemo_studio.gui.scene_list.entries import SceneEntry
from aemo_studio.gui.scene_list.model import ENTRY
from aemo_studio.gui.scene_list.words import feeling_text, music_text
from aemo_studio.gui.widgets.portraits import portrait_of
from aemo_studio.gui.widgets.row_ground import paint_ground

Index = QModelIndex | QPersistentModelIndex
ROW_PX = 48
PORTRAIT = 20
MOST_PORTRAITS = 4
_MARGIN = 10
_NUMBER_PX = 34
_LINE_PX = 18
_CHIP_PX = 9
_LOCK_PX = 12
_GAP = 8
_FEELING_SHARE = 0.45
_FEELING_PX = 112


class SceneDelegate(QStyledItemDelegate):
    """Paints rows that are all of one height."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, SceneEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        paint_ground(painter, QRectF(rect).adjusted(3, 1, -3, -1), option.state)
        area = QRectF(rect).adjusted(_MARGIN, 5, -_MARGIN, -5)
        left = _portraits(painter, area, entry)
        _times(painter, QRectF(area.topLeft(), QPointF(left, area.top() + _LINE_PX)), entry)
        below = area.adjusted(_NUMBER_PX, _LINE_PX + 1, 0, 0)
        _feeling_and_music(painter, below, entry)
        painter.restore()


def is_on_music(rect: QRect, place: QPoint) -> bool:
    """Returns whether a point of a row is on the name of its music."""
    left = rect.left() + _MARGIN + _NUMBER_PX
    feeling = _feeling_width(rect.right() - _MARGIN - left)
    return place.x() > left + feeling and place.y() > rect.top() + ROW_PX / 2


def _feeling_width(room: float) -> float:
    """Measures the column of the emotion; the music has the rest."""
    return min(room * _FEELING_SHARE, _FEELING_PX)


def _portraits(painter: QPainter, area: QRectF, entry: SceneEntry) -> float:
    """Paints who is there at the right, first who is there most; returns where they begin."""
    ratio = painter.device().devicePixelRatio()
    shown = entry.characters[:MOST_PORTRAITS]
    left = area.right() - len(shown) * (PORTRAIT + 3)
    for place, one in enumerate(shown):
        at = QPointF(left + place * (PORTRAIT + 3), area.top() - 1)
        painter.drawPixmap(at, portrait_of(one, PORTRAIT, ratio))
    return left


def _times(painter: QPainter, area: QRectF, entry: SceneEntry) -> None:
    colours = theme.current()
    number = QRectF(area.left(), area.top(), _NUMBER_PX, area.height())
    _text(painter, number, str(entry.index + 1), theme.font(bold=True), colours.ink)
    times = f"{entry.timecode}   {clock(entry.length_s)}"
    rest = area.adjusted(_NUMBER_PX, 0, 0, 0)
    _text(painter, rest, times, theme.timecode_font(theme.TEXT_SMALL), colours.ink_soft)


def _feeling_and_music(painter: QPainter, area: QRectF, entry: SceneEntry) -> None:
    colours, font = theme.current(), theme.font(theme.TEXT_SMALL)
    width = _feeling_width(area.width())
    _chip(painter, area, entry, colours)
    feeling = QRectF(area.left() + _CHIP_PX + 5, area.top(), width - _CHIP_PX - 5, _LINE_PX)
    _text(painter, feeling, feeling_text(entry), font, colours.ink)
    music = QRectF(area.left() + width + _GAP, area.top(), area.width() - width - _GAP, _LINE_PX)
    if entry.locked:
        top = int(music.top()) + (_LINE_PX - _LOCK_PX) // 2
        icons.plain("locked", _LOCK_PX).paint(painter, int(music.left()), top, _LOCK_PX, _LOCK_PX)
        music.setLeft(music.left() + _LOCK_PX + 3)
    ink = colours.ink_faint if entry.track is None else colours.ink
    _text(painter, music, _music_words(entry, font, music.width()), font, ink)


def _music_words(entry: SceneEntry, font: QFont, room: float) -> str:
    """Names title and artist, or the title alone where both have no room."""
    text = music_text(entry)
    fits = QFontMetricsF(font).horizontalAdvance(text) <= room
    return text if fits or entry.track is None else entry.track.title


def _chip(painter: QPainter, area: QRectF, entry: SceneEntry, colours: theme.Theme) -> None:
    """Paints the colour of the emotion; an empty outline without evidence."""
    chip = QRectF(area.left(), area.top() + (_LINE_PX - _CHIP_PX) / 2, _CHIP_PX, _CHIP_PX)
    if entry.emotion is None:
        painter.setPen(QColor(colours.ink_faint))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.emotion_colour(entry.emotion, colours.dark))
    painter.drawRoundedRect(chip, 2, 2)


def _text(painter: QPainter, area: QRectF, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
