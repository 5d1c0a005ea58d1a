"""Applies a theme to the application, palette and style sheet, and follows the system."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from aemo_studio.gui.look.style_sheet import style_sheet
from aemo_studio.gui.look.theme import DARK, LIGHT, Theme, ThemeChoice


class ThemeKeeper(QObject):
    """Gives the application its theme and follows the system where that was chosen."""

    changed = Signal(object)
    """Carries the Theme that is shown from now on."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice = ThemeChoice.SYSTEM
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._system_changed)

    def choose(self, choice: ThemeChoice) -> None:
        """Shows a theme from now on. SYSTEM: as the system does, dark where the system has no
        preference."""
        self._choice = choice
        scheme = {
            ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
            ThemeChoice.DARK: Qt.ColorScheme.Dark,
            ThemeChoice.LIGHT: Qt.ColorScheme.Light,
        }[choice]
        self._application.styleHints().setColorScheme(scheme)
        self._show()

    def _system_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._show()

    def _show(self) -> None:
        theme = LIGHT if self._wants_light() else DARK
        self._application.setPalette(palette(theme))
        self._application.setStyleSheet(style_sheet(theme))
        self.changed.emit(theme)

    def _wants_light(self) -> bool:
        if self._choice is ThemeChoice.SYSTEM:
            return self._application.styleHints().colorScheme() is Qt.ColorScheme.Light
        return self._choice is ThemeChoice.LIGHT


def palette(theme: Theme) -> QPalette:
    """Writes the theme as Qt's palette."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.panel,
        role.WindowText: theme.ink,
        role.Base: theme.lane,
        role.AlternateBase: theme.panel,
        role.Text: theme.ink,
        role.Button: theme.raised,
        role.ButtonText: theme.ink,
        role.BrightText: theme.bad,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.ink,
        role.PlaceholderText: theme.ink_soft,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Mid: theme.line,
        role.Dark: theme.line,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.ink_faint))
    return made
