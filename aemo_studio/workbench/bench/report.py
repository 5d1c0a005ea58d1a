"""Writes what came of some runs: JSON for programs, Markdown and HTML for people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.workbench.bench.markdown import report
from aemo_studio.workbench.bench.outcome import Outcome
from aemo_studio.workbench.bench.page import page

STEM = "report"


def write_report(outcomes: Sequence[Outcome], folder: Path) -> tuple[Path, ...]:
    """`report.json`, `report.md` and `report.html` in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {"version": 1, "recipes": [outcome.to_json() for outcome in outcomes]}
    texts = {
        ".json": json.dumps(found, indent=1, allow_nan=False) + "\n",
        ".md": report(outcomes),
        ".html": page(outcomes),
    }
    paths = tuple(folder / f"{STEM}{suffix}" for suffix in texts)
    for path, text in zip(paths, texts.values(), strict=True):
        write_atomic(path, text.encode())
    return paths
