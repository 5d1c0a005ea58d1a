"""Plays the film: the picture, the sound and the transport."""

from aemo_studio.gui.player.player import Player

__all__ = ["Player"]
