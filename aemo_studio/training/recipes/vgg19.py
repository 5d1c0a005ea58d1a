"""VGG19, frozen, with a new head, on mel pictures."""

from aemo_studio.training.backbones import VGG19
from aemo_studio.training.recipes.transfer import TransferRecipe

RECIPE = TransferRecipe("vgg19", VGG19)
