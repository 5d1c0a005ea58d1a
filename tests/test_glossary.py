"""Every word of docs/glossary.md stands where the glossary says, and means one thing."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import aemo_studio
from tests.cli_run import ROOT

PACKAGE = Path(aemo_studio.__file__).parent
GLOSSARY = ROOT / "docs" / "glossary.md"
HEAD = ["term", "meaning", "not", "where"]

WIRE_FORMS = {"Partial", "Progress", "WarningEvent"}
"""Events, and the lines by which they reach the window."""


def rows() -> list[list[str]]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return [row for row in cells if row != HEAD and not set("".join(row)) <= {"-", " "}]


def exists(place: str) -> bool:
    """Whether a file of the repository, or a module, class, function or field of it, is there."""
    if "/" in place:
        return (ROOT / place).is_file()
    parts = place.split(".")
    for end in range(len(parts), 0, -1):
        module = PACKAGE.joinpath(*parts[:end])
        file = module / "__init__.py" if module.is_dir() else module.with_suffix(".py")
        if file.is_file():
            return names_in(file) >= {".".join(parts[end:])} - {""}
    return False


@cache
def names_in(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(names_of(tree.body, ""))


def names_of(body: list[ast.stmt], owner: str) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield owner + node.name
        if isinstance(node, ast.ClassDef):
            yield from names_of(node.body, f"{owner}{node.name}.")
        if isinstance(node, ast.AnnAssign):
            yield owner + ast.unparse(node.target)
        if isinstance(node, ast.Assign):
            yield from (owner + ast.unparse(target) for target in node.targets)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_word_stands_where_the_glossary_says(row: list[str]) -> None:
    assert len(row) == len(HEAD)
    assert all(row)
    (place,) = re.findall(r"`([^`]+)`", row[3])
    assert exists(place)


def test_a_place_that_is_not_there_is_noticed() -> None:
    assert exists("domain.scene.Shot.start_s")
    assert not exists("domain.scene.Shot.begins_s")
    assert not exists("domain.clip")
    assert not exists("catalog/moods.csv")


def test_no_word_stands_twice() -> None:
    terms = Counter(row[0].lower() for row in rows())
    assert [term for term, count in terms.items() if count > 1] == []


def test_no_two_public_classes_share_a_name() -> None:
    found = Counter(
        name
        for file in PACKAGE.rglob("*.py")
        for name in re.findall(r"^class ([A-Z]\w*)", file.read_text(encoding="utf-8"), re.M)
    )
    assert {name for name, count in found.items() if count > 1} == WIRE_FORMS
