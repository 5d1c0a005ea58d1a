"""Writes a trained face model where the program looks for it: weights, figures, card, manifest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aemo_studio.analysis.face.model import (
    MODEL_NAME,
    ModelInfo,
    from_bytes,
    shape_as_dict,
    to_bytes,
)
from aemo_studio.analysis.face.network import FaceNetwork, NetworkShape
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.workbench.face.card import face_card, landmarker_card
from aemo_studio.workbench.face.choose import Mixture
from aemo_studio.workbench.manifest import entry_for, update_manifest

WEIGHTS = f"{MODEL_NAME}.safetensors"
FIGURES = f"{MODEL_NAME}.json"
CARD = f"{MODEL_NAME}.md"

LICENCE = "MIT for the weights; research use where the training images' terms ask for it"
ORIGIN = (
    "Trained by this project (python -m aemo_studio.workbench.face) on FER+, FER2013 and "
    "muxspace/facial_expressions"
)


def weights_file(network: FaceNetwork, mixture: Mixture) -> bytes:
    """Encodes the folded network and its calibration as the program loads them."""
    info = ModelInfo(mixture.temperature, mixture.mirror, shape_as_dict(NetworkShape()))
    return to_bytes(network, info)


def as_shipped(network: FaceNetwork, mixture: Mixture) -> FaceNetwork:
    """Sends the weights through the file (float16), so that the figures are of what ships."""
    return from_bytes(weights_file(network, mixture), "cpu").network


def export(folder: Path, network: FaceNetwork, mixture: Mixture, figures: dict[str, Any]) -> None:
    """Writes weights, figures and cards into `folder` and updates its manifest."""
    write_model(folder, weights_file(network, mixture), figures)


def write_model(folder: Path, weights: bytes, figures: dict[str, Any]) -> None:
    """Writes a weights file with its figures and cards, and updates the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(folder / WEIGHTS, weights)
    write_atomic(folder / FIGURES, (json.dumps(figures, indent=1) + "\n").encode())
    write_atomic(folder / CARD, face_card(figures).encode())
    write_atomic(folder / "face_landmarker.md", landmarker_card(figures).encode())
    update_manifest(
        folder,
        entry_for(folder, name=MODEL_NAME, file=WEIGHTS, licence=LICENCE, origin=ORIGIN, card=CARD),
    )
