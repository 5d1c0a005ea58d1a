"""Every field of a public value class has its meaning, unit and shape in a `#:` line above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import aemo_studio

PACKAGE = Path(aemo_studio.__file__).parent
ROOMS = sorted(room.name for room in PACKAGE.iterdir() if (room / "__init__.py").is_file())


def _is_value_class(node: ast.AST) -> bool:
    if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
        return False
    marks = " ".join(ast.unparse(mark) for mark in (*node.decorator_list, *node.bases))
    return any(word in marks for word in ("dataclass", "NamedTuple", "Struct"))


def _undocumented(source: str) -> Iterator[str]:
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and _is_value_class(node):
            for field in node.body:
                if isinstance(field, ast.AnnAssign):
                    above = lines[field.lineno - 2].strip()
                    if not above.startswith("#: "):
                        yield f"{node.name}.{ast.unparse(field.target)}"


@pytest.mark.parametrize("room", ROOMS)
def test_every_field_is_documented_beside_it(room: str) -> None:
    modules = sorted((PACKAGE / room).rglob("*.py"))
    assert modules
    missing = {
        str(m.relative_to(PACKAGE)): names
        for m in modules
        if (names := list(_undocumented(m.read_text(encoding="utf-8"))))
    }
    assert not missing


def test_a_field_without_its_line_is_noticed() -> None:
    source = "@dataclass\nclass Shot:\n    #: Seconds.\n    start_s: float\n    end_s: float\n"
    assert list(_undocumented(source)) == ["Shot.end_s"]
