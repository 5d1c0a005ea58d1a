"""Measured figures as a page: their numbers, their verdicts, and nothing that was not measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aemo_studio.base.resources import models_dir
from aemo_studio.workbench.report.measured import measured_page
from aemo_studio.workbench.report.models_page import models_page
from aemo_studio.workbench.speech.fit import VERSION


def one(uar: float, ece: float = 0.02, **more: Any) -> dict[str, Any]:
    return {"uar": uar, "accuracy": uar + 0.001, "ece": ece, "confidence": 0.8, **more}


def robustness(lost: float) -> dict[str, Any]:
    under = one(0.7, lost_points=lost, lost_points_interval=[lost - 1, lost + 1])
    clean = {"untouched": one(0.76), "adapted": one(0.81)}
    return {
        "protocol": "luna5",
        "clips": 1440,
        "seeds": [0, 1, 2],
        "target_lost_points_at_music_10db": 6.0,
        "recipes": {"home": {"clean": clean, "music_10db": {"untouched": under, "adapted": under}}},
    }


def fusion(uar: float, ece: float) -> dict[str, Any]:
    ways = {"speech": one(0.78), "fused": one(uar, ece), "average": one(0.8)}
    mode = {"face_proxy": one(0.6), **ways}
    return {
        "protocol": "luna5",
        "clips": 1440,
        "seeds": [0],
        "targets": {"uar": 0.87, "ece": 0.03},
        "modes": {"untouched": mode, "adapted": mode},
    }


COST = {
    "processor": "a processor",
    "cores": 2,
    "load": 9.5,
    "targets": {"speech_s_per_s": 60.0, "faces_per_s": 150.0},
    "costs": [
        {"what": "speech stage", "threads": 1, "per_second": 4.3, "per_cpu_second": 23.4},
        {"what": "face CNN", "threads": 1, "per_second": 116.4, "per_cpu_second": 709.6},
    ],
}


def page(folder: Path, **files: dict[str, Any]) -> str:
    for name, found in files.items():
        (folder / f"{name}.json").write_text(json.dumps(found))
    return measured_page(folder)


def test_nothing_measured_says_nothing(tmp_path: Path) -> None:
    assert measured_page(tmp_path / "nowhere") == ""
    assert page(tmp_path, something_else={"a": 1}) == ""


@pytest.mark.parametrize(("lost", "word"), [(5.9, "Reached."), (6.1, "Missed.")])
def test_points_lost_are_held_against_their_target(lost: float, word: str, tmp_path: Path) -> None:
    text = page(tmp_path, robustness=robustness(lost))
    assert f"| for RAVDESS | music 10 dB under the voice | 0.700 | 0.701 | {lost:.1f} (" in text
    assert "mean of 3 seeds" in text
    assert text.count("Reached.") + text.count("Missed.") == 1
    assert word in text


@pytest.mark.parametrize(
    ("uar", "ece", "word"), [(0.88, 0.02, "Reached"), (0.88, 0.04, "Missed"), (0.8, 0.02, "Missed")]
)
def test_fusion_needs_both_its_targets(uar: float, ece: float, word: str, tmp_path: Path) -> None:
    text = page(tmp_path, fusion=fusion(uar, ece))
    assert text.count(f"{word}.") == 2
    assert f"| adapted | fused | {uar:.3f} |" in text
    assert "**proxy**" in text


def test_what_an_older_training_showed_is_called_old(tmp_path: Path) -> None:
    assert "what ships" not in page(
        tmp_path, fusion={"recipe_version": VERSION} | fusion(0.9, 0.01)
    )
    older = {"recipe_version": VERSION - 1} | fusion(0.9, 0.01)
    assert f"with version {VERSION - 1} of the training" in page(tmp_path, fusion=older)


def test_tables_are_whole(tmp_path: Path) -> None:
    text = page(tmp_path, robustness=robustness(3.0), fusion=fusion(0.9, 0.01), cost=COST)
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "## Voices under music and through codecs",
        "## Speech and face together",
        "## Cost",
    ]
    assert "| face CNN | 1 | 116 | 710 |" in text
    tables = [
        {line.count("|") for line in block.splitlines()}
        for block in text.split("\n\n")
        if block.startswith("|")
    ]
    assert len(tables) == 3
    assert all(len(counts) == 1 for counts in tables), "rows of one length"


def test_the_page_of_the_models_ends_with_the_trials(tmp_path: Path) -> None:
    page(tmp_path, cost=COST)
    text = models_page(models_dir(), tmp_path)
    assert text.startswith("# The models\n")
    assert text.index("## speech_emotion") < text.index("## Cost")
    assert "- 4 seconds of sound per second (target 60)" in text
    assert text.endswith("(target 150):\n  Missed.\n")
