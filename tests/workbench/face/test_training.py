from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from aemo_studio.analysis.face.model import FaceModel, from_bytes
from aemo_studio.analysis.face.network import FER_CLASSES, FaceNetwork, standardised
from aemo_studio.base.model_store import ModelEntry, load_verified, read_manifest
from aemo_studio.workbench.calibrate import softmax
from aemo_studio.workbench.face.augment import augmented, centre, flipped
from aemo_studio.workbench.face.choose import Mixture, folded
from aemo_studio.workbench.face.export import weights_file
from aemo_studio.workbench.face.labels import FerPlus, distributions, majority, smoothed
from aemo_studio.workbench.face.measure import face_figures, fit_temperature
from aemo_studio.workbench.face.seeds import TrainedFace, figures_of, shipped_of
from aemo_studio.workbench.manifest import entry_for, update_manifest

NEUTRAL, SADNESS, DISGUST = (FER_CLASSES.index(n) for n in ("neutral", "sadness", "disgust"))


def _votes(**counts: int) -> list[int]:
    columns = (*FER_CLASSES, "unknown", "not_a_face")
    return [counts.get(column, 0) for column in columns]


def _ferplus(votes: list[list[int]], fer2013: list[int]) -> FerPlus:
    n = len(votes)
    return FerPlus(
        images=tuple(f"{i}.jpg" for i in range(n)),
        usage=np.array(["Training"] * n),
        votes=np.array(votes),
        fer2013=np.array(fer2013),
    )


def test_single_votes_are_outliers_and_unknown_takes_weight() -> None:
    faces = _ferplus([_votes(neutral=6, sadness=2, anger=1, unknown=1)], [NEUTRAL])
    targets, weights = distributions(faces)
    assert targets[0, NEUTRAL] == pytest.approx(0.75)
    assert targets[0, SADNESS] == pytest.approx(0.25)
    assert weights[0] == pytest.approx(0.9)


def test_images_of_nothing_weigh_nothing() -> None:
    votes = [_votes(not_a_face=10), _votes(unknown=10), _votes(neutral=1, anger=1, unknown=8)]
    targets, weights = distributions(_ferplus(votes, [NEUTRAL] * 3))
    assert weights.tolist() == [0, 0, 0]
    np.testing.assert_allclose(targets.sum(axis=1), 1, rtol=1e-6)


def test_the_older_label_speaks_only_for_thin_classes_that_a_rater_saw() -> None:
    seen, unseen = _votes(neutral=9, disgust=1), _votes(neutral=10)
    targets, _ = distributions(_ferplus([seen, unseen, seen], [DISGUST, DISGUST, SADNESS]))
    np.testing.assert_allclose(targets[:, DISGUST], [0.25, 0, 0])


def test_majority_protocols() -> None:
    votes = np.array(
        [
            _votes(neutral=6, sadness=4),
            _votes(neutral=5, sadness=5),
            _votes(unknown=6, sadness=4),
            _votes(neutral=3, sadness=4, anger=3),
            _votes(neutral=1, sadness=5, anger=3, fear=1),
        ]
    )
    labels, judged, clear = majority(votes)
    assert labels[[0, 1, 3, 4]].tolist() == [NEUTRAL, NEUTRAL, SADNESS, SADNESS]
    assert judged.tolist() == [True, True, False, True, True]
    assert clear.tolist() == [True, False, False, False, True]


def test_smoothed_labels_are_distributions() -> None:
    targets = smoothed(np.array([2, 0]), 0.08)
    np.testing.assert_allclose(targets.sum(axis=1), 1, rtol=1e-6)
    assert targets[0, 2] == pytest.approx(0.93)


@pytest.mark.parametrize("side", [36, 48])
def test_augmentation_is_repeatable_and_keeps_the_face(side: int) -> None:
    crop = np.tile(np.linspace(0, 255, 64, dtype=np.uint8), (64, 1))
    one = [augmented(crop, side, np.random.default_rng(i)) for i in range(40)]
    two = [augmented(crop, side, np.random.default_rng(i)) for i in range(40)]
    np.testing.assert_array_equal(np.stack(one), np.stack(two))
    assert one[0].shape == (side, side)
    assert one[0].dtype == np.uint8
    rising = [p[:, -6:].mean() > p[:, :6].mean() for p in one]
    assert np.mean(rising) > 0.9


def test_flipping_twice_gives_the_same_face() -> None:
    rng = np.random.default_rng(2)
    crop, shapes = rng.integers(0, 255, (64, 64), dtype=np.uint8), rng.random(52, np.float32)
    again = flipped(*flipped(crop, shapes))
    np.testing.assert_array_equal(again[0], crop)
    np.testing.assert_array_equal(again[1], shapes)
    np.testing.assert_array_equal(centre(flipped(crop, shapes)[0]), centre(crop)[:, ::-1])


