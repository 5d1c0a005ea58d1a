"""Prints a music list: a table per scene on a terminal, the CSV itself anywhere else.

python scripts/show_csv.py sample-output/sample.csv
"""

from __future__ import annotations

import csv
import sys
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table

_COLUMNS = ("rank", "title", "artist", "moods", "score", "reason", "licence")
_Row = dict[str, str]


def main() -> None:
    path = Path(sys.argv[1])
    text = path.read_text(encoding="utf-8-sig")
    if not sys.stdout.isatty():
        print(text, end="")
        return
    console = Console()
    rows = csv.DictReader(text.splitlines())
    for _, scene in groupby(rows, key=lambda row: row["scene"]):
        console.print(_scene_table(list(scene)))
    console.print(f"The complete list, all columns: {path}", highlight=False)


def _scene_table(rows: list[_Row]) -> Table:
    table = Table(title=_title(rows[0]), title_justify="left", expand=True)
    for column in _COLUMNS:
        table.add_column(column, ratio=4 if column == "reason" else None, overflow="fold")
    for row in rows:
        table.add_row(*(row[column] for column in _COLUMNS))
    return table


def _title(row: _Row) -> str:
    return (
        f"Scene {row['scene']}  {row['start_tc']} - {row['end_tc']}  {row['emotion']} "
        f"({row['confidence']}; voice: {row['speech_emotion'] or 'none'}, "
        f"face: {row['face_emotion'] or 'none'})"
    )


if __name__ == "__main__":
    main()
