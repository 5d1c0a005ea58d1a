"""Lists the scenes of a film: what is felt, who is there, which music."""

from aemo_studio.gui.scene_list.dock import SceneListDock
from aemo_studio.gui.scene_list.panel import SceneListPanel

__all__ = ["SceneListDock", "SceneListPanel"]
