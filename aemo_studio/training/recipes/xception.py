"""Xception, frozen, with a new head, on mel pictures."""

from aemo_studio.training.backbones import XCEPTION
from aemo_studio.training.recipes.transfer import TransferRecipe

RECIPE = TransferRecipe("xception", XCEPTION)
