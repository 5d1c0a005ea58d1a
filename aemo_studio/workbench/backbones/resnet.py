"""ResNet18: He et al. 2016, "Deep Residual Learning for Image Recognition", table 1.

Names as in torchvision.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own abbreviation

from aemo_studio.workbench.backbones.start import start_randomly

STAGES = (64, 128, 256, 512)


class BasicBlock(nn.Module):
    """Two 3x3 convolutions around which the input is carried."""

    def __init__(self, inside: int, outside: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inside, outside, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outside)
        self.conv2 = nn.Conv2d(outside, outside, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outside)
        self.downsample: nn.Module = nn.Identity()
        if stride != 1:
            self.downsample = nn.Sequential(
                nn.Conv2d(inside, outside, 1, stride, bias=False), nn.BatchNorm2d(outside)
            )

    def forward(self, x: Tensor) -> Tensor:
        found: Tensor = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(found + self.downsample(x))


class ResNet18(nn.Module):
    """Pictures [n, channels, h, w] to logits [n, classes]; sides from 32 up."""

    def __init__(self, classes: int = 1000, channels: int = 3) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        inside = STAGES[0]
        for number, outside in enumerate(STAGES, start=1):
            first = BasicBlock(inside, outside, 1 if number == 1 else 2)
            stage = nn.Sequential(first, BasicBlock(outside, outside, 1))
            self.add_module(f"layer{number}", stage)
            inside = outside
        self.fc = nn.Linear(inside, classes)
        start_randomly(self)

    def embed(self, x: Tensor) -> Tensor:
        """[n, 512]."""
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 3, 2, 1)
        for number in range(1, len(STAGES) + 1):
            x = self.get_submodule(f"layer{number}")(x)
        return x.mean(dim=(2, 3))

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self.fc(self.embed(x))
        return logits
