"""Paints eight Emotions by three modalities, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from aemo_studio.domain.emotion import EMOTIONS, Emotion, EmotionScores, top_emotion
from aemo_studio.gui.language import words
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import PanelWidget

ROW_H = 17
GAP = 12
WEAK_COVERAGE = 0.1
_BAR_H = 7.0
_HATCH_STEP = 6.0


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
        return self.coverage < WEAK_COVERAGE


class ProbabilityBars(PanelWidget):
    """Paints a row for each Emotion and a bar for each modality that has evidence.

    A missing modality is hatched and labelled as missing; it never shows bars of length 0, nor the
    even bars that stand for nothing known.
    """

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[BarColumn, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.retranslate()

    def show_columns(self, columns: Sequence[BarColumn]) -> None:
        self._columns = tuple(columns)
        self.setAccessibleDescription(self.spoken())
        self.update()

    @property
    def columns(self) -> tuple[BarColumn, ...]:
        return self._columns

    def label_width(self) -> int:
        """Measures the room for the names of the emotions: the columns begin there."""
        metrics = QFontMetrics(theme.font(theme.TEXT_SMALL))
        return max(metrics.horizontalAdvance(words.emotion_word(e)) for e in EMOTIONS) + 10

    def spoken(self) -> str:
        """Writes all numbers as sentences, for a screen reader."""
        return " ".join(f"{words.headed(c.name)}: {_spoken(c)}." for c in self._columns)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(300, ROW_H * len(EMOTIONS))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Probabilities of the emotions"))
        self.updateGeometry()
        self.update()

    def column_rects(self) -> list[QRectF]:
        """Places each column, left to right, without the labels."""
        left, n = float(self.label_width()), max(1, len(self._columns))
        width = (self.width() - left - GAP * (n - 1)) / n
        return [QRectF(left + i * (width + GAP), 0, width, self.height()) for i in range(n)]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.TEXT_SMALL))
        self._paint_labels(painter)
        for column, rect in zip(self._columns, self.column_rects(), strict=False):
            if column.scores is None:
                _paint_missing(painter, rect, column.words)
            else:
                _paint_scores(painter, rect, column.scores, weak=column.weak)
        painter.end()

    def _paint_labels(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.current().ink_soft))
        for row, emotion in enumerate(EMOTIONS):
            rect = QRectF(0, row * ROW_H, self.label_width() - 10, ROW_H)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(rect, flags, words.emotion_word(emotion))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        QToolTip.showText(event.globalPosition().toPoint(), self.reading(event.position()), self)

    def reading(self, at: QPointF) -> str:
        """Writes the number under the pointer in words; empty beside the bars."""
        row = int(at.y() // ROW_H)
        for column, rect in zip(self._columns, self.column_rects(), strict=False):
            if rect.contains(at) and 0 <= row < len(EMOTIONS):
                if column.scores is None:
                    return column.words
                value = words.percent(float(column.scores[row]))
                return f"{words.headed(column.name)}: {words.emotion_word(EMOTIONS[row])} {value}"
        return ""


def _spoken(column: BarColumn) -> str:
    if column.scores is None:
        return column.words
    order = sorted(zip(EMOTIONS, column.scores.tolist(), strict=True), key=lambda p: -p[1])
    return words.joined(f"{words.emotion_word(e)} {words.percent(p)}" for e, p in order)


def _paint_scores(painter: QPainter, rect: QRectF, scores: EmotionScores, *, weak: bool) -> None:
    best = top_emotion(scores)
    widest = theme.timecode_font(theme.TEXT_SMALL, bold=True)
    number_w = QFontMetrics(widest).horizontalAdvance(words.percent(1.0)) + 6
    for row, emotion in enumerate(EMOTIONS):
        share = float(scores[row])
        line = QRectF(rect.left(), row * ROW_H, rect.width(), ROW_H)
        strong = emotion is best and not weak
        strength = 1.0 if strong else 0.4 if weak else 0.75
        _paint_bar(painter, line.adjusted(0, 0, -number_w, 0), share, emotion, strength)
        _paint_number(painter, line, share, strong=strong)


def _paint_bar(
    painter: QPainter, line: QRectF, share: float, emotion: Emotion, strength: float
) -> None:
    colours = theme.current()
    groove = QRectF(line.left(), line.center().y() - _BAR_H / 2, line.width(), _BAR_H)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.mixed(colours.line, colours.panel, 0.55))
    painter.drawRoundedRect(groove, _BAR_H / 2, _BAR_H / 2)
    colour = theme.emotion_colour(emotion, colours.dark)
    painter.setBrush(theme.mixed(colour, colours.panel, strength))
    groove.setWidth(max(_BAR_H / 2, groove.width() * share))
    painter.drawRoundedRect(groove, min(_BAR_H, groove.width()) / 2, _BAR_H / 2)


def _paint_number(painter: QPainter, line: QRectF, share: float, *, strong: bool) -> None:
    colours = theme.current()
    painter.setPen(QColor(colours.ink if strong else colours.ink_soft))
    painter.setFont(theme.timecode_font(theme.TEXT_SMALL, bold=strong))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(line, flags, words.percent(share))


def _paint_missing(painter: QPainter, rect: QRectF, why: str) -> None:
    colours = theme.current()
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QColor(colours.hatch))
    start = rect.left() - rect.height()
    for i in range(int((rect.width() + rect.height()) / _HATCH_STEP) + 1):
        x = start + i * _HATCH_STEP
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    room = rect.adjusted(6, 6, -6, -6)
    plate = painter.boundingRect(room, flags, why).adjusted(-6, -4, 6, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.panel))
    painter.drawRoundedRect(plate, theme.RADIUS, theme.RADIUS)
    painter.setPen(QColor(colours.ink_soft))
    painter.drawText(room, flags, why)
    painter.restore()
