"""VGG16, frozen, with a new head, on mel pictures."""

from aemo_studio.workbench.backbones import VGG16
from aemo_studio.workbench.recipes.transfer import TransferRecipe

RECIPE = TransferRecipe("vgg16", VGG16)
