"""Reads whole tables with pandas, which is fast but takes short rows and open quotation marks as
they come.

Only a table whose every row is whole is read here: its shape is checked first.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_QUOTE, _LINE_END, _RETURN = b'"\n\r'

Places = NDArray[np.intp]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True)
class Grid:
    """The cells of whole rows, column by column."""

    #: Line of the file at which each row starts, from 1.
    lines: list[int]
    #: For each column as many texts as rows, without blanks around them.
    columns: list[list[str]]


@dataclass(frozen=True)
class Limits:
    """Limits of a row; the row-by-row reader reports those that exceed them."""

    #: Most lines of a row.
    lines: int
    #: Most bytes of a row.
    size: int


def whole_grid(
    data: bytes, encoding: str, separator: str, n_columns: int, limits: Limits
) -> Grid | None:
    """Reads all rows below the header but blank ones; None unless every row has a cell for every
    column and every quotation mark its other half."""
    if encoding not in ("utf-8", "utf-8-sig"):
        data = data.decode(encoding).encode()
    starts = _starts(data.removeprefix(b"\xef\xbb\xbf"), separator, n_columns, limits)
    return None if starts is None else _filled(data, separator, starts, n_columns)


def _filled(data: bytes, separator: str, starts: list[int], n_columns: int) -> Grid:
    import pandas as pd

    frame = pd.read_csv(
        io.BytesIO(data), sep=separator, header=0, names=range(n_columns), index_col=False,
        dtype=object, na_filter=False, engine="c", encoding="utf-8-sig",
    )  # fmt: skip
    columns = [[cell.strip() for cell in frame[place]] for place in range(n_columns)]
    if "" not in columns[0]:
        return Grid(starts, columns)
    kept = [row for row, cells in enumerate(zip(*columns, strict=True)) if any(cells)]
    return Grid([starts[row] for row in kept], [[c[row] for row in kept] for c in columns])


def _starts(data: bytes, separator: str, n_columns: int, limits: Limits) -> list[int] | None:
    """Finds the line of each row below the header; None for a table that is not whole."""
    if data.count(b"\r") != data.count(b"\r\n") or b"\0" in data or not data:
        return None
    text = np.frombuffer(data if data.endswith(b"\n") else data + b"\n", np.uint8)
    cut = ord(separator)
    at = np.flatnonzero((text == cut) | (text == _QUOTE) | (text == _LINE_END))
    kind = text[at]
    quote = kind == _QUOTE
    inside = np.bitwise_xor.accumulate(quote.view(np.uint8)).view(np.bool_)
    if inside[-1] or not _quotes_enclose(text, at[quote], inside[quote], cut):
        return None
    bare = ~inside & ~quote
    ends = at[bare & (kind == _LINE_END)]
    if not _is_whole(kind[bare], np.diff(ends, prepend=-1), n_columns, limits):
        return None
    last_lines = np.searchsorted(at[kind == _LINE_END], ends, side="right")
    too_long = (np.diff(last_lines, prepend=0) > limits.lines).any()
    return None if too_long else (1 + last_lines[:-1]).tolist()


def _quotes_enclose(text: Bytes, quotes: Places, opening: NDArray[np.bool_], cut: int) -> bool:
    """Checks that quotation marks stand around whole cells or are doubled inside, and never in the
    middle of a cell, where they would be part of the text."""
    opened, closed = quotes[opening], quotes[~opening]
    before = np.where(opened > 0, text[opened - 1], _LINE_END)
    after = text[closed + 1]
    return bool(
        np.isin(before, (cut, _LINE_END, _QUOTE)).all()
        and np.isin(after, (cut, _LINE_END, _RETURN, _QUOTE)).all()
    )


def _is_whole(kinds: Bytes, sizes: Places, n_columns: int, limits: Limits) -> bool:
    """Checks that every row has its cells. kinds: separators and line ends outside of quotes."""
    cells = np.diff(np.flatnonzero(kinds == _LINE_END), prepend=-1)
    return bool((cells == n_columns).all() and sizes.max() <= limits.size and n_columns > 1)
