"""Speech of actors that the shipped speech model never heard, where the data is at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aemo_studio.domain.emotion import Emotion, emotion_index
from aemo_studio.workbench.protocols.splits import LUNA5

HELD_OUT_ACTORS = LUNA5[0]


def data_folder(needed: str = "ravdess-speech") -> Path:
    """AEMO_DATA, or the folder beside the checkout. Skips the test where it lacks `needed`."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("AEMO_DATA", beside))
    if not (folder / needed).exists():
        pytest.skip(f"no {needed} in {folder}; set AEMO_DATA to the folder of the corpora")
    return folder


def clips_of(actor: int, emotion: Emotion) -> list[Path]:
    """RAVDESS speech of one actor in one emotion, sorted by name."""
    folder = data_folder() / "ravdess-speech" / f"Actor_{actor:02}"
    return sorted(folder.glob(f"03-01-{emotion_index(emotion) + 1:02}-*.flac"))


def held_out_clips(emotion: Emotion) -> list[Path]:
    """All clips of an emotion by the actors that the shipped model never heard."""
    return [path for actor in HELD_OUT_ACTORS for path in clips_of(actor, emotion)]


def case(name: str) -> Path:
    """An input that once went wrong, from the folder beside that of the corpora; skips the test
    where it is not at hand."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    path = Path(os.environ.get("AEMO_DATA", beside)).parent / "cases" / name
    if not path.exists():
        pytest.skip(f"no {path}; set AEMO_DATA to the folder of the corpora")
    return path
