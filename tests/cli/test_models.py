"""`predict`, `evaluate`, `models`, `train` and `doctor`.

The predictors are replaced by ones whose answers are known; the models themselves have
their own tests.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from aemo_studio.cli import doctor, main
from aemo_studio.domain.emotion import Emotion, EmotionScores
from tests.cli_run import run
from tests.factories import make_scores

Scores = list[EmotionScores | None]


def _answers(paths: Sequence[Path], device: str) -> Scores:
    """By file name; silent files have no speech."""
    assert device == "cpu"
    return [
        None if "silent" in path.name else make_scores(Emotion(path.stem.split("-")[0]))
        for path in paths
    ]


def _adapting(paths: Sequence[Path], device: str, speakers: Sequence[str] | None = None) -> Scores:
    if speakers is None:
        return _answers(paths, device)
    assert list(speakers) == ["A", "B", "A", "B"]
    return [make_scores(Emotion.HAPPY) for _ in paths]


@pytest.fixture
def predictors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aemo_studio.analysis.single_files.predict_speech", _adapting)
    monkeypatch.setattr("aemo_studio.analysis.single_files.predict_face", _adapting)


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    rows = [("happy-1", "happy", "A"), ("sad-1", "sad", "B"), ("happy-2", "sad", "A")]
    rows.append(("silent", "sad", "B"))
    for name, _, _ in rows:
        (tmp_path / f"{name}.wav").write_bytes(b"x")
    path = tmp_path / "manifest.csv"
    lines = [f"{name}.wav,{label},{speaker}" for name, label, speaker in rows]
    path.write_text("\n".join(["path,label,speaker", *lines]), encoding="utf-8")
    return path


@pytest.mark.parametrize("model", ["speech", "face"])
def test_evaluate_json(
    model: str, manifest: Path, predictors: None, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["evaluate", model, "--manifest", str(manifest), "--json", "--device", "cpu"]
    assert main(command) == 0
    result = json.loads(capsys.readouterr().out)
    assert result == {
        "n": 4,
        "labels": ["happy", "sad"],
        "accuracy": 0.5,
        "uar": round((1 + 1 / 3) / 2, 5),
        "macro_f1": round((2 / 3 + 2 / 4) / 2, 5),
        # 0.65 of 0.65 + 0.05; 2 of 3 right.
        "ece": round(0.65 / 0.70 - 2 / 3, 5),
        "confusion": [[1, 0], [1, 1]],
        "missing": 1,
    }


def test_evaluate_for_people(
    manifest: Path, predictors: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "speech", "--manifest", str(manifest), "--device", "cpu"]) == 0
    out = capsys.readouterr().out
    assert "4 files, 1 without usable evidence" in out
    assert "UAR 0.667" in out


@pytest.mark.parametrize("model", ["speech", "face"])
def test_evaluate_adapted_gets_the_speakers(
    model: str, manifest: Path, predictors: None, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["evaluate", model, "--manifest", str(manifest), "--json", "--adapt"]
    assert main([*command, "--device", "cpu"]) == 0
    assert json.loads(capsys.readouterr().out)["confusion"] == [[1, 0], [3, 0]]


@pytest.mark.parametrize(
    ("model", "text", "words"),
    [
        ("speech", "path,label\nhappy-1.wav,happy\n", "needs a speaker in every row"),
        ("speech", "path,label,speaker\nhappy-1.wav,happy,\n", "needs a speaker in every row"),
        ("face", "path,label\nhappy-1.wav,happy\n", "needs a speaker in every row"),
        ("speech", "path,label\nhappy-1.wav,joy\n", "line 2: 'joy' is none of neutral, calm"),
        ("speech", "path,label\nnone.wav,happy\n", "line 2: there is no file"),
    ],
)
def test_evaluate_with_a_bad_manifest(
    model: str, text: str, words: str, manifest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest.write_text(text, encoding="utf-8")
    assert main(["evaluate", model, "--manifest", str(manifest), "--adapt"]) == 2
    assert words in capsys.readouterr().err


def test_predict(manifest: Path, predictors: None, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(manifest.parent / name) for name in ("sad-1.wav", "silent.wav")]
    assert main(["predict", "speech", *files, "--device", "cpu"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{files[0]}: sad 0.65, ")
    assert lines[1] == f"{files[1]}: no usable speech"
    assert main(["predict", "face", *files, "--json", "--device", "cpu"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first["emotion"], first["confidence"]) == ("sad", 0.65)
    assert sum(first["scores"].values()) == pytest.approx(1.0, abs=1e-4)
    assert second == {"path": files[1], "emotion": None, "confidence": None, "scores": None}


def test_predict_without_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["predict", "speech", str(tmp_path / "none.wav")]) == 3
    assert "There is no file" in capsys.readouterr().err


def _home(folder: Path, data: bytes) -> None:
    (folder / "models").mkdir()
    (folder / "models" / "voice.bin").write_bytes(data)
    entry = {
        "name": "voice",
        "file": "voice.bin",
        "sha256": hashlib.sha256(b"weights").hexdigest(),
        "licence": "MIT",
        "origin": "here",
        "card": "voice.md",
    }
    (folder / "models" / "manifest.json").write_text(json.dumps([entry]))


@pytest.mark.parametrize(
    ("data", "code", "words"), [(b"weights", 0, "as it should be"), (b"other", 4, "damaged")]
)
def test_models_verify(  # noqa: PLR0917
    data: bytes,
    code: int,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _home(tmp_path, data)
    monkeypatch.setenv("AEMO_STUDIO_HOME", str(tmp_path))
    assert main(["models", "--verify"]) == code
    assert words in capsys.readouterr().out
    assert main(["models"]) == 0
    assert "voice: voice.bin, MIT, from here" in capsys.readouterr().out


def test_models_without_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AEMO_STUDIO_HOME", str(tmp_path))
    assert main(["models", "--verify"]) == 4


def test_train_passes_everything_on(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[list[str]] = []

    def train(arguments: list[str]) -> int:
        got.append(arguments)
        return 7

    module = ModuleType("trainer")
    module.main = train  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "aemo_studio.workbench.speech.__main__", module)
    assert main(["train", "speech", "prepare", "--seed", "3", "--help", "-o", "x"]) == 7
    assert got == [["prepare", "--seed", "3", "--help", "-o", "x"]]


def test_doctor_on_this_machine(tmp_path: Path) -> None:
    done = run(["doctor"], AEMO_STUDIO_CACHE=str(tmp_path / "cache"))
    lines = done.stdout.splitlines()
    assert all(line.startswith(("ok    ", "not ok", "        ")) for line in lines)
    names = [line[8:].split(":")[0] for line in lines if not line.startswith("        ")]
    assert {"Python", "torch", "decoders", "GPU", "audio out", "catalogue lmc", "cache"} <= set(
        names
    )
    assert "h264, hevc, prores" in done.stdout
    assert "ok      music reader: listens" in lines
    assert done.stderr == ""


def test_doctor_names_a_damaged_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _home(tmp_path, b"other")
    monkeypatch.setenv("AEMO_STUDIO_HOME", str(tmp_path))
    monkeypatch.setattr(doctor, "_audio_out", lambda: iter(()))
    assert main(["doctor"]) == 4
    out = capsys.readouterr().out
    assert "not ok  model voice: The model voice" in out
    assert "not ok  model speech_emotion: not in the list of models" in out
    assert "not ok  catalogue free" in out


def test_doctor_outlives_a_broken_part(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def _decoders() -> None:
        raise OSError("libavcodec.so: bad magic")

    monkeypatch.setattr(doctor, "_decoders", _decoders)
    monkeypatch.setattr(doctor, "_audio_out", lambda: iter(()))
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "not ok  decoders: OSError: libavcodec.so: bad magic" in out
    assert "catalogue lmc" in out
