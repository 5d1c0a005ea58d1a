"""Writes balance, temperature and person layer into the shipped face model, with their figures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from aemo_studio.analysis.evaluation import evaluate
from aemo_studio.analysis.face.adaptation import LOOKS, PersonLayer, adapted, adapted_by_person
from aemo_studio.analysis.face.model import FaceModel, to_bytes
from aemo_studio.analysis.face.network import FER_CLASSES
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.face.balance import Balance, fit_balance, mean_loss
from aemo_studio.workbench.face.export import FIGURES, write_model
from aemo_studio.workbench.face.face_sets import FaceSet, read_face_sets, read_home
from aemo_studio.workbench.face.person import fit_person_layer, recall_by_moods

MOODS = (None, 1, 2, 3)
"""How many of their looks the people of the adaptation's table show; None: all."""


@dataclass(frozen=True)
class Places:
    """Where a balancing reads and writes."""

    #: Folder of the training data.
    data: Path
    #: Where prepared faces are kept.
    work: Path
    #: Folder of the models.
    models: Path


def rebalance(places: Places, workers: int) -> dict[str, Any]:
    """Balances the model in `places.models` anew and returns the figures of the balance.

    The network stays as it is. Raises MediaError where data is missing, ModelError.
    """
    model = FaceModel.load(folder=places.models)
    sets = read_face_sets(places.data, places.work, model, workers)
    home = read_home(places.data, places.work, model, workers)
    balance = fit_balance(sets)
    layer = fit_person_layer(sets, balance)
    figures = json.loads((places.models / FIGURES).read_text())
    learned = Balance((0.0,) * len(FER_CLASSES), figures["choice"]["temperature"])
    figures["balance"] = {
        "levels": dict(zip(FER_CLASSES, balance.levels, strict=True)),
        "temperature": balance.temperature,
        "home": _before_and_after(home, learned, balance),
        "left_out": [_left_out(sets, one, learned, balance.temperature) for one in sets],
        "adapted": [row for one in sets if one.knows_people for row in _adapted(sets, one)],
    }
    info = msgspec.structs.replace(
        model.info, temperature=balance.temperature, balance=balance.levels
    )
    write_model(places.models, to_bytes(model.network, info, layer), figures)
    found: dict[str, Any] = figures["balance"]
    return found


def _left_out(
    sets: Sequence[FaceSet], one: FaceSet, learned: Balance, temperature: float
) -> dict[str, Any]:
    """Figures of a set with the balance of the others, at their temperature and at the one that
    ships."""
    found = fit_balance([other for other in sets if other is not one])
    shipped = Balance(found.levels, temperature)
    row = _before_and_after(one, learned, found)
    return {**row, "at_shipped_temperature": _figures(one, shipped.scores(one.logs))}


def _before_and_after(one: FaceSet, before: Balance, after: Balance) -> dict[str, Any]:
    return {
        "set": one.name,
        "n": len(one),
        "familiar": one.familiar,
        "learned": _figures(one, before.scores(one.logs)),
        "balanced": _figures(one, after.scores(one.logs)),
    }


def _figures(one: FaceSet, scores: FloatArray) -> dict[str, Any]:
    found = evaluate([LOOKS[look] for look in one.looks], list(scores)).to_json()
    kept = {name: round(found[name], 4) for name in ("accuracy", "uar", "ece")}
    return {**kept, "nll": round(mean_loss(one, scores), 4)}


def _adapted(sets: Sequence[FaceSet], one: FaceSet) -> Iterator[dict[str, Any]]:
    """Rows of a set with known people, balance and layer fitted on the other sets."""
    others = [other for other in sets if other is not one]
    balance = fit_balance(others)
    layer = fit_person_layer(others, balance)
    scores = balance.scores(one.logs)
    for count in MOODS:
        before, after = recall_by_moods(one, scores, partial(adapted, layer), count)
        row = {"set": one.name, "looks": count, "untouched": before, "adapted": after}
        yield row if count else {**row, **_adapted_figures(one, scores, layer)}


def _adapted_figures(one: FaceSet, scores: FloatArray, layer: PersonLayer) -> dict[str, Any]:
    alike = np.ones(len(one), np.float32)
    return {"figures": _figures(one, adapted_by_person(layer, scores, alike, one.people.tolist()))}
