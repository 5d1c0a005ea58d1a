"""Prints the last line of `catalog import --events`: the result for a folder or a table.

{"event":"imported","catalogue":…,"tracks":…,"with_mood":…,"left_out":…,"problems":[…],
"failed":[[path, reason],…]}
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aemo_studio.base.translations import Phrase, phrase, process_language

if TYPE_CHECKING:
    from aemo_studio.music.catalogue.import_table import TableReport
    from aemo_studio.music.effects.own_list import EffectImportReport
    from aemo_studio.music.own_music.importer import ImportReport

_MOST_PROBLEMS = 200


def print_folder(report: ImportReport) -> None:
    """Prints the result for a folder of music, or for several."""
    language = process_language()
    broken = [
        phrase("{path}: {problem}", path=path, problem=why) for path, why in report.broken.items()
    ]
    moodless = [phrase("{path}: no mood; fill in `moods`", path=p) for p in report.without_mood]
    _print(
        report.output,
        tracks=report.tracks,
        with_mood=sum(report.moods.values()),
        left_out=len(broken),
        problems=_sentences([*report.notes, *broken, *moodless]),
        failed=[(path, why.in_language(language)) for path, why in report.broken.items()],
    )


def print_table(report: TableReport) -> None:
    """Prints the result for a table."""
    _print(
        report.output,
        tracks=report.written,
        with_mood=report.with_mood,
        left_out=report.passed_over,
        problems=_sentences([*report.notes, *(problem.phrase for problem in report.problems)]),
    )


def print_effects(report: EffectImportReport) -> None:
    """Prints the result for folders of sound effects."""
    _print(
        report.output,
        tracks=report.written,
        with_mood=report.rated,
        left_out=len(report.left_out),
        problems=_sentences(report.left_out),
    )


def _sentences(problems: Sequence[Phrase]) -> list[str]:
    return [p.in_language(process_language()) for p in problems[:_MOST_PROBLEMS]]


def _print(catalogue: Path, **rest: object) -> None:
    event = {"event": "imported", "catalogue": str(catalogue.absolute()), **rest}
    print(json.dumps(event, separators=(",", ":")), flush=True)
