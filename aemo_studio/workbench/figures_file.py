"""Writes measured figures as JSON, for the cards and docs/models.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.resources import home

#: What the trials and the bench measured, from which docs/models.md is made.
MEASURED = home() / "docs" / "measured"


def write_figures(figures: dict[str, Any], path: Path) -> None:
    """Writes the figures to `path`, atomically; makes the folder where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, msgspec.json.format(msgspec.json.encode(figures), indent=2) + b"\n")
