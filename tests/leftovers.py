"""Removes what tests wrote: a run that passed leaves nothing, one that failed the folders of the
tests that failed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def remove_all_but_failed(base: Path) -> None:
    """Removes the folders that fixtures made under pytest's base folder for the whole run.

    `tmp_path` of a test that passed has gone with it, so a folder with the name of a test is
    that of one that failed.
    """
    for folder in base.iterdir():
        if not folder.name.startswith("test_"):
            shutil.rmtree(folder, ignore_errors=True)


def remove_killed_runs(base: Path) -> None:
    """Removes the folders of earlier runs that were killed, which pytest keeps for three days."""
    run = next((folder for folder in (base, base.parent) if (folder / ".lock").exists()), None)
    if run is None or os.name == "nt":
        return
    for other in run.parent.glob("pytest-*"):
        if not other.is_symlink() and _is_of_dead_process(other / ".lock"):
            shutil.rmtree(other, ignore_errors=True)


def _is_of_dead_process(lock: Path) -> bool:
    try:
        os.kill(int(lock.read_text("ascii")), 0)
    except ProcessLookupError:
        return True
    except (OSError, ValueError):
        return False
    return False
