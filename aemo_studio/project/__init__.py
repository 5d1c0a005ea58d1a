"""The saved document: `.aemo` files, their versions and how they reach the disk."""

from aemo_studio.project.store import SUFFIX, load_project, save_project

__all__ = ["SUFFIX", "load_project", "save_project"]
