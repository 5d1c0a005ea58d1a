"""Defines colours, fonts and distances of the window, in a dark and a light theme.

No other module names a colour. Widgets ask `current()` when they paint, and again when the palette
changes (`QEvent.PaletteChange`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QFont, QGuiApplication

from aemo_studio.gui.look.colours import emotion_colour

__all__ = [
    "DARK",
    "LIGHT",
    "Theme",
    "ThemeChoice",
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
TEXT_VERDICT = 22
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
    """Names the themes that the preferences offer."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


def current() -> Theme:
    """Returns the theme that the application shows now."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


def font(pixels: int = TEXT, *, bold: bool = False) -> QFont:
    """Returns the application's typeface in another height."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def timecode_font(pixels: int = TEXT_SMALL, *, bold: bool = False) -> QFont:
    """Returns a typeface with digits of one width, so that a running timecode does not tremble."""
    made = font(pixels, bold=bold)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def mixed(colour: QColor | str, other: QColor | str, share: float) -> QColor:
    """Mixes `share` (0 to 1) of `colour` with the rest of `other`; opaque."""
    a, b = QColor(colour), QColor(other)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x * share + y * (1 - share)) for x, y in pairs))


def ink_on(colour: QColor) -> QColor:
    """Chooses near-black or white, whichever reads better on `colour` (WCAG 2.2 contrast)."""
    light, dark = QColor("#ffffff"), QColor("#07080a")
    return light if contrast(light, colour) >= contrast(dark, colour) else dark


def contrast(a: QColor, b: QColor) -> float:
    """Measures the contrast ratio, from 1 to 21 (WCAG 2.2)."""
    dim, bright = sorted((_luminance(a), _luminance(b)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: QColor) -> float:
    """Measures the relative luminance (WCAG 2.2)."""
    shares = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
