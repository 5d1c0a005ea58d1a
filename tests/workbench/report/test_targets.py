"""The table of targets says what was measured, and whether it is enough."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from aemo_studio.workbench.report.targets import targets_lines


def _write(folder: Path, name: str, found: dict[str, Any]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_bytes(msgspec.json.encode(found))


def _speech(uar: float, few: list[float]) -> dict[str, Any]:
    protocol = {
        "untouched": {"uar": uar, "ece_pooled": 0.05},
        "adapted": {"uar": 0.9},
        "few_emotions": {"1": few, "2": [0.5, 0.6]},
    }
    return {
        "luna5": protocol,
        "one_corpus_out": protocol,
        "shipped": {"few_emotions": {"1": [0.5, 0.55], "2": [0.5, 0.5]}},
    }


def _verdict(lines: list[str], what: str) -> str:
    (row,) = [line for line in lines if line.startswith(f"| {what}")]
    return row


def test_reached_and_missed_are_told_apart(tmp_path: Path) -> None:
    _write(tmp_path / "models", "speech_emotion", _speech(0.7, [0.5, 0.45]))
    lines = targets_lines(tmp_path / "models", tmp_path)
    assert (
        _verdict(lines, "speech, `luna5`, UAR") == "| speech, `luna5`, UAR | 0.8 | 0.7 | missed |"
    )
    assert _verdict(lines, "speech, one corpus left out").endswith("| 0.58 | 0.7 | reached |")
    assert _verdict(lines, "speech, `luna5`, calibration").endswith("| 0.03 | 0.05 | missed |")


def test_the_worst_protocol_counts_and_a_gain_is_no_loss(tmp_path: Path) -> None:
    _write(tmp_path / "models", "speech_emotion", _speech(0.7, [0.5, 0.45]))
    lines = targets_lines(tmp_path / "models", tmp_path)
    name = "points lost by adapting to who shows"
    assert _verdict(lines, f"{name} one").endswith("| 2 | 5 | missed |")
    assert _verdict(lines, f"{name} two").endswith("| 2 | 0 | reached |")


def test_a_balanced_face_model_is_judged_at_home_and_on_sets_left_out(tmp_path: Path) -> None:
    def one(uar: float, ece: float, *, familiar: bool) -> dict[str, Any]:
        return {"familiar": familiar, "balanced": {"accuracy": 0.8, "uar": uar, "ece": ece}}

    balance = {
        "home": one(0.8, 0.2, familiar=True),
        "left_out": [
            one(0.9, 0.3, familiar=True),
            one(0.6, 0.05, familiar=False),
            one(0.7, 0.08, familiar=False),
        ],
        "adapted": [{"looks": None, "figures": {"uar": 0.7}}, {"looks": 1}],
    }
    seeds = [{"accuracy_clear": 0.88, "ece_clear": 0.02}]
    _write(tmp_path / "models", "face_emotion", {"seeds": seeds, "balance": balance})
    lines = targets_lines(tmp_path / "models", tmp_path)
    assert _verdict(lines, "face as balanced").endswith("| 0.87 | 0.8 | missed |")
    assert _verdict(lines, "face, a set of portraits").endswith("| 0.66 | 0.65 | missed |")
    assert _verdict(lines, "the same, adapted").endswith("| 0.78 | 0.7 | missed |")
    assert _verdict(lines, "the same, untouched, worst").endswith("| 0.1 | 0.08 | reached |")


def test_what_was_not_measured_has_no_row(tmp_path: Path) -> None:
    costs = [
        {"what": "speech stage, one film", "threads": 1, "per_second": 30.0},
        {"what": "speech stage, one film", "threads": 2, "per_second": 55.0},
        {"what": "speech stage, a film on each core", "threads": 2, "per_second": 62.0},
        {"what": "face CNN", "threads": 1, "per_second": 140.0},
    ]
    _write(tmp_path / "measured", "cost", {"cores": 2, "costs": costs})
    rows = [
        line for line in targets_lines(tmp_path, tmp_path / "measured") if line.startswith("| ")
    ]
    assert len(rows) == 2 + 3, "two lines of head, three of cost"
    name = "seconds of sound per second on 2 cores, speech stage"
    assert _verdict(rows, f"{name}, a film on each core").endswith("| 60 | 62 | reached |")
    assert _verdict(rows, f"{name}, one film |").endswith("| 60 | 55 | missed |")
    assert _verdict(rows, "faces").endswith("| 150 | 140 | missed |")
