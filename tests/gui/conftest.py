"""Widgets in tests: off screen, in English and the dark theme, with settings of their own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and recovery files of one test, away from those of the user."""
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setenv("AEMO_STUDIO_SETTINGS", str(folder))
    return folder
