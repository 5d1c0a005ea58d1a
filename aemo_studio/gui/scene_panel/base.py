"""Gives the widgets of this panel what they share: the window's language, its theme, and soft ink
for small things."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aemo_studio.gui.look import theme

LANGUAGE_EVENTS = (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange)


class PanelWidget(QWidget):
    """Calls `retranslate` when the language changes and `recolour` when the theme does."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in LANGUAGE_EVENTS:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.recolour()

    def retranslate(self) -> None:
        """Sets all texts again."""

    def recolour(self) -> None:
        """Renders icons and own painting again."""
        self.update()


class Rule(PanelWidget):
    """Paints a hairline across."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().line))
        painter.end()


class Text(QLabel):
    """Shows plain text (titles come from anywhere), soft or strong, in the theme's type."""

    def __init__(
        self, *, soft: bool = False, pixels: int = theme.TEXT, bold: bool = False, wrap: bool = True
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setFont(theme.font(pixels, bold=bold))
        if soft:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)


class ElidedText(Text):
    """Shows one line that ends in … where there is no room, with the whole text in a tooltip."""

    def __init__(self, *, soft: bool = False, pixels: int = theme.TEXT, bold: bool = False) -> None:
        super().__init__(soft=soft, pixels=pixels, bold=bold, wrap=False)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
