"""The published networks: counts, names, shapes, and weights that load."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.backbones import ARCHITECTURES, Architecture, parameter_count
from aemo_studio.workbench.backbones.resnet import ResNet18
from aemo_studio.workbench.backbones.vgg import VGG
from aemo_studio.workbench.backbones.weights import load_imagenet

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
        assert network.embed(pictures).shape == (2, architecture.width)  # type: ignore[operator]


@pytest.mark.parametrize("precise", [True, False])
def test_pictures_differ_at_the_end_of_a_network_that_starts_randomly(precise: bool) -> None:
    """Also in half precision, which holds three digits."""
    torch.manual_seed(1)
    network = VGG(((8,) * 2, (16,) * 2, (32,) * 4, (32,) * 4, (32,) * 4)).eval()
    with torch.inference_mode():
        pictures = torch.rand(2, 3, 32, 32)
        if precise:
            seen = network.embed(pictures)
        else:
            with torch.autocast("cpu", torch.bfloat16):
                seen = network.embed(pictures).float()
    apart = float((seen[0] - seen[1]).std())
    assert apart > 0.05 * float(seen.std())


def test_weights_load_but_for_the_layers_that_are_replaced(tmp_path: Path) -> None:
    torch.manual_seed(1)
    given = ResNet18()
    torch.save(given.state_dict(), tmp_path / "resnet18.pth")
    network = ResNet18(classes=8, channels=1)
    load_imagenet(network, tmp_path / "resnet18.pth", without=("conv1", "fc"))
    assert torch.equal(network.layer3[0].conv1.weight, given.layer3[0].conv1.weight)  # type: ignore[index, union-attr]
    assert network.fc.weight.shape == (8, 512)


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.pth"
    torch.save({"fc.weight": torch.zeros(3, 3)}, path)
    with pytest.raises(UsageError, match=r"does not hold the weights of ResNet18: conv1\.weight"):
        load_imagenet(ResNet18(), path)


@pytest.mark.parametrize("content", [b"", b"no weights", b"PK\x03\x04"])
def test_a_file_that_is_no_state_dict_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "weights.pth"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="is no state dict"):
        load_imagenet(ResNet18(), path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Cannot read .*gone\.pth"):
        load_imagenet(ResNet18(), tmp_path / "gone.pth")
