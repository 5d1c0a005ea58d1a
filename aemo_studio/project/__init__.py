"""Holds the saved document: `.aemo` files, their versions, their edits."""

from aemo_studio.project.lock import changing, content_key
from aemo_studio.project.store import SUFFIX, load_project, save_project

__all__ = ["SUFFIX", "changing", "content_key", "load_project", "save_project"]