def test_figures_of_a_known_case() -> None:
    labels = np.array([0, 0, 0, 1])
    probabilities = np.full((4, 8), 0.1 / 7)
    probabilities[:, 0] = 0.9
    result = face_figures(labels, probabilities)
    assert result.accuracy == 0.75
    assert result.uar == 0.5
    assert result.ece == pytest.approx(0.15)
    assert result.confusion[1][0] == 1
    assert result.recalls[:3] == (1.0, 0.0, None)


def test_the_temperature_brings_back_overconfident_logits() -> None:
    rng = np.random.default_rng(7)
    logits = rng.normal(size=(4000, 8))
    labels = np.array([rng.choice(8, p=row) for row in softmax(logits)])
    assert fit_temperature(labels, logits * 2.5) == pytest.approx(2.5, rel=0.1)


def test_a_product_of_experts_folds_into_one_head_and_through_the_file() -> None:
    torch.manual_seed(1)
    network = FaceNetwork().eval()
    crops = np.random.default_rng(0).integers(0, 255, (3, 48, 48), dtype=np.uint8)
    shapes = np.random.default_rng(1).random((3, 52), dtype=np.float32)
    mixture = Mixture(picture_share=0.5, blendshape_share=0.3, mirror=False, temperature=1.7)
    with torch.inference_mode():
        parts = network(
            standardised(torch.from_numpy(crops)), torch.from_numpy(shapes), torch.ones(3)
        )
        mixed = parts.combined + 0.5 * parts.picture + 0.3 * parts.blendshapes
        expected = torch.softmax(mixed / 1.7, dim=1).numpy()
    loaded: FaceModel = from_bytes(weights_file(folded(network, mixture), mixture), "cpu")
    found = loaded.class_probabilities(crops, shapes, np.zeros((3, 0, 0), np.uint8))
    np.testing.assert_allclose(found, expected, atol=2e-3)


def _run(seed: int, nll: float, accuracy: float) -> TrainedFace:
    row = {"nll": nll, "accuracy": accuracy, "ece": 0.02}
    names = ("validation_any", "test_clear", "test_any")
    results = {name: {"combined": row} for name in names}
    return TrainedFace(seed, FaceNetwork(), Mixture(0, 0, False, 1.0), {"results": results})


def test_the_seed_that_ships_is_chosen_on_validation() -> None:
    runs = [_run(1, 0.44, 0.86), _run(2, 0.42, 0.85), _run(3, 0.43, 0.87)]
    assert shipped_of(runs).seed == 2
    figures = figures_of(runs)
    assert figures["results"] is runs[1].figures["results"]
    assert [row["seed"] for row in figures["seeds"]] == [1, 2, 3]
    assert [row["accuracy_clear"] for row in figures["seeds"]] == [0.86, 0.85, 0.87]


def test_the_manifest_keeps_other_rows_and_their_order(tmp_path: Path) -> None:
    for name in ("zebra", "ant", "zebra"):
        (tmp_path / f"{name}.bin").write_bytes(name.encode())
        entry = entry_for(
            tmp_path, name=name, file=f"{name}.bin", licence="MIT", origin="here", card="x.md"
        )
        update_manifest(tmp_path, entry)
    rows = read_manifest(tmp_path)
    assert [row.name for row in rows] == ["ant", "zebra"]
    assert rows[1].sha256 == hashlib.sha256(b"zebra").hexdigest()
    assert load_verified("ant", tmp_path) == b"ant"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ant.bin", "manifest.json", "zebra.bin"]


def test_a_damaged_manifest_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("[{")
    entry = ModelEntry("a", "a.bin", "0", "MIT", "here", "x.md")
    with pytest.raises(Exception, match="truncated"):
        update_manifest(tmp_path, entry)
    assert (tmp_path / "manifest.json").read_text() == "[{"


def test_the_figures_beside_the_model_are_complete() -> None:
    from aemo_studio.base.resources import models_dir

    results = json.loads((models_dir() / "face_emotion.json").read_text())["results"]
    for name in ("test_any", "test_clear", "web_held_out"):
        assert set(results[name]) == {"combined", "picture", "blendshapes", "without_blendshapes"}
    clear = results["test_clear"]
    assert clear["combined"]["accuracy"] > clear["blendshapes"]["accuracy"]
    assert results["test_any"]["combined"]["ece"] < 0.06
