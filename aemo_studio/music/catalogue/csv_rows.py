"""Reads the rows of CSV text one by one, damaged ones too.

A damaged row never takes its neighbours with it: an unclosed quotation mark costs one line,
not the rest of the file.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from itertools import islice

from aemo_studio.base.translations import Phrase, phrase

MOST_LINES = 20
"""Most lines of a row."""

MOST_BYTES = 1 << 20
"""Most bytes of a cell."""


class _UnclosedQuoteError(Exception):
    pass


class _Lines:
    """Feeds csv.reader line by line, and stops a row that will not end.

    number: of the last line given out, from 1.
    """

    def __init__(self, lines: Iterator[str]) -> None:
        self._source = lines
        self._ahead: deque[str] = deque()
        self._row: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._row) >= MOST_LINES:
            raise _UnclosedQuoteError
        line = self._ahead.popleft() if self._ahead else next(self._source)
        self._row.append(line)
        self.number += 1
        return line

    def start_row(self) -> None:
        self._row.clear()

    def give_up_row(self) -> int:
        """Goes back to the line after the one where the row started; returns the latter."""
        start = self.number - len(self._row) + 1
        self._ahead.extendleft(reversed(self._row[1:]))
        self.number = start
        return start

    def skip(self, count: int) -> None:
        """Passes over lines that are no part of the table."""
        for _ in islice(self, count):
            self.start_row()

    def skip_blank(self) -> str | None:
        """Finds the first line with something in it, which stays to be read; None without any."""
        for line in self:
            self.start_row()
            if line.strip():
                self._ahead.appendleft(line)
                self.number -= 1
                return line
        return None


def text_lines(data: bytes, encoding: str) -> Iterator[str]:
    """Decodes the lines of a text, with their ends."""
    return iter(io.TextIOWrapper(io.BytesIO(data), encoding, newline=""))


def records(
    data: bytes, encoding: str, separator: str, lines_above: int = 0
) -> Iterator[tuple[int, list[str], Phrase | None]]:
    """Yields (line number, cells, damage) of every row from the header on; starts again after a
    damaged line."""
    csv.field_size_limit(MOST_BYTES)
    lines = _Lines(text_lines(data, encoding))
    lines.skip(lines_above)
    if lines.skip_blank() is None:
        return
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        lines.start_row()
        first = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _UnclosedQuoteError) as error:
            yield lines.give_up_row(), [], _damage(error)
            reader = csv.reader(lines, delimiter=separator, strict=True)
        else:
            yield first, cells, None


def _damage(error: Exception) -> Phrase:
    if isinstance(error, _UnclosedQuoteError) or "unexpected end" in str(error):
        return phrase("a quotation mark is opened and not closed")
    return phrase("the row cannot be read as CSV ({error})", error=error)
