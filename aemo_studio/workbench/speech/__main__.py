"""`python -m aemo_studio.workbench.speech`: corpora in, shipped model out, in one command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from aemo_studio.analysis.speech.head import SpeechHead
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.model_store import ModelEntry
from aemo_studio.base.resources import models_dir
from aemo_studio.workbench.command import count, exit_code_of
from aemo_studio.workbench.corpora import read_all
from aemo_studio.workbench.figures_file import write_figures
from aemo_studio.workbench.manifest import entry_for, update_manifest
from aemo_studio.workbench.protocols.clips import Mask
from aemo_studio.workbench.protocols.splits import (
    LUNA5,
    Splits,
    held_out,
    leave_one_corpus_out,
    luna5,
)
from aemo_studio.workbench.speech.card import write_card
from aemo_studio.workbench.speech.features import Labels, cached_features, labels_of
from aemo_studio.workbench.speech.fit import ANYWHERE, RAVDESS_HOME, HeadSettings, learn_space
from aemo_studio.workbench.speech.measure import (
    FEW,
    Predictions,
    adapted,
    few_emotions,
    run_protocol,
    untouched,
)
from aemo_studio.workbench.speech.summary import summarise
from aemo_studio.workbench.speech.table import TrainingTable, build_table, clips_of
from aemo_studio.workbench.speech.temperatures import calibrated_head

NAME = "speech_emotion"


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains, measures and writes the speech model; returns the exit code."""
    given = _parser().parse_args(arguments)
    return exit_code_of(lambda: _train(given))


def _train(given: argparse.Namespace) -> None:
    utterances = read_all(given.data)
    labels = labels_of(utterances)
    versions = [cached_features(utterances, given.work, v) for v in range(given.augmentations + 1)]
    table = build_table(versions, labels)
    figures = {"utterances": len(utterances), "augmentations": given.augmentations}
    figures |= _protocol_figures(table, labels, list(range(given.seeds)))
    _ship(given.out, table, labels, figures)


def _protocol_figures(table: TrainingTable, labels: Labels, seeds: list[int]) -> dict[str, Any]:
    def of(splits: Splits, settings: HeadSettings, seeds: list[int]) -> dict[str, Any]:
        return summarise(run_protocol(splits, table, labels, settings, seeds))

    return {
        "speakers": len(set(labels.speaker)),
        "seeds": seeds,
        "luna5_as_shipped": of(luna5, ANYWHERE, seeds[:1]),
        "luna5": of(luna5, RAVDESS_HOME, seeds),
        "one_corpus_out": of(leave_one_corpus_out, ANYWHERE, seeds),
    }


def shipped_held_out(labels: Labels) -> Mask:
    """Chooses the speakers that the shipped model is not trained on, bool[n].

    These are the actors of the first RAVDESS fold and some of every other corpus. Its
    temperature and the end-to-end test use them.
    """
    others = ~np.char.startswith(labels.speaker, "ravdess/")
    actors = np.isin(labels.speaker, [f"ravdess/{actor:02}" for actor in LUNA5[0]])
    return actors | held_out(labels, others, seed=0)


def _ship(out: Path, table: TrainingTable, labels: Labels, figures: dict[str, Any]) -> None:
    held = shipped_held_out(labels)
    space = learn_space(table, ~held, seed=0)
    head = calibrated_head(space, table, labels, ~held, recipe=ANYWHERE, seed=0)
    figures["parameters"] = 2 * int(head.general.weight.size + head.general.bias.size)
    figures["held_out_speakers"] = sorted({str(s) for s in labels.speaker[held]})
    figures["shipped"] = _shipped_figures(head, table, labels, held)
    figures["shipped"]["few_emotions"] = {
        str(count): few_emotions(head, table, labels, held, count) for count in FEW
    }
    write_atomic(out / f"{NAME}.safetensors", head.to_bytes())
    write_figures(figures, out / f"{NAME}.json")
    write_card(figures, out / f"{NAME}.md")
    update_manifest(out, _entry(out))


def _shipped_figures(
    head: SpeechHead, table: TrainingTable, labels: Labels, held: Mask
) -> dict[str, Any]:
    clips = clips_of(table, held & (labels.corpus == "ravdess"))
    emotion = labels.label[table.utterance[clips]]
    alone = Predictions(emotion, untouched(head, table, clips)).evaluation()
    known = Predictions(emotion, adapted(head, table, labels, clips)).evaluation()
    return {
        "untouched_uar": round(alone.uar, 4),
        "adapted_uar": round(known.uar, 4),
        "ece": round(alone.ece or 0.0, 4),
        "adapted_ece": round(known.ece or 0.0, 4),
        "temperatures": [head.general.temperature, head.known.temperature],
    }


def _entry(out: Path) -> ModelEntry:
    return entry_for(
        out,
        name=NAME,
        file=f"{NAME}.safetensors",
        licence="CC BY-NC-SA 4.0 (trained on RAVDESS and nEMO)",
        origin="trained by this project: python -m aemo_studio.workbench.speech",
        card=f"{NAME}.md",
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="aemo-studio train speech",
        description=__doc__,
        epilog="With --recipe NAME the test bench trains and measures one of its recipes instead; "
        "see docs/workbench.md.",
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=models_dir(), help="folder of the models")
    parser.add_argument(
        "--work", type=Path, default=Path("work/speech"), help="folder for features"
    )
    parser.add_argument("--augmentations", type=int, default=1, help="versions besides clean")
    parser.add_argument("--seeds", type=count, default=3, help="seeds of the protocols")
    return parser


if __name__ == "__main__":
    sys.exit(main())
