"""Widgets in tests: off screen, in English and the dark theme, with settings of their own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.films import SLOW, VOICE_HZ, WIDE, face_picture, talk
from tests.media_factory import card, cuts, make_video

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and recovery files of one test, away from those of the user."""
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setenv("AEMO_STUDIO_SETTINGS", str(folder))
    return folder


@pytest.fixture(scope="session")
def talk_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A face and a voice for 4 s, then another picture for 2 s: two shots."""
    return make_video(
        tmp_path_factory.mktemp("films") / "talk 說話.mp4",
        frames=cuts([(face_picture(), 4.0), (card(5, WIDE), 2.0)], SLOW),
        rate=SLOW,
        audio=talk(5.0),
        audio_rate=VOICE_HZ,
    )
