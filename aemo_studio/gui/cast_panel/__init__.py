"""Shows the characters of a film: who they are, how much there is of them, what they feel."""

from aemo_studio.gui.cast_panel.panel import CastPanel

__all__ = ["CastPanel"]
