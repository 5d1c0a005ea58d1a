"""Makes docs/models.md: the model cards, the targets and what the trials measured."""

from __future__ import annotations

import re
from pathlib import Path

from aemo_studio.base.model_store import read_manifest
from aemo_studio.workbench.markdown import table
from aemo_studio.workbench.report.measured import measured_page
from aemo_studio.workbench.report.recipes import FILE, recipe_lines
from aemo_studio.workbench.report.targets import targets_lines

_HEAD = """# The models

Written by `python -m aemo_studio.workbench.report` from the cards in `models/`, whose numbers the
training commands measured, and from `docs/measured/`; change nothing here by hand.
"""


def models_page(folder: Path, measured: Path) -> str:
    """Renders a table of all models, every card one heading level down, then the trials.

    folder: of the models and their cards. measured: of the trials' JSON files.
    """
    entries = read_manifest(folder)
    rows = [
        (e.name, f"`{e.file}`", f"{(folder / e.file).stat().st_size / 1e6:.1f} MB", e.licence)
        for e in entries
    ]
    cards = [_on_the_page((folder / entry.card).read_text()) for entry in entries]
    targets, recipes = targets_lines(folder, measured), recipe_lines(measured / FILE)
    parts = [*targets, *cards, measured_page(measured), *recipes]
    models = table(("model", "file", "size", "licence"), rows)
    return "\n".join([_HEAD, models, "", *parts]).rstrip() + "\n"


def _on_the_page(card: str) -> str:
    """Puts the headings of a card one level down; other cards that it links to are on the page."""
    lowered = re.sub(r"^#", "##", card, flags=re.M)
    return re.sub(r"\]\((\w+)\.md\)", r"](#\1)", lowered)
