"""Random weights to start from, so that a picture still tells at the end of many layers.

torch's own are too small for a deep network without normalisation: what two pictures
differ by shrinks from layer to layer, below what half precision can hold.
"""

from __future__ import annotations

from torch import nn

_LINEAR_SPREAD = 0.01


def start_randomly(network: nn.Module) -> None:
    """As torchvision starts VGG and ResNet: convolutions by He et al. 2015, linear layers
    with a spread of 0.01, both without bias."""
    for layer in network.modules():
        if isinstance(layer, nn.Conv2d):
            nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity="relu")
        elif isinstance(layer, nn.Linear):
            nn.init.normal_(layer.weight, 0.0, _LINEAR_SPREAD)
        else:
            continue
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)
