"""`python -m aemo_studio.workbench.report`: model cards and trials as one page, docs/models.md."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.model_store import read_manifest
from aemo_studio.base.resources import home, models_dir
from aemo_studio.workbench.markdown import table
from aemo_studio.workbench.measured import measured_page
from aemo_studio.workbench.recipes_report import recipe_lines
from aemo_studio.workbench.targets import targets_lines

MEASURED = home() / "docs" / "measured"

_HEAD = """# The models

Written by `python -m aemo_studio.workbench.report` from the cards in `models/`, whose numbers the
training commands measured, and from `docs/measured/`; change nothing here by hand.
"""


def models_page(folder: Path) -> str:
    """Markdown: a table of all models, every card one heading level down, then the trials."""
    entries = read_manifest(folder)
    rows = [
        (e.name, f"`{e.file}`", f"{(folder / e.file).stat().st_size / 1e6:.1f} MB", e.licence)
        for e in entries
    ]
    cards = [re.sub(r"^#", "##", (folder / e.card).read_text(), flags=re.M) for e in entries]
    targets, recipes = targets_lines(folder, MEASURED), recipe_lines(MEASURED / "recipes.json")
    parts = [*targets, *cards, measured_page(MEASURED), *recipes]
    models = table(("model", "file", "size", "licence"), rows)
    return "\n".join([_HEAD, models, "", *parts]).rstrip() + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/models.md"))
    write_atomic(parser.parse_args().output, models_page(models_dir()).encode())


if __name__ == "__main__":
    main()
