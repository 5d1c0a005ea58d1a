"""VGG19, frozen, with a new head, on mel pictures."""

from aemo_studio.workbench.backbones import VGG19
from aemo_studio.workbench.recipes.transfer import TransferRecipe

RECIPE = TransferRecipe("vgg19", VGG19)
