"""Draws the rooms of the program and who imports whom, from the imports themselves.

python scripts/draw_rooms.py             # or: make rooms; writes docs/rooms.svg
python scripts/draw_rooms.py --check     # changes nothing; 1 if the picture is out of date

The order of the rooms is that of the first import-linter contract in pyproject.toml; what a
room is for is the first sentence of its package.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "rooms.svg"
PACKAGE = "aemo_studio"

WIDTH, BAND, GAP, LEFT, CARD = 1220, 62, 12, 24, 890
_COLOURS = ("#b4552d", "#2b6cb0", "#6b46c1", "#2f855a", "#b7791f", "#c0392b", "#0e7490", "#555555")
_STYLE = """
text { font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #1f2430 }
.name { font-size: 19px; font-weight: 600 }
.purpose { font-size: 13px; fill: #4a5163 }
.inner { font-size: 12.5px }
"""


@dataclass(frozen=True)
class Room:
    """A package or module directly below `aemo_studio`."""

    #: Its name in imports.
    name: str
    #: The first sentence of its docstring.
    purpose: str
    #: Names of the packages inside it, sorted.
    inner: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Arrow:
    """A room that imports another; both by their places in the order, 0 at the top."""

    source: int
    target: int


def main() -> int:
    """Returns the exit code: 1 if --check finds the picture out of date."""
    svg = draw()
    if "--check" in sys.argv[1:]:
        same = PICTURE.exists() and PICTURE.read_text(encoding="utf-8") == svg
        print("up to date" if same else f"out of date: {PICTURE.name}; run: make rooms")
        return 0 if same else 1
    PICTURE.write_text(svg, encoding="utf-8")
    return 0


def draw() -> str:
    """Draws the picture as SVG."""
    rooms = [_room(name) for name in order_of_rooms()]
    height = len(rooms) * (BAND + GAP) + GAP + 28
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" '
        'aria-label="The rooms of AEMO Studio, from top to bottom, and who imports whom">',
        f"<style>{_STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" rx="12" fill="#faf9f6"/>',
        *(_arc(arrow) for arrow in sorted(arrows([room.name for room in rooms]))),
        *(line for place, room in enumerate(rooms) for line in _band(place, room)),
        f'<text class="purpose" x="{LEFT}" y="{height - 14}">An arc runs from the room that '
        "imports to the room that is imported; all run downwards.</text>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def order_of_rooms() -> list[str]:
    """The rooms from top to bottom, as the contract has them; those of one layer in a row."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [name.strip() for layer in layers for name in layer.split("|")]


def arrows(names: Sequence[str]) -> set[Arrow]:
    """Every pair of different rooms of which one imports the other directly."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    place = {name: index for index, name in enumerate(names)}
    found = set()
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            source, target = place.get(_room_of(module)), place.get(_room_of(imported))
            if source is not None and target is not None and source != target:
                found.add(Arrow(source, target))
    return found


def _room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _room(name: str) -> Room:
    folder = ROOT / PACKAGE / name
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    inner = (path.parent.name for path in folder.glob("*/__init__.py"))
    return Room(name, text.split("\n")[0], tuple(sorted(inner)))


def _top(place: int) -> float:
    return GAP + place * (BAND + GAP)


def _band(place: int, room: Room) -> Iterator[str]:
    y, colour = _top(place), _COLOURS[place % len(_COLOURS)]
    yield (
        f'<rect x="{LEFT}" y="{y}" width="{CARD}" height="{BAND}" rx="8" fill="#ffffff" '
        f'stroke="#d9d5cc"/><rect x="{LEFT}" y="{y}" width="6" height="{BAND}" rx="3" '
        f'fill="{colour}"/>'
    )
    yield f'<text class="name" x="{LEFT + 20}" y="{y + 28}">{escape(room.name)}</text>'
    yield f'<text class="purpose" x="{LEFT + 150}" y="{y + 27}">{escape(room.purpose)}</text>'
    if room.inner:
        names = escape(" · ".join(room.inner))
        yield f'<text class="inner" x="{LEFT + 150}" y="{y + 48}">{names}</text>'


def _arc(arrow: Arrow) -> str:
    """A half ellipse at the right edge; the further it reaches, the wider it swings."""
    colour = _COLOURS[arrow.source % len(_COLOURS)]
    x = LEFT + CARD
    start = _top(arrow.source) + BAND * (0.35 + 0.04 * arrow.target)
    end = _top(arrow.target) + BAND * (0.2 + 0.07 * arrow.source)
    swing = x + 34 + 42 * (arrow.target - arrow.source)
    return (
        f'<path d="M {x} {start:.1f} C {swing} {start:.1f} {swing} {end:.1f} {x + 7} {end:.1f}" '
        f'fill="none" stroke="{colour}" stroke-width="1.6" opacity="0.8"/>'
        f'<path d="M {x} {end:.1f} l 9 -4.5 v 9 z" fill="{colour}"/>'
    )


if __name__ == "__main__":
    sys.exit(main())
