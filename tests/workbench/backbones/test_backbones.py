"""The published networks: counts, names, shapes, and weights that load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.backbones import torchvision_models
from aemo_studio.workbench.backbones.architectures import (
    INCEPTION_V3,
    VGG16,
    VGG19,
    XCEPTION,
    Architecture,
    parameter_count,
    remove_last_layer,
    resnet18,
)
from aemo_studio.workbench.backbones.weights import load_imagenet

RESNET18 = Architecture("ResNet18", resnet18, 224, 512, 11_689_512)
ARCHITECTURES = (RESNET18, VGG16, VGG19, XCEPTION, INCEPTION_V3)

NAMES = {
    "ResNet18": (
        "conv1.weight",
        "layer2.0.downsample.1.running_var",
        "layer4.1.bn2.bias",
        "fc.bias",
    ),
    "VGG16": ("features.0.weight", "features.28.bias", "classifier.0.weight", "classifier.6.bias"),
    "VGG19": ("features.34.bias", "classifier.3.weight", "classifier.6.weight"),
    "Xception": (
        "block1.rep.0.conv1.weight",
        "block1.rep.4.running_mean",
        "block2.rep.1.pointwise.weight",
        "block12.skipbn.weight",
        "block5.rep.8.bias",
        "conv4.pointwise.weight",
        "bn4.weight",
        "fc.weight",
    ),
    "Inception v3": (
        "Conv2d_1a_3x3.conv.weight",
        "Mixed_5b.branch5x5_2.bn.weight",
        "Mixed_6a.branch3x3.conv.weight",
        "Mixed_6e.branch7x7dbl_5.conv.weight",
        "Mixed_7a.branch7x7x3_4.bn.bias",
        "Mixed_7c.branch3x3dbl_3b.conv.weight",
        "AuxLogits.conv1.conv.weight",
        "fc.bias",
    ),
}


@pytest.mark.parametrize("architecture", ARCHITECTURES, ids=lambda a: a.name)
def test_count_names_and_shapes_are_the_published_ones(architecture: Architecture) -> None:
    with torch.device("meta"):
        network = architecture.build().eval()
        pictures = torch.zeros(2, 3, architecture.side, architecture.side)
        assert parameter_count(network) == architecture.parameters
        assert set(NAMES[architecture.name]) <= set(network.state_dict())
        assert network(pictures).shape == (2, 1000)
        remove_last_layer(network)
        assert network(pictures).shape == (2, architecture.width)


@pytest.mark.parametrize("precise", [True, False])
def test_pictures_differ_at_the_end_of_a_network_that_starts_randomly(precise: bool) -> None:
    """Also in half precision, which holds three digits."""
    torch.manual_seed(1)
    network = VGG16.build().get_submodule("features").eval()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=not precise):
        found = network(torch.rand(2, 3, 32, 32)).float()
    apart = float((found[0] - found[1]).std())
    assert apart > 0.05 * float(found.std())


def test_only_the_models_of_torchvision_are_needed() -> None:
    """Also where its compiled operators do not load: a process without them builds a network."""
    code = (
        "def refused(name, *_args, **_options): raise OSError(f'{name} does not load')\n"
        "import torch\n"
        "torch.ops.load_library = refused\n"
        "from aemo_studio.workbench.backbones.architectures import VGG16\n"
        "with torch.device('meta'): print(VGG16.build().classifier[6].out_features)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "1000", done.stderr


def test_without_torchvision_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torchvision", None)
    monkeypatch.setitem(sys.modules, "torchvision.models", None)
    torchvision_models.torchvision_models.cache_clear()
    try:
        with pytest.raises(UsageError, match=r"needs torchvision.*, .*'\.\[training\]'"):
            VGG16.build()
    finally:
        torchvision_models.torchvision_models.cache_clear()


def test_weights_load_but_for_the_layers_that_are_replaced(tmp_path: Path) -> None:
    torch.manual_seed(1)
    given = resnet18()
    torch.save(given.state_dict(), tmp_path / "resnet18.pth")
    network = resnet18(classes=8, channels=1)
    load_imagenet(network, tmp_path / "resnet18.pth", "ResNet18", without=("conv1", "fc"))
    loaded, state = network.state_dict(), given.state_dict()
    assert torch.equal(loaded["layer3.0.conv1.weight"], state["layer3.0.conv1.weight"])
    assert loaded["fc.weight"].shape == (8, 512)


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.pth"
    torch.save({"fc.weight": torch.zeros(3, 3)}, path)
    with pytest.raises(UsageError, match=r"does not hold the weights of ResNet18: conv1\.weight"):
        load_imagenet(resnet18(), path, "ResNet18")


@pytest.mark.parametrize("content", [b"", b"no weights", b"PK\x03\x04"])
def test_a_file_that_is_no_state_dict_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "weights.pth"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="is no state dict"):
        load_imagenet(resnet18(), path, "ResNet18")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Cannot read .*gone\.pth"):
        load_imagenet(resnet18(), tmp_path / "gone.pth", "ResNet18")
