"""Shows the scene under the playhead and the music for it, on the right side of the window."""

from aemo_studio.gui.scene_panel.audition_bar import AuditionBar
from aemo_studio.gui.scene_panel.music_pane import MusicPane
from aemo_studio.gui.scene_panel.panel import ScenePanel

__all__ = ["AuditionBar", "MusicPane", "ScenePanel"]
