"""The command line that all trials share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from aemo_studio.workbench.command import count, exit_code_of
from aemo_studio.workbench.figures_file import MEASURED, write_figures
from aemo_studio.workbench.speech.fit import VERSION


@dataclass(frozen=True)
class Options:
    """The options of a trial."""

    #: Folder of the corpora.
    data: Path
    #: Folder of features and heads; a second run takes what is there.
    work: Path
    #: 0, 1, …
    seeds: tuple[int, ...]


def run_trial(
    given: argparse.Namespace,
    name: str,
    trial: Callable[[Options], dict[str, Any]],
    table: Callable[[dict[str, Any]], str],
) -> int:
    """Runs a trial, writes docs/measured/`name`.json, prints its table; the exit code."""
    torch.set_num_threads(given.threads)

    def run() -> None:
        found = trial(Options(given.data, given.work, tuple(range(given.seeds))))
        write_figures({"recipe_version": VERSION} | found, given.out / f"{name}.json")
        print(table(found))

    return exit_code_of(run)


def parser_of(name: str, description: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m aemo_studio.workbench.trials.{name}", description=description
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument(
        "--work",
        type=Path,
        default=Path("work/speech"),
        help="folder for features and heads; that of the speech training serves",
    )
    parser.add_argument("--seeds", type=count, default=3, help="how many seeds")
    parser.add_argument("--threads", type=count, default=1, help="processor threads")
    parser.add_argument("--out", type=Path, default=MEASURED, help="folder of the JSON file")
    return parser
