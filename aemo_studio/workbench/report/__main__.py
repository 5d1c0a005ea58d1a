"""`python -m aemo_studio.workbench.report`: model cards, trials and recipes as docs/models.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.resources import models_dir
from aemo_studio.workbench.command import exit_code_of
from aemo_studio.workbench.figures_file import MEASURED
from aemo_studio.workbench.report.models_page import models_page
from aemo_studio.workbench.report.recipes import FILE, gather


def main(arguments: Sequence[str] | None = None) -> int:
    """Gathers the bench's reports, where asked for, and writes the page; gives the exit code."""
    given = _parser().parse_args(arguments)
    return exit_code_of(lambda: _write(given))


def _write(given: argparse.Namespace) -> None:
    if given.bench:
        gather(given.bench, given.measured / FILE)
    write_atomic(given.output, models_page(models_dir(), given.measured).encode())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m aemo_studio.workbench.report", description=__doc__
    )
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/models.md"))
    parser.add_argument(
        "--measured", type=Path, default=MEASURED, metavar="DIR", help="what the trials measured"
    )
    parser.add_argument(
        "--bench",
        type=Path,
        nargs="+",
        metavar="PLACE",
        help="report.json of the test bench, or folders of them, to gather first",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
