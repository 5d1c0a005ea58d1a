"""Prints the last line of `catalog import --events`: the result for a folder or a table.

{"event":"imported","catalogue":…,"tracks":…,"with_mood":…,"left_out":…,"problems":[…]}
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aemo_studio.base.translations import Phrase, phrase, process_language

if TYPE_CHECKING:
    from aemo_studio.music.catalogue.import_table import TableReport
    from aemo_studio.music.own_music.importer import ImportReport

_MOST_PROBLEMS = 200


def print_folder(report: ImportReport) -> None:
    """Prints the result for a folder of music."""
    broken = [
        phrase("{path}: {problem}", path=path, problem=why) for path, why in report.broken.items()
    ]
    moodless = [phrase("{path}: no mood; fill in `moods`", path=p) for p in report.without_mood]
    with_mood = report.tracks - len(report.without_mood)
    _print(
        report.output, report.tracks, with_mood, len(broken), [*report.notes, *broken, *moodless]
    )


def print_table(report: TableReport) -> None:
    """Prints the result for a table."""
    problems = [*report.notes, *(problem.phrase for problem in report.problems)]
    _print(report.output, report.written, report.with_mood, report.passed_over, problems)


def _print(
    catalogue: Path, tracks: int, with_mood: int, left_out: int, problems: Sequence[Phrase]
) -> None:
    event = {
        "event": "imported",
        "catalogue": str(catalogue.absolute()),
        "tracks": tracks,
        "with_mood": with_mood,
        "left_out": left_out,
        "problems": [p.in_language(process_language()) for p in problems[:_MOST_PROBLEMS]],
    }
    print(json.dumps(event, separators=(",", ":")), flush=True)
