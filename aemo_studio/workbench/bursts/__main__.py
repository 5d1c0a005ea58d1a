"""`python -m aemo_studio.workbench.bursts`: bursts and speech in, shipped layer out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from aemo_studio.analysis.speech.bursts import BurstHead, VoiceState
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.resources import models_dir
from aemo_studio.workbench.bursts.card import write_card
from aemo_studio.workbench.bursts.features import cached_table
from aemo_studio.workbench.bursts.fit import fit, predicted_by_others
from aemo_studio.workbench.bursts.measure import (
    FALSE_BURSTS,
    RIGHT_CLAIMS,
    calibrated,
    measured,
    with_thresholds,
)
from aemo_studio.workbench.bursts.sounds import LabelledSound, read_sounds
from aemo_studio.workbench.command import exit_code_of
from aemo_studio.workbench.figures_file import write_figures
from aemo_studio.workbench.manifest import entry_for, update_manifest

NAME = "vocal_bursts"


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains, measures and writes the burst layer; returns the exit code."""
    given = _parser().parse_args(arguments)
    return exit_code_of(lambda: _train(given))


def _train(given: argparse.Namespace) -> None:
    sounds = read_sounds(given.data)
    table = cached_table(sounds, given.work)
    found = predicted_by_others(table)
    everybody = np.ones(len(table.state), np.bool_)
    head, found = calibrated(fit(table, everybody), table, found)
    head = with_thresholds(head, table, found)
    figures = _numbers_of(sounds, head) | measured(head, table, found, sounds)
    write_atomic(given.out / f"{NAME}.safetensors", head.to_bytes())
    write_figures(figures, given.out / f"{NAME}.json")
    write_card(figures, given.out / f"{NAME}.md")
    entry = entry_for(
        given.out,
        name=NAME,
        file=f"{NAME}.safetensors",
        licence="CC BY-NC-SA 4.0 (trained on RAVDESS and nEMO); EmoGator is Apache-2.0",
        origin="trained by this project: python -m aemo_studio.workbench.bursts",
        card=f"{NAME}.md",
    )
    update_manifest(given.out, entry)


def _numbers_of(sounds: Sequence[LabelledSound], head: BurstHead) -> dict[str, Any]:
    speech = [sound for sound in sounds if sound.state == VoiceState.SPEECH]
    bursts = [sound for sound in sounds if sound.state != VoiceState.SPEECH]
    return {
        "parameters": int(head.weight.size + head.bias.size),
        "bursts": len(bursts),
        "burst_speakers": len({sound.speaker for sound in bursts}),
        "speech": len(speech),
        "speech_speakers": len({sound.speaker for sound in speech}),
        "promise_false": FALSE_BURSTS,
        "promise_right": RIGHT_CLAIMS,
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m aemo_studio.workbench.bursts", description=__doc__
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=models_dir(), help="folder of the models")
    parser.add_argument(
        "--work", type=Path, default=Path("work/bursts"), help="folder for features"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
