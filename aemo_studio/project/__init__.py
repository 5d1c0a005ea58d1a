"""Holds the saved document: `.aemo` files, their versions, their edits."""

from aemo_studio.project.lock import OpenMark, changing, content_key
from aemo_studio.project.store import SUFFIX, load_project, save_project

__all__ = ["SUFFIX", "OpenMark", "changing", "content_key", "load_project", "save_project"]
