"""Reads tests/music/search/queries.csv and compares chips with what stands there."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.music.search.chips import (
    Bounds,
    Degree,
    Feel,
    NamedPiece,
    SearchChip,
    SearchState,
    WishStep,
)

QUERIES = Path(__file__).with_name("queries.csv")
"""Written before the parser, which was then completed with them in view."""

HELD_OUT = Path(__file__).with_name("held_out.csv")
"""Written after it, and run once: see benchmarks/search.py."""

LATER = Path(__file__).with_name("later.csv")
"""What was not understood at first, of queries that were tried later."""

_DEGREES = {Degree.PLAIN: "", Degree.SLIGHTLY: "-", Degree.VERY: "+"}
_STEPS = {("tempo", -1): "slower", ("tempo", 1): "faster", ("length", -1): "shorter"}


@dataclass(frozen=True)
class Expected:
    """A query with what is to be understood of it."""

    #: `en` or `zh`.
    language: str
    #: As somebody would write it.
    query: str
    #: As `written` writes chips.
    chips: tuple[str, ...]
    #: Words that nobody could understand.
    ignored: tuple[str, ...]


def expected_queries(path: Path = QUERIES) -> list[Expected]:
    with path.open(encoding="utf-8", newline="") as file:
        return [_expected(row) for row in csv.DictReader(file)]


def _expected(row: dict[str, str]) -> Expected:
    chips = tuple(chip.strip() for chip in row["chips"].split(";") if chip.strip())
    return Expected(
        row["language"], row["query"], chips, tuple(filter(None, row["ignored"].split("|")))
    )


def written(chip: SearchChip) -> str:
    """Writes a chip as in the table: `!mood:sad`, `tempo:81-99`, `mood:sad+`."""
    mark = "!" if chip.negated else ""
    return f"{mark}{chip.kind.value}:{_value(chip)}{_DEGREES[chip.degree]}"


def _value(chip: SearchChip) -> str:
    value = chip.value
    if isinstance(value, Bounds):
        return f"{_number(value.low)}-{_number(value.high)}"
    if isinstance(value, WishStep):
        return _STEPS.get((chip.kind.value, value.direction), "longer")
    if isinstance(value, Feel):
        return chip.text
    return value.words if isinstance(value, NamedPiece) else str(value)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def is_as_expected(state: SearchState, query: Expected) -> bool:
    """Whether every chip is right, none is missing, and what is left over is named."""
    same = sorted(map(written, state.chips)) == sorted(set(query.chips))
    return same and sorted(state.ignored) == sorted(query.ignored)


def share(queries: Sequence[Expected], states: Sequence[SearchState]) -> float:
    """Computes the share of queries of which all is right."""
    right = [is_as_expected(s, q) for s, q in zip(states, queries, strict=True)]
    return sum(right) / len(right)
