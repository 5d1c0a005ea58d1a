"""Shows what a scene feels like, large, and how sure that is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel

from aemo_studio.domain.certainty import MOMENT, Certainty, comes_close, first_two
from aemo_studio.domain.doubt import doubt_in
from aemo_studio.domain.project import SceneRow
from aemo_studio.domain.scene import Feeling, feeling_of
from aemo_studio.gui.language import words
from aemo_studio.gui.look import icons, theme
from aemo_studio.gui.scene_panel.base import ElidedText, PanelWidget, Text
from aemo_studio.gui.widgets.icon_button import IconButton

_SWATCH = 20
_PAD = 8


class GradeMark(PanelWidget):
    """Shows a Certainty as a word on a pill: green, amber or grey."""

    def __init__(self) -> None:
        super().__init__()
        self._grade: Certainty | None = None
        self.hide()

    @property
    def text(self) -> str:
        """Returns the word; empty where nothing is graded."""
        return "" if self._grade is None else words.certainty_word(self._grade)

    def show_grade(self, grade: Certainty | None) -> None:
        self._grade = grade
        self.setVisible(grade is not None)
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(self.text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = QFontMetrics(theme.font(theme.TEXT_SMALL, bold=True))
        return QSize(metrics.horizontalAdvance(self.text) + 2 * _PAD, metrics.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        inks: dict[Certainty | None, str] = {
            Certainty.CLEAR: colours.good,
            Certainty.MIXED: colours.warning,
        }
        ink = inks.get(self._grade, colours.ink_soft)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mixed(ink, colours.panel, 0.2))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(theme.TEXT_SMALL, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()


class Verdict(PanelWidget):
    """Shows the Emotion, its grade and why, and the way back to what was measured."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row: SceneRow | None = None
        self._faint = False
        self._swatch = QLabel()
        self._emotion = Text(pixels=theme.TEXT_VERDICT, bold=True, wrap=False)
        self.grade = GradeMark()
        self._why = ElidedText(soft=True, pixels=theme.TEXT_SMALL)
        self.back = IconButton("back")
        self.back.clicked.connect(self.back_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        for widget in (self._swatch, self._emotion, self.grade):
            row.addWidget(widget)
        row.addWidget(self._why, 1)
        row.addWidget(self.back)
        self.retranslate()

    @property
    def emotion(self) -> str:
        """Returns the large word."""
        return self._emotion.text()

    @property
    def why(self) -> str:
        """Returns what stands beside the grade, or explains why there is none."""
        return self._why.accessibleName()

    def show_row(self, row: SceneRow, *, faint: bool) -> None:
        """Shows a scene. faint: its speech cannot be read."""
        self._row, self._faint = row, faint
        emotion = row.feeling.emotion
        known = emotion is not None
        word = words.emotion_word(emotion) if emotion is not None else self.tr("not known")
        self._emotion.setText(words.headed(word))
        self._swatch.setVisible(known)
        self.grade.show_grade(row.feeling.certainty)
        self._why.show_text(self._reason(row))
        self.back.setVisible(row.feeling.by_hand)
        self.setAccessibleDescription(
            words.joined(filter(None, (self.emotion, self.grade.text, self.why)))
        )
        self.recolour()

    def forget(self) -> None:
        """Forgets the scene: nothing of its project is kept alive."""
        self._row = None

    def _reason(self, row: SceneRow) -> str:
        measured = feeling_of(row.scene)
        if row.feeling.by_hand:
            return self._by_hand(measured)
        if measured.emotion is not None:
            return self._graded(measured)
        if row.edit.muted:
            return self.tr("Nothing counts here; something is ignored")
        if doubt_in(row.scene) is not None:
            return self.tr("What there is to go by stays the same all through the film")
        if self._faint:
            return self.tr("Speech too faint to read, and nobody is seen here")
        return self.tr("Nobody speaks or is seen here")

    def _by_hand(self, measured: Feeling) -> str:
        if measured.emotion is None or measured.certainty is None:
            return self.tr("set by hand; nothing measured here")
        found = words.emotion_word(measured.emotion), words.certainty_word(measured.certainty)
        return self.tr("set by hand; measured: {0}, {1}").format(*found)

    def _graded(self, measured: Feeling) -> str:
        """Says what the grade rests on."""
        second = words.emotion_word(first_two(measured.scores)[1])
        if measured.coverage < MOMENT:
            return self.tr("a moment only to go by")
        if comes_close(measured.scores):
            return self.tr("{0} comes close").format(second)
        if measured.certainty is Certainty.UNSURE:
            return self.tr("nothing stands out")
        return "" if measured.disagrees else self.tr("nothing else comes close")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What the scene feels like"))
        self.back.name(self.tr("Back to what was measured"))
        if self._row is not None:
            self.show_row(self._row, faint=self._faint)

    def recolour(self) -> None:
        emotion = None if self._row is None else self._row.feeling.emotion
        if emotion is not None:
            self._swatch.setPixmap(icons.swatch(emotion).pixmap(_SWATCH, _SWATCH))
        self.update()
