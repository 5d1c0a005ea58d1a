"""Inception v3, frozen, with a new head, on mel pictures."""

from aemo_studio.workbench.backbones import INCEPTION_V3
from aemo_studio.workbench.recipes.transfer import TransferRecipe

RECIPE = TransferRecipe("inception-v3", INCEPTION_V3)
