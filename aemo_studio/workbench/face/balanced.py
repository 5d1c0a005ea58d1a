"""Writes balance, temperature and person layer into the shipped face model, with their figures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from aemo_studio.analysis.evaluation import evaluate
from aemo_studio.analysis.face.adaptation import LOOKS, PersonLayer, adapted, adapted_by_person
from aemo_studio.analysis.face.expression import ExpressionModel
from aemo_studio.analysis.face.model import FaceModel, to_bytes
from aemo_studio.analysis.face.network import FER_CLASSES
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.face.balance import Balance, fit_balance, mean_loss
from aemo_studio.workbench.face.export import FIGURES, write_model
from aemo_studio.workbench.face.face_sets import FaceSet, read_face_sets, read_home
from aemo_studio.workbench.face.person import fit_person_layer, recall_by_moods

MOODS = (None, 1, 2, 3)
"""How many of their looks the people of the adaptation's table show; None: all."""

SECOND_SHARE = 0.35
"""Weight of the second network: between 0.25, which the sets that the first is familiar with ask
for, and 0.5 to 1.0, which the others do. See `docs/attempts.md`."""


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
    alone = replace(FaceModel.load(folder=places.models), second=None)
    info = msgspec.structs.replace(alone.info, second_share=SECOND_SHARE)
    model = replace(alone, info=info, second=ExpressionModel.load())
    sets, alones, homes = _read(places, model, alone, workers)
    balance = fit_balance(sets)
    layer = fit_person_layer(sets, balance)
    figures = json.loads((places.models / FIGURES).read_text())
    learned = Balance((0.0,) * len(FER_CLASSES), figures["choice"]["temperature"])
    figures["balance"] = {
        "levels": dict(zip(FER_CLASSES, balance.levels, strict=True)),
        "temperature": balance.temperature,
        "second_share": SECOND_SHARE,
        "home": _before_and_after(*homes, learned, fit_balance(alones), balance),
        "left_out": _left_out(sets, alones, learned, balance.temperature),
        "adapted": [row for one in sets if one.knows_people for row in _adapted(sets, one)],
    }
    info = msgspec.structs.replace(info, temperature=balance.temperature, balance=balance.levels)
    write_model(places.models, to_bytes(model.network, info, layer), figures)
    found: dict[str, Any] = figures["balance"]
    return found


def _read(
    places: Places, model: FaceModel, alone: FaceModel, workers: int
) -> tuple[list[FaceSet], list[FaceSet], tuple[FaceSet, FaceSet]]:
    """Reads the sets by both networks and by the first alone, and FER+'s test split by each."""
    data, work = places.data, places.work
    sets, alones = (read_face_sets(data, work, each, workers) for each in (model, alone))
    one, first = (read_home(data, work, each, workers) for each in (model, alone))
    return sets, alones, (one, first)


def _left_out(
    sets: Sequence[FaceSet], alones: Sequence[FaceSet], learned: Balance, temperature: float
) -> list[dict[str, Any]]:
    """Figures of each set with the balance of the others, at their temperature and at the one
    that ships."""
    rows = []
    for one, first in zip(sets, alones, strict=True):
        found = fit_balance(_without(sets, one))
        row = _before_and_after(one, first, learned, fit_balance(_without(alones, first)), found)
        shipped = Balance(found.levels, temperature)
        rows.append({**row, "at_shipped_temperature": _figures(one, shipped.scores(one.logs))})
    return rows


def _without(sets: Sequence[FaceSet], one: FaceSet) -> list[FaceSet]:
    return [other for other in sets if other is not one]


def _before_and_after(
    one: FaceSet, first: FaceSet, before: Balance, alone: Balance, after: Balance
) -> dict[str, Any]:
    """Figures of a set, read by both networks (`one`) and by the first alone."""
    return {
        "set": one.name,
        "n": len(one),
        "familiar": one.familiar,
        "learned": _figures(first, before.scores(first.logs)),
        "alone": _figures(first, alone.scores(first.logs)),
        "balanced": _figures(one, after.scores(one.logs)),
    }


def _figures(one: FaceSet, scores: FloatArray) -> dict[str, Any]:
    found = evaluate([LOOKS[look] for look in one.looks], list(scores)).to_json()
    kept = {name: round(found[name], 4) for name in ("accuracy", "uar", "ece")}
    return {**kept, "nll": round(mean_loss(one, scores), 4)}


def _adapted(sets: Sequence[FaceSet], one: FaceSet) -> Iterator[dict[str, Any]]:
    """Rows of a set with known people, balance and layer fitted on the other sets."""
    others = _without(sets, one)
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
