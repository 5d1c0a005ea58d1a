"""Tells for a moment what has just been changed, and takes it back on a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from aemo_studio.gui.look import theme

SHOWN_MS = 3000
_ABOVE_PX = 4


class Toast(QWidget):
    """Lies over the foot of its window, in the middle, and never takes the focus. It stays while
    the pointer is on it."""

    undo_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setFont(theme.font())
        self.undo = QPushButton()
        self.undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.undo.clicked.connect(self.undo_wanted)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_LARGE, theme.SPACE, theme.SPACE, theme.SPACE)
        row.setSpacing(theme.SPACE_LARGE)
        row.addWidget(self._text)
        row.addWidget(self.undo)
        window.installEventFilter(self)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """Returns what is told; empty while nothing is."""
        return "" if self.isHidden() else self._text.text()

    @property
    def shown_ms(self) -> int:
        """Returns how long it stays."""
        return self._timer.interval()

    def tell(self, sentence: str) -> None:
        """Shows a sentence for three seconds."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def retranslate(self) -> None:
        self.undo.setText(self.tr("Undo"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave:
            self._timer.start()
        return super().event(event)

    def _place(self) -> None:
        self.adjustSize()
        window = self._window
        left = (window.width() - self.width()) // 2
        self.move(left, window.height() - self.height() - _ABOVE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 1))
        painter.setBrush(QColor(colours.raised))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 2 * theme.RADIUS, 2 * theme.RADIUS)
        painter.end()
