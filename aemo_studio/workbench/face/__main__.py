"""`python -m aemo_studio.workbench.face`: data in, shipped model out, in one command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from aemo_studio.analysis.face.network import FaceNetwork, parameter_count
from aemo_studio.base.resources import models_dir
from aemo_studio.workbench.command import count, exit_code_of
from aemo_studio.workbench.face.balanced import Places, rebalance
from aemo_studio.workbench.face.choose import (
    Mixture,
    choose,
    class_counts,
    folded,
    majority_guess,
    measured_figures,
)
from aemo_studio.workbench.face.data import FaceData, load_face_data
from aemo_studio.workbench.face.export import as_shipped, export
from aemo_studio.workbench.face.seeds import TrainedFace, figures_of, shipped_of
from aemo_studio.workbench.face.train import TrainSettings, load_network, train


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepares, trains, measures, exports and balances; returns the exit code."""
    given = _parser().parse_args(arguments)
    return exit_code_of(lambda: _train_and_ship(given))


def _train_and_ship(given: argparse.Namespace) -> None:
    if not given.balance_only:
        _train(given)
    _log(balance_summary(rebalance(Places(given.data, given.work, given.out), given.processes)))


def _train(given: argparse.Namespace) -> None:
    data = load_face_data(given.data, given.work, given.processes)
    runs = [_run(data, given, seed) for seed in range(1, given.seeds + 1)]
    shipped, figures = shipped_of(runs), figures_of(runs)
    figures["note"] = given.note
    export(given.out, shipped.network, shipped.mixture, figures)
    _log(summary(figures))


def _run(data: FaceData, given: argparse.Namespace, seed: int) -> TrainedFace:
    settings = TrainSettings(epochs=given.epochs, seed=seed, processes=given.processes)
    checkpoint = train(given.data, given.work, settings, _log)
    torch.set_num_threads(given.processes)
    figures, network, mixture = measure(data, load_network(checkpoint), settings)
    run = TrainedFace(seed, network, mixture, figures)
    _log(f"{run.row()}")
    return run


def measure(
    data: FaceData, network: FaceNetwork, settings: TrainSettings
) -> tuple[dict[str, Any], FaceNetwork, Mixture]:
    """Chooses on the validation split and measures what will be shipped, as it will be."""
    mixture = choose(data.validation, network)
    shipped = as_shipped(folded(network, mixture), mixture)
    figures = {
        "parameters": parameter_count(shipped),
        "settings": asdict(settings),
        "choice": asdict(mixture),
        "data": _data_figures(data),
        "majority_guess": majority_guess(data.train, data.test),
        "results": measured_figures(data, shipped, mixture),
    }
    return figures, shipped, mixture


def summary(figures: dict[str, Any]) -> str:
    """Renders the main figures, one line each."""
    lines = [f"chosen on validation: {figures['choice']}"]
    for name, parts in figures["results"].items():
        for part, row in parts.items():
            lines.append(
                f"{name:28} {part:20} n {row['n']:5} accuracy {row['accuracy']:.4f} "
                f"UAR {row['uar']:.4f} ECE {row['ece']:.4f}"
            )
    return "\n".join(lines)


def balance_summary(found: dict[str, Any]) -> str:
    """Renders the figures of the balance, one line for each set and number of looks."""
    lines = [f"levels {found['levels']}, temperature {found['temperature']}"]
    lines += [
        f"{row['set']:24} n {row['n']:5} {row['learned']} -> {row['balanced']}"
        for row in (found["home"], *found["left_out"])
    ]
    for row in found["adapted"]:
        changed = f"{row['untouched']} -> {row['adapted']}"
        lines.append(f"{row['set']:24} looks {row['looks']} {changed} {row.get('figures', '')}")
    return "\n".join(lines)


def _data_figures(data: FaceData) -> dict[str, Any]:
    return {
        "train": len(data.train),
        "validation": len(data.validation),
        "test": len(data.test),
        "web_held_out": len(data.web_held_out),
        "copies_left_out": data.copies_left_out,
        "found_share": round(data.fer_found_share, 4),
        "web_found_share": round(data.web_found_share, 4),
        "test_counts": class_counts(data.test),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m aemo_studio.workbench.face", description="Trains the face model."
    )
    defaults = TrainSettings()
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with ferplus.zip and the other data"
    )
    parser.add_argument("--out", type=Path, default=models_dir(), help="where the model goes")
    parser.add_argument("--epochs", type=count, default=defaults.epochs)
    parser.add_argument("--seeds", type=count, default=3, help="how many runs, seeds 1, 2, ...")
    parser.add_argument(
        "--processes", type=count, default=defaults.processes, help="one per processor core"
    )
    parser.add_argument(
        "--work",
        type=Path,
        default=Path("work/face"),
        help="where prepared faces and checkpoints are kept; a second run goes on from there",
    )
    parser.add_argument(
        "--balance-only",
        action="store_true",
        help="balance the model in --out anew instead of training one",
    )
    parser.add_argument("--note", default="", help="a sentence about this run for the model card")
    return parser


def _log(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
