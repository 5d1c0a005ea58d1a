"""Xception, frozen, with a new head, on mel pictures."""

from aemo_studio.workbench.backbones import XCEPTION
from aemo_studio.workbench.recipes.transfer import TransferRecipe

RECIPE = TransferRecipe("xception", XCEPTION)
