"""Chooses the seed that ships, and lists the figures of all seeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aemo_studio.analysis.face.network import FaceNetwork
from aemo_studio.workbench.face.choose import Mixture


@dataclass(frozen=True, eq=False)
class TrainedFace:
    """A trained network as it would ship, and its figures."""

    #: It was trained with.
    seed: int
    #: The trained network.
    network: FaceNetwork
    #: The weights of its heads.
    mixture: Mixture
    #: Name to value, as the card prints them.
    figures: dict[str, Any]

    def row(self) -> dict[str, Any]:
        """Lists what is reported of every seed: the combined model's figures."""
        results = {name: parts["combined"] for name, parts in self.figures["results"].items()}
        return {
            "seed": self.seed,
            "validation_nll": results["validation_any"]["nll"],
            "accuracy_clear": results["test_clear"]["accuracy"],
            "accuracy_any": results["test_any"]["accuracy"],
            "ece_clear": results["test_clear"]["ece"],
        }


def shipped_of(runs: Sequence[TrainedFace]) -> TrainedFace:
    """Chooses the run of the lowest negative log-likelihood on the validation split."""
    return min(runs, key=lambda run: float(run.row()["validation_nll"]))


def figures_of(runs: Sequence[TrainedFace]) -> dict[str, Any]:
    """Takes the figures of the run that ships, with the rows of all runs under `seeds`."""
    return {**shipped_of(runs).figures, "seeds": [run.row() for run in runs]}
