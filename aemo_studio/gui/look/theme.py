"""Colours, fonts and distances of the window, in a dark and a light theme.

No other module names a colour. Widgets ask `current()` when they paint, and again when Qt
tells them that the palette changed (`QEvent.PaletteChange`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from aemo_studio.gui.look.colours import emotion_colour
from aemo_studio.gui.look.style_sheet import style_sheet

__all__ = [
    "DARK",
    "LIGHT",
    "Theme",
    "ThemeChoice",
    "ThemeKeeper",
    "current",
    "emotion_colour",
    "font",
    "ink_on",
    "mixed",
    "timecode_font",
]

SPACE = 8
"""The distance between things that belong together, in logical pixels."""
SPACE_SMALL = 4
SPACE_LARGE = 16
RADIUS = 4

TEXT_SMALL = 11
TEXT = 13
TEXT_LARGE = 16
"""Heights of type in logical pixels."""


@dataclass(frozen=True)
class Theme:
    """A set of colours, as #rrggbb."""

    #: Whether text is lighter than what is behind it.
    dark: bool
    #: Behind everything.
    window: str
    #: Of panels, on the window.
    panel: str
    #: Of buttons and fields.
    raised: str
    #: Behind the timeline's lanes.
    lane: str
    #: Of hairlines.
    line: str
    #: Of text.
    ink: str
    #: Of less important text.
    ink_soft: str
    #: Of what is switched off or decoration, not for reading.
    ink_faint: str
    #: Of focus and selection.
    accent: str
    #: Of text on the accent.
    on_accent: str
    #: Of the playhead.
    playhead: str
    #: Of success.
    good: str
    #: Of warnings.
    warning: str
    #: Of errors.
    bad: str
    #: Of the strokes over missing evidence.
    hatch: str
    #: Of the sound's peaks.
    waveform: str


DARK = Theme(
    dark=True,
    window="#17181b",
    panel="#1e2024",
    raised="#2a2d33",
    lane="#202329",
    line="#33373f",
    ink="#e6e8eb",
    ink_soft="#a7adb7",
    ink_faint="#6c737f",
    accent="#5aa9ff",
    on_accent="#08131f",
    playhead="#ff5a4f",
    good="#5fbf7f",
    warning="#f0b13c",
    bad="#ff6b6b",
    hatch="#3a3f48",
    waveform="#7d8fa6",
)
LIGHT = Theme(
    dark=False,
    window="#e9ebee",
    panel="#f5f6f8",
    raised="#ffffff",
    lane="#fbfbfc",
    line="#cfd4da",
    ink="#1b1e23",
    ink_soft="#565d68",
    ink_faint="#8a919c",
    accent="#0b63ce",
    on_accent="#ffffff",
    playhead="#d92d20",
    good="#1d7f43",
    warning="#955f00",
    bad="#c22a2a",
    hatch="#d3d7dd",
    waveform="#6b7f99",
)


class ThemeChoice(StrEnum):
    """What the preferences offer."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


def current() -> Theme:
    """The theme that the application shows now."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


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
        """Shows a theme from now on. SYSTEM: as the system does, dark where it does not say."""
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
    """The theme in Qt's words."""
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


def font(pixels: int = TEXT, *, bold: bool = False) -> QFont:
    """The application's typeface in another height."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def timecode_font(pixels: int = TEXT_SMALL, *, bold: bool = False) -> QFont:
    """Digits of one width, so that a running timecode does not tremble."""
    made = font(pixels, bold=bold)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def mixed(colour: QColor | str, other: QColor | str, share: float) -> QColor:
    """`share` (0 to 1) of `colour`, the rest of `other`; opaque."""
    a, b = QColor(colour), QColor(other)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x * share + y * (1 - share)) for x, y in pairs))


def ink_on(colour: QColor) -> QColor:
    """Near-black or white, whichever reads better on `colour` (WCAG 2.2 contrast)."""
    light, dark = QColor("#ffffff"), QColor("#07080a")
    return light if contrast(light, colour) >= contrast(dark, colour) else dark


def contrast(a: QColor, b: QColor) -> float:
    """Contrast ratio from 1 to 21 (WCAG 2.2)."""
    dim, bright = sorted((_luminance(a), _luminance(b)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    shares = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
