"""Renders the icons of the window: SVG files of one style, in the inks of the theme.

resources/icons holds one file an icon: 24 by 24, strokes of 2 with round ends, in `currentColor`.
They are rendered at the pixel ratios of the screens, so that they are sharp on each of them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from aemo_studio.base.resources import resources_dir
from aemo_studio.domain.emotion import Emotion
from aemo_studio.gui.look import theme

SIDE = 18
"""Width and height of an icon beside text, in logical pixels."""
SIDE_LARGE = 20
"""Those of an icon that stands alone, as in the transport."""

_INK = "currentColor"
_USUAL_RATIOS = (1.0, 2.0)
"""Device pixels a logical one, also where no such screen is connected yet."""
_SWATCH = QRectF(0.15, 0.15, 0.7, 0.7)
_SWATCH_RADIUS = 0.18


def icon(name: str, side: int = SIDE, *, checked: str | None = None) -> QIcon:
    """Renders an icon for a button that can be on, off or disabled, in the present theme: ask again
    when the palette changes.

    checked: the icon of the button that is on, if it is another one. Raises FileNotFoundError for a
    name without a file.
    """
    return _icon(name, checked or name, side, theme.current(), _ratios())


def plain(name: str, side: int = SIDE) -> QIcon:
    """Renders an icon in the ink of the text, whatever the state of its button."""
    return _plain(name, side, theme.current(), _ratios())


def swatch(emotion: Emotion) -> QIcon:
    """Paints a patch in the colour of an Emotion in the present theme."""
    return _swatch(emotion, theme.current().dark, _ratios())


def application_icon() -> QIcon:
    """Loads the icon of the program."""
    return QIcon(str(_folder() / "aemo-studio.svg"))


@cache
def _icon(
    name: str, checked: str, side: int, colours: theme.Theme, ratios: tuple[float, ...]
) -> QIcon:
    states = (
        (name, colours.ink, QIcon.Mode.Normal, QIcon.State.Off),
        (checked, colours.on_accent, QIcon.Mode.Normal, QIcon.State.On),
        (name, colours.ink_faint, QIcon.Mode.Disabled, QIcon.State.Off),
        (checked, colours.ink_faint, QIcon.Mode.Disabled, QIcon.State.On),
    )
    made = QIcon()
    for shown, ink, mode, state in states:
        for ratio in ratios:
            made.addPixmap(_rendered(shown, ink, side, ratio), mode, state)
    return made


@cache
def _plain(name: str, side: int, colours: theme.Theme, ratios: tuple[float, ...]) -> QIcon:
    made = QIcon()
    for ratio in ratios:
        made.addPixmap(_rendered(name, colours.ink, side, ratio))
    return made


@cache
def _swatch(emotion: Emotion, dark: bool, ratios: tuple[float, ...]) -> QIcon:
    made = QIcon()
    for ratio in ratios:
        pixmap = _empty(SIDE, ratio)
        painter = _painter(pixmap)
        painter.scale(SIDE, SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.emotion_colour(emotion, dark))
        painter.drawRoundedRect(_SWATCH, _SWATCH_RADIUS, _SWATCH_RADIUS)
        painter.end()
        made.addPixmap(pixmap)
    return made


def _rendered(name: str, ink: str, side: int, ratio: float) -> QPixmap:
    """Renders the icon in an ink (#rrggbb), `side` logical pixels wide and high."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace(_INK, ink).encode()))
    pixmap = _empty(side, ratio)
    painter = _painter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


@cache
def _source(name: str) -> str:
    return (_folder() / f"{name.replace(' ', '-')}.svg").read_text("utf-8")


def _folder() -> Path:
    return resources_dir() / "icons"


def _ratios() -> tuple[float, ...]:
    """Returns the device pixels a logical pixel: those of the screens, and the usual ones."""
    screens = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    return tuple(sorted(screens.union(_USUAL_RATIOS)))


def _empty(side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    return pixmap


def _painter(pixmap: QPixmap) -> QPainter:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter
