"""Shows the scene under the playhead and the music for it, on the right side of the window."""

from aemo_studio.gui.scene_panel.audition_bar import AuditionBar
from aemo_studio.gui.scene_panel.panel import ScenePanel
from aemo_studio.gui.scene_panel.recommendation_list import RecommendationList

__all__ = ["AuditionBar", "RecommendationList", "ScenePanel"]
