"""Every recipe learns, has the size it should have, and says what it cannot use."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.backbones.architectures import Architecture, resnet18
from aemo_studio.workbench.calibrate import softmax
from aemo_studio.workbench.features.feature import FEATURES
from aemo_studio.workbench.features.store import FeatureFile
from aemo_studio.workbench.recipes import RECIPES, load_recipe
from aemo_studio.workbench.recipes.layers import Dropout
from aemo_studio.workbench.recipes.network import NetworkRecipe
from aemo_studio.workbench.recipes.task import Part, Recipe, Settings, Task
from aemo_studio.workbench.recipes.transfer import TransferRecipe
from aemo_studio.workbench.recipes.whisper_linear import Standardised, regression
from tests.workbench.bench.generated import features

ON_CPU = Settings()

SHAPES = {
    "mfcc-mean": (100,),
    "log-mel": (16, 16),
    "mfcc-image": (8, 5),
    "mel-sequence": (2, 8, 8),
    "prosody": (20,),
    "whisper": (600,),
}


def task_of(recipe: Recipe, file: FeatureFile, settings: Settings = ON_CPU) -> Task:
    """Actors up to 12 to learn from, 13 to 16 held out."""
    file = recipe.prepare(file, 0, settings)
    actor = np.array([int(name[-2:]) for name in file.speaker])
    train, held = actor <= 12, (actor > 12) & (actor <= 16)
    return Task(Part.of(file, train), Part.of(file, held), 0, settings)


def accuracy(recipe: Recipe, file: FeatureFile, settings: Settings = ON_CPU) -> float:
    """Of actors 17 to 24, after learning."""
    fitted = recipe.fit(task_of(recipe, file, settings))
    prepared = recipe.prepare(file, 0, settings)
    test = np.array([int(name[-2:]) > 16 for name in file.speaker])
    guess = softmax(fitted.logits(prepared.x[test])).argmax(axis=1)
    return float((guess == file.label[test]).mean())


def test_all_load_and_learn_from_features_that_exist() -> None:
    for name in RECIPES:
        recipe = load_recipe(name)
        assert recipe.name == name
        assert set(recipe.features) <= set(FEATURES)


def test_an_unknown_recipe_is_refused() -> None:
    with pytest.raises(UsageError, match="There is no recipe 'cnn'; choose one of mfcc-conv1d"):
        load_recipe("cnn")


@pytest.mark.parametrize(
    ("name", "shape", "count"),
    [
        # As Keras counts: with 1,024 moving statistics.
        ("mfcc-conv1d", (100,), 261_256),
        # The published counts without the layers that are replaced, plus the new ones.
        ("resnet18", (64, 64), 11_689_512 - 9408 - 513_000 + 3136 + 4104),
        ("vgg16", (64, 64), 138_357_544 - 4_097_000 + 4097 * 256 + 257 * 8),
        ("vgg19", (64, 64), 143_667_240 - 4_097_000 + 4097 * 256 + 257 * 8),
        ("xception", (64, 64), 22_855_952 - 2_049_000 + 2049 * 256 + 257 * 8),
        ("inception-v3", (64, 64), 27_161_264 - 2_049_000 + 2049 * 256 + 257 * 8),
        ("whisper-linear", (5120,), 5121 * 8),
        ("aemo", (5120,), 2 * 5121 * 8),
        ("functionals-svm", (20,), None),
    ],
)
def test_parameters(name: str, shape: tuple[int, ...], count: int | None) -> None:
    assert load_recipe(name).parameters(shape) == count


def test_the_original_trains_all_but_the_moving_statistics() -> None:
    recipe = load_recipe("mfcc-conv1d")
    assert isinstance(recipe, NetworkRecipe)
    network = recipe.build((100,))
    assert sum(isinstance(layer, nn.Conv1d) for layer in network.modules()) == 4
    assert sum(p.numel() for p in network.parameters()) == 260_232


@pytest.mark.parametrize(
    "name", ["mfcc-conv1d", "conv1d", "lstm", "mel-cnn", "mel-cnn-lstm", "functionals-svm"]
)
def test_it_learns(name: str) -> None:
    recipe = load_recipe(name)
    file = features(recipe.features[0], SHAPES[recipe.features[0]], emotions=(0, 3, 4), clarity=2)
    if isinstance(recipe, NetworkRecipe):
        recipe = replace(recipe, schedule=replace(recipe.schedule, batch=8, rate=3e-3))
    assert accuracy(recipe, file, Settings(epochs=6)) > 0.6


def test_the_lstm_hears_past_a_loud_coefficient_and_the_padding_at_the_end() -> None:
    recipe = load_recipe("lstm")
    assert isinstance(recipe, NetworkRecipe)
    recipe = replace(recipe, schedule=replace(recipe.schedule, batch=8, rate=3e-3))
    file = features("mfcc-image", (8, 60), emotions=(0, 3, 4))
    x = np.random.default_rng(0).standard_normal(file.x.shape).astype(np.float32)
    x[np.arange(len(x)), 1 + file.label] += 3
    x[:, 0] *= 300
    x[:, :, 30:] = 0
    assert accuracy(recipe, replace(file, x=x), Settings(epochs=16)) > 0.6


def test_the_linear_probe_learns_and_then_from_the_held_out_too() -> None:
    recipe = load_recipe("whisper-linear")
    file = features("whisper", (40,), clarity=0.5)
    fitted = recipe.fit(task_of(recipe, file))
    assert fitted.notes["penalty"] in (0.01, 0.03, 0.1, 0.3, 1.0)
    assert fitted.on_all is not None
    again = fitted.on_all().logits(file.x)
    assert not np.allclose(again, fitted.logits(file.x))
    assert (again.argmax(axis=1) == file.label).mean() > 0.8


def test_the_linear_probe_finds_in_few_axes_what_it_finds_in_all() -> None:
    file = features("whisper", (300,), clarity=0.2)
    few = Standardised.of(Part.of(file, np.ones(len(file), np.bool_)), "cpu")
    assert few.axes is not None
    assert few.x.shape == (len(file), len(file))
    flat = (file.x - few.mean) / few.scale
    every = replace(few, x=torch.from_numpy(flat), axes=None)
    found, expected = (softmax(regression(clips, 0.1)(file.x)) for clips in (few, every))
    np.testing.assert_allclose(found, expected, atol=0.01)


def test_the_shipped_head_adapts_to_each_speaker() -> None:
    recipe = load_recipe("aemo")
    file = features("whisper", (520,), takes=4, clarity=0.3)
    assert len(file) >= 512
    fitted = recipe.fit(task_of(recipe, file))
    assert fitted.adapted is not None
    test = np.array([int(name[-2:]) > 16 for name in file.speaker])
    alone = fitted.logits(file.x[test])
    known = fitted.adapted(file.x[test], file.speaker[test])
    assert (alone.argmax(axis=1) == file.label[test]).mean() > 0.5
    assert known.shape == alone.shape
    assert not np.allclose(known, alone)


def test_the_shipped_head_needs_enough_clips() -> None:
    with pytest.raises(UsageError, match="needs at least 512 clips"):
        load_recipe("aemo").prepare(features("whisper", (600,)), 0, Settings())


@pytest.fixture
def small_transfer() -> TransferRecipe:
    """ResNet18 stands in for the large ones, which would take minutes."""
    small = Architecture("ResNet18", resnet18, 32, 512, 11_689_512)
    return TransferRecipe("vgg16", small)


def test_a_frozen_network_sees_the_same_in_every_round(small_transfer: TransferRecipe) -> None:
    file = features("log-mel", (16, 16), emotions=(0, 3), takes=2, clarity=3)
    one, again = (small_transfer.prepare(file, 3, Settings()) for _ in range(2))
    assert one.x.shape == (len(file), 512)
    assert np.array_equal(one.x, again.x)
    assert not np.allclose(one.x, small_transfer.prepare(file, 4, Settings()).x)
    assert accuracy(small_transfer, file, Settings(epochs=20)) > 0.7


def test_imagenet_weights_reach_the_frozen_network(
    small_transfer: TransferRecipe, tmp_path: Path
) -> None:
    torch.manual_seed(5)
    torch.save(resnet18().state_dict(), tmp_path / "weights.pth")
    file = features("log-mel", (16, 16), actors=(1,))
    given = Settings(imagenet=tmp_path / "weights.pth")
    with_weights = small_transfer.prepare(file, 0, given)
    assert np.array_equal(with_weights.x, small_transfer.prepare(file, 1, given).x)
    assert not np.allclose(with_weights.x, small_transfer.prepare(file, 0, Settings()).x)


def test_imagenet_weights_start_the_resnet_but_for_its_ends(tmp_path: Path) -> None:
    torch.manual_seed(5)
    given = resnet18()
    torch.save(given.state_dict(), tmp_path / "weights.pth")
    recipe = load_recipe("resnet18")
    assert isinstance(recipe, NetworkRecipe)
    assert recipe.start is not None
    network = recipe.build((16, 16))
    recipe.start(network, tmp_path / "weights.pth")
    state = network.state_dict()
    assert torch.equal(
        state["1.layer1.0.conv1.weight"], given.state_dict()["layer1.0.conv1.weight"]
    )
    assert state["1.conv1.weight"].shape == (64, 1, 7, 7)


@pytest.mark.parametrize("name", ["mfcc-conv1d", "lstm", "functionals-svm", "whisper-linear"])
def test_weights_that_no_layer_can_take_are_refused(name: str, tmp_path: Path) -> None:
    recipe = load_recipe(name)
    file = features(recipe.features[0], SHAPES[recipe.features[0]], actors=(1,))
    with pytest.raises(UsageError, match="--imagenet"):
        recipe.prepare(file, 0, Settings(imagenet=tmp_path / "weights.pth"))


def test_features_of_another_shape_are_refused() -> None:
    with pytest.raises(UsageError, match=r"mel-cnn cannot use .* of shape \[100\]"):
        load_recipe("mel-cnn").prepare(features("log-mel", (100,)), 0, Settings())


def test_dropout_leaves_out_a_share_while_training_and_keeps_the_mean() -> None:
    torch.manual_seed(0)
    layer, x = Dropout(0.25), torch.ones(100, 100)
    dropped = layer(x)
    assert float((dropped == 0).float().mean()) == pytest.approx(0.25, abs=0.02)
    assert float(dropped.mean()) == pytest.approx(1.0, abs=0.02)
    assert torch.equal(layer.eval()(x), x)
