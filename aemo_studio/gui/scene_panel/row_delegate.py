"""Paints one row of the list of tracks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aemo_studio.domain.music import Track
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel import facts, row_marks, row_words
from aemo_studio.gui.scene_panel.entries import Entry
from aemo_studio.gui.scene_panel.licences import clearance
from aemo_studio.gui.scene_panel.row_model import ENTRY, Index, RowModel, more_words
from aemo_studio.gui.scene_panel.row_places import ROW_PX, RowPlaces, RowSpot

MORE_PX = 34
_FIRST_Y, _SECOND_Y = 13.0, 31.0
_LINE_PX = 18.0
_GAP_PX = 8.0
_SELECTED_SHARE, _PICKED_SHARE = 0.16, 0.12
_STRIPE_PX = 3


class RowDelegate(QStyledItemDelegate):
    """Paints rows. open_px: height below each open row, by its number."""

    def __init__(self, model: RowModel) -> None:
        super().__init__(model)
        self._model = model
        self.open_row: int | None = None
        self.open_px = 0
        self.hovered: tuple[int, RowSpot] | None = None
        self.drop_row: int | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        if self._model.entry(index.row()) is None:
            return QSize(200, MORE_PX)
        return QSize(200, ROW_PX + (self.open_px if index.row() == self.open_row else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, rect = index.data(ENTRY), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        self._ground(painter, option, index.row(), entry)
        if isinstance(entry, Entry):
            row = QRect(rect.left(), rect.top(), rect.width(), ROW_PX)
            _RowPainter(painter, row, entry, colours, self._spot(index.row())).paint(
                self._model.scene_s
            )
        else:
            self._more(painter, rect, colours)
        painter.restore()

    def _spot(self, row: int) -> RowSpot | None:
        return self.hovered[1] if self.hovered and self.hovered[0] == row else None

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, entry: object
    ) -> None:
        rect, state, colours = option.rect, option.state, theme.current()
        ground, picked = QColor(colours.panel), isinstance(entry, Entry) and entry.picked
        if picked:
            ground = theme.mixed(colours.good, ground, _PICKED_SHARE)
        if state & QStyle.StateFlag.State_Selected or row == self.open_row:
            ground = theme.mixed(colours.accent, ground, _SELECTED_SHARE)
        elif self._spot(row) is not None:
            ground = theme.mixed(colours.raised, ground, 0.6)
        painter.fillRect(rect, ground)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        if picked:
            stripe = QRect(rect.left(), rect.top(), _STRIPE_PX, rect.height() - 1)
            painter.fillRect(stripe, QColor(colours.good))
        if state & QStyle.StateFlag.State_HasFocus or row == self.drop_row:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))

    def _more(self, painter: QPainter, rect: QRect, colours: theme.Theme) -> None:
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(colours.accent))
        text = more_words(self._model.others)
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, text)


class _RowPainter:
    """Paints what stands in one row."""

    def __init__(
        self,
        painter: QPainter,
        rect: QRect,
        entry: Entry,
        colours: theme.Theme,
        spot: RowSpot | None,
    ) -> None:
        self._painter, self._rect, self._entry = painter, rect, entry
        self._colours, self._spot = colours, spot
        self._places = RowPlaces(rect.width())

    def paint(self, scene_s: float) -> None:
        self._play()
        self._buttons()
        self._first_line()
        self._second_line(scene_s)

    # The marks at both ends

    def _play(self) -> None:
        there, colours = self._entry.track.path is not None, self._colours
        over = self._spot is RowSpot.PLAY and there
        ink = colours.accent if over else colours.ink if there else colours.ink_faint
        row_marks.play(self._painter, self._middle(RowSpot.PLAY), QColor(ink), filled=there)

    def _buttons(self) -> None:
        entry, colours, painter = self._entry, self._colours, self._painter
        if not self._places.narrow and (entry.favourite or self._spot is not None):
            ink = colours.warning if entry.favourite else self._ink(RowSpot.FAVOURITE)
            middle = self._middle(RowSpot.FAVOURITE)
            row_marks.star(painter, middle, QColor(ink), filled=entry.favourite)
        ink = colours.good if entry.picked else self._ink(RowSpot.PICK)
        row_marks.tick(painter, self._middle(RowSpot.PICK), QColor(ink))
        row_marks.cross(painter, self._middle(RowSpot.REJECT), QColor(self._ink(RowSpot.REJECT)))

    def _ink(self, spot: RowSpot) -> str:
        over = {RowSpot.REJECT: self._colours.bad, RowSpot.PICK: self._colours.good}
        if self._spot is spot:
            return over.get(spot, self._colours.accent)
        return self._colours.ink_soft if self._spot is not None else self._colours.ink_faint

    def _middle(self, spot: RowSpot) -> QPointF:
        span = self._places.of(spot)
        return QPointF(
            self._rect.left() + (span.left + span.right) / 2, self._rect.top() + ROW_PX / 2
        )

    # The two lines between them

    def _first_line(self) -> None:
        track, colours = self._entry.track, self._colours
        left, right = self._line_ends()
        listed = self._entry.recommendation
        if listed is not None and listed.parts:
            y = self._rect.top() + _FIRST_Y
            row_marks.dots(self._painter, right, y, listed.score, colours)
            right = self._rect.left() + self._places.dots.left - _GAP_PX
        if self._places.narrow and self._entry.favourite:
            star = QPointF(left + 7, self._rect.top() + _FIRST_Y)
            row_marks.star(self._painter, star, QColor(colours.warning), filled=True, reach=5.5)
            left += 17
        title = theme.font(bold=True)
        used = self._text(self._box(left, right, _FIRST_Y), track.title, title, colours.ink)
        artist = f"— {row_words.artist_of(track)}"
        rest = self._box(left + used + 5, right, _FIRST_Y)
        self._text(rest, artist, theme.font(), colours.ink_soft)

    def _second_line(self, scene_s: float) -> None:
        track, colours, small = self._entry.track, self._colours, theme.font(theme.TEXT_SMALL)
        left, right = self._line_ends()
        right = self._badge(left, right) - _GAP_PX
        state = row_words.state_of(self._entry)
        if state:
            font = theme.font(theme.TEXT_SMALL, bold=True)
            left += self._whole(
                self._box(left, right, _SECOND_Y), words.headed(state), font, colours.good
            )
        left += self._length(left, right, scene_s)
        tempo = row_words.tempo_of(track)
        left += self._whole(self._box(left, right, _SECOND_Y), tempo, small, colours.ink_soft)
        for mood in track.moods:
            left += self._mood(left, right, words.mood_word(mood))
        self._genre(left, right, track)

    def _line_ends(self) -> tuple[float, float]:
        texts = self._places.texts
        return float(self._rect.left() + texts.left), float(self._rect.left() + texts.right)

    def _badge(self, left: float, right: float) -> float:
        """Paints the licence at the right end; returns where it begins."""
        track, painter = self._entry.track, self._painter
        painter.setFont(theme.font(theme.TEXT_SMALL, bold=True))
        text = row_words.licence_badge(track, short=self._places.narrow)
        ink = row_marks.clearance_ink(clearance(track), self._colours)
        ground = theme.mixed(ink, self._colours.panel, 0.16)
        begins = right - row_marks.badge_width(text, QFontMetricsF(painter.font()))
        place = QPointF(max(begins, left), self._rect.top() + _SECOND_Y)
        row_marks.badge(painter, place, text, ink, ground)
        return max(begins, left)

    def _length(self, left: float, right: float, scene_s: float) -> float:
        """Paints the length, with a tick where it lasts through the scene and a cross where it does
        not; returns the room that it took."""
        track, colours = self._entry.track, self._colours
        text, font = row_words.length_of(track), theme.font(theme.TEXT_SMALL)
        width = QFontMetricsF(font).horizontalAdvance(text)
        if not text or track.duration_s is None or left + width + 14 > right:
            return 0.0
        self._text(self._box(left, right, _SECOND_Y), text, font, colours.ink)
        middle = QPointF(left + width + 9, self._rect.top() + _SECOND_Y)
        if track.duration_s >= scene_s:
            row_marks.tick(self._painter, middle, QColor(colours.good), 4.0)
        else:
            row_marks.cross(self._painter, middle, QColor(colours.warning), 3.0)
        return width + 14 + _GAP_PX

    def _mood(self, left: float, right: float, word: str) -> float:
        painter, colours = self._painter, self._colours
        painter.setFont(theme.font(theme.TEXT_SMALL))
        width = row_marks.badge_width(word, QFontMetricsF(painter.font()))
        if left + width > right:
            return 0.0
        ground = theme.mixed(colours.ink_faint, colours.panel, 0.22)
        place = QPointF(left, self._rect.top() + _SECOND_Y)
        row_marks.badge(painter, place, word, QColor(colours.ink), ground)
        return width + 4

    def _genre(self, left: float, right: float, track: Track) -> None:
        if track.genre:
            small, soft = theme.font(theme.TEXT_SMALL), self._colours.ink_soft
            self._whole(self._box(left + 4, right, _SECOND_Y), facts.genre(track), small, soft)

    def _whole(self, box: QRectF, text: str, font: QFont, ink: str) -> float:
        """Paints a text where there is room for all of it; returns the room that it took."""
        width = QFontMetricsF(font).horizontalAdvance(text)
        if not text or width > box.width():
            return 0.0
        self._text(box, text, font, ink)
        return width + _GAP_PX

    def _box(self, left: float, right: float, y: float) -> QRectF:
        """Returns the room of a line whose middle is `y` below the top of the row."""
        return QRectF(left, self._rect.top() + y - _LINE_PX / 2, right - left, _LINE_PX)

    def _text(self, box: QRectF, text: str, font: QFont, ink: str) -> float:
        """Paints a text that ends in … where there is no room; returns its width."""
        metrics = QFontMetricsF(font)
        if box.width() < metrics.horizontalAdvance("…"):
            return 0.0
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        self._painter.setFont(font)
        self._painter.setPen(QColor(ink))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)
