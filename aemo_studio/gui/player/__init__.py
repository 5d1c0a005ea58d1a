"""Plays the film: the picture, the sound and the transport."""

from aemo_studio.gui.player.full_screen import FullScreenViewer
from aemo_studio.gui.player.player import Player

__all__ = ["FullScreenViewer", "Player"]
