"""Paints the probabilities of Emotions as bars over the full width."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from aemo_studio.domain.certainty import MOMENT
from aemo_studio.domain.emotion import EMOTIONS, Emotion, EmotionScores
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget

ROW_H = 16
LEAST_SHARE = 0.05
"""From here on an Emotion has a bar of its own; the others share one."""
_WORTH_A_BAR = 0.005
_BAR_H = 8.0
_LABEL_GAP = 8


@dataclass(frozen=True, eq=False)
class BarColumn:
    """The bars of one modality."""

    #: Its heading.
    name: str
    #: float32[8]; None where the modality is missing.
    scores: EmotionScores | None
    #: How much of the scene it rests on; where it is missing, why.
    words: str = ""
    #: The same as a share, in [0, 1].
    coverage: float = 1.0

    @property
    def weak(self) -> bool:
        """Returns whether the modality covers so little of the scene that it is drawn faintly."""
        return self.coverage < MOMENT

    @property
    def rows(self) -> tuple[tuple[Emotion | None, float], ...]:
        """Returns Emotions with their shares, most probable first; None for all others together.
        Empty where the modality is missing: that is no bar of length 0."""
        if self.scores is None:
            return ()
        shares = sorted(zip(EMOTIONS, map(float, self.scores), strict=True), key=lambda p: -p[1])
        own = [(emotion, share) for emotion, share in shares if share >= LEAST_SHARE]
        rest = sum(share for _, share in shares if share < LEAST_SHARE)
        return (*own, (None, rest)) if rest >= _WORTH_A_BAR else tuple(own)


NOTHING = BarColumn("", None)


class ProbabilityBars(PanelWidget):
    """Paints a row for each Emotion of 5 % and more, and one for the others."""

    def __init__(self) -> None:
        super().__init__()
        self._column = NOTHING
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.hide()
        self.retranslate()

    def show_column(self, column: BarColumn) -> None:
        self._column = column
        self.setVisible(bool(column.rows))
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleDescription(self.spoken())
        self.update()

    @property
    def column(self) -> BarColumn:
        return self._column

    def label_width(self) -> int:
        """Measures the room for the names of the emotions: the bars begin there."""
        metrics = QFontMetrics(theme.font(theme.TEXT_SMALL))
        names = (*(words.emotion_word(e) for e in EMOTIONS), self._others())
        return max(map(metrics.horizontalAdvance, names)) + _LABEL_GAP

    def spoken(self) -> str:
        """Writes all numbers as a sentence, for a screen reader."""
        column = self._column
        shares = words.joined(f"{self._named(e)} {words.percent(p)}" for e, p in column.rows)
        return f"{words.headed(column.name)}: {shares or column.words}."

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(240, ROW_H * len(self._column.rows))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.label_width() + 60, self.sizeHint().height())

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Probabilities of the emotions"))
        self.updateGeometry()
        self.update()

    def bar_room(self, row: int) -> QRectF:
        """Places the groove of a row, between its name and its number."""
        left = self.label_width()
        width = self.width() - left - self._number_width()
        return QRectF(left, row * ROW_H + (ROW_H - _BAR_H) / 2, width, _BAR_H)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, (emotion, share) in enumerate(self._column.rows):
            strong = row == 0 and not self._column.weak
            self._paint_name(painter, row, emotion, strong=strong)
            self._paint_bar(painter, self.bar_room(row), share, emotion, strong=strong)
            self._paint_number(painter, row, share, strong=strong)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        QToolTip.showText(event.globalPosition().toPoint(), self.reading(event.position()), self)

    def reading(self, at: QPointF) -> str:
        """Writes the number under the pointer in words."""
        rows, row = self._column.rows, int(at.y() // ROW_H)
        if not 0 <= row < len(rows):
            return ""
        emotion, share = rows[row]
        name = words.headed(self._column.name)
        return f"{name}: {self._named(emotion)} {words.percent(share)}"

    def _others(self) -> str:
        return self.tr("others")

    def _named(self, emotion: Emotion | None) -> str:
        return self._others() if emotion is None else words.emotion_word(emotion)

    def _number_width(self) -> int:
        widest = theme.timecode_font(theme.TEXT_SMALL, bold=True)
        return QFontMetrics(widest).horizontalAdvance(words.percent(1.0)) + 6

    def _paint_name(
        self, painter: QPainter, row: int, emotion: Emotion | None, *, strong: bool
    ) -> None:
        colours = theme.current()
        painter.setPen(QColor(colours.ink if strong else colours.ink_soft))
        painter.setFont(theme.font(theme.TEXT_SMALL))
        rect = QRectF(0, row * ROW_H, self.label_width() - _LABEL_GAP, ROW_H)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, flags, self._named(emotion))

    def _paint_bar(
        self,
        painter: QPainter,
        groove: QRectF,
        share: float,
        emotion: Emotion | None,
        *,
        strong: bool,
    ) -> None:
        colours = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mixed(colours.line, colours.panel, 0.55))
        painter.drawRoundedRect(groove, _BAR_H / 2, _BAR_H / 2)
        plain = QColor(colours.ink_faint)
        colour = plain if emotion is None else theme.emotion_colour(emotion, colours.dark)
        strength = 1.0 if strong else 0.4 if self._column.weak else 0.75
        painter.setBrush(theme.mixed(colour, colours.panel, strength))
        groove.setWidth(max(_BAR_H / 2, groove.width() * share))
        painter.drawRoundedRect(groove, min(_BAR_H, groove.width()) / 2, _BAR_H / 2)

    def _paint_number(self, painter: QPainter, row: int, share: float, *, strong: bool) -> None:
        colours = theme.current()
        painter.setPen(QColor(colours.ink if strong else colours.ink_soft))
        painter.setFont(theme.timecode_font(theme.TEXT_SMALL, bold=strong))
        rect = QRectF(0, row * ROW_H, self.width(), ROW_H)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, flags, words.percent(share))
