"""The icons: one style, the inks of the theme, sharp at every pixel ratio."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from pytestqt.qtbot import QtBot

from aemo_studio.base.resources import resources_dir
from aemo_studio.gui.look import icons, theme

FILES = sorted(f for f in (resources_dir() / "icons").glob("*.svg") if f.stem != "aemo-studio")
STYLE = {
    "width": "24", "height": "24", "viewBox": "0 0 24 24", "fill": "none",
    "stroke": "currentColor", "stroke-width": "2", "stroke-linecap": "round",
    "stroke-linejoin": "round",
}  # fmt: skip
SOURCES = Path(icons.__file__).parents[1]


def pixels(icon: QIcon, side: int, ratio: float, mode: QIcon.Mode, state: QIcon.State) -> QImage:
    return icon.pixmap(QSize(side, side), ratio, mode, state).toImage()


def colours(image: QImage) -> set[str]:
    """The colours of the opaque pixels."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    found = (image.pixelColor(x, y) for x, y in places)
    return {colour.name() for colour in found if colour.alpha() == 255}


def inked(image: QImage, ink: str) -> bool:
    """Whether the opaque pixels have that colour; rounding may cost one step of 256."""
    wanted, found = QColor(ink), [QColor(name) for name in colours(image)]
    channels = ((c.red(), c.green(), c.blue()) for c in found)
    there = (wanted.red(), wanted.green(), wanted.blue())
    return bool(found) and all(
        abs(a - b) <= 1 for c in channels for a, b in zip(c, there, strict=True)
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_has_the_one_style(file: Path) -> None:
    root = ElementTree.parse(file).getroot()
    assert {name: root.get(name) for name in STYLE} == STYLE
    painted = [element.get(kind) for element in root for kind in ("fill", "stroke")]
    assert set(painted) <= {None, "currentColor"}


def test_every_file_is_used_and_every_icon_has_a_file() -> None:
    source = "\n".join(file.read_text("utf-8") for file in SOURCES.rglob("*.py"))
    words = set(re.findall(r'"([a-z ]+)"', source))
    assert {file.stem.replace("-", " ") for file in FILES} <= words
    with pytest.raises(FileNotFoundError):
        icons.icon("no such icon")


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_is_rendered_at_the_pixel_ratio(qtbot: QtBot, file: Path, ratio: float) -> None:
    made = icons.icon(file.stem, 24)
    image = pixels(made, 24, ratio, QIcon.Mode.Normal, QIcon.State.Off)
    assert (image.width(), image.height()) == (24 * ratio, 24 * ratio)
    assert inked(image, theme.current().ink)


def test_an_icon_takes_the_ink_of_its_state(qtbot: QtBot) -> None:
    shown = theme.current()
    made = icons.icon("play", 24, checked="pause")
    off = pixels(made, 24, 1, QIcon.Mode.Normal, QIcon.State.Off)
    on = pixels(made, 24, 1, QIcon.Mode.Normal, QIcon.State.On)
    disabled = pixels(made, 24, 1, QIcon.Mode.Disabled, QIcon.State.Off)
    assert inked(on, shown.on_accent)
    assert inked(disabled, shown.ink_faint)
    assert off.convertToFormat(QImage.Format.Format_Alpha8) != on.convertToFormat(
        QImage.Format.Format_Alpha8
    )


def test_the_program_has_an_icon_of_every_size(qtbot: QtBot) -> None:
    for side in (16, 48, 256):
        image = icons.application_icon().pixmap(QSize(side, side), 1).toImage()
        assert image.width() == side
        assert len(colours(image)) > 5
