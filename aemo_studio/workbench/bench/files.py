"""Writes the report of some runs: JSON for programs, Markdown and HTML for people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.workbench.bench.markdown import report
from aemo_studio.workbench.bench.measured_run import MeasuredRun
from aemo_studio.workbench.bench.page import page
from aemo_studio.workbench.report.recipes import REPORT


def write_report(runs: Sequence[MeasuredRun], folder: Path) -> tuple[Path, ...]:
    """Writes `report.json`, `report.md` and `report.html` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {"version": 1, "recipes": [measured.to_json() for measured in runs]}
    texts = {
        ".json": json.dumps(found, indent=1, allow_nan=False) + "\n",
        ".md": report(runs),
        ".html": page(runs),
    }
    paths = tuple((folder / REPORT).with_suffix(suffix) for suffix in texts)
    for path, text in zip(paths, texts.values(), strict=True):
        write_atomic(path, text.encode())
    return paths
