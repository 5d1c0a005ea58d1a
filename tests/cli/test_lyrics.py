"""`lyrics` on a track of one's own."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
from scipy.io import wavfile

from aemo_studio.cli import main
from aemo_studio.domain.cast import SpokenLine
from aemo_studio.project import save_project
from tests.factories import make_project

LRC = "[00:02.00]Happy sunshine and smiles\n[00:05.00]dance with joy my friends\n[00:08.00]\n"


@pytest.fixture
def track(tmp_path: Path) -> Path:
    path = tmp_path / "song.wav"
    wavfile.write(path, 8000, np.zeros(8000 * 40, dtype=np.int16))
    path.with_suffix(".lrc").write_text(LRC, encoding="utf-8")
    return path


def test_mood_languages_and_times_are_told(track: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lyrics", str(track), "--length", "20", "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert (values["source"], values["mood"], values["languages"]) == ("lrc", "happy", ["en"])
    assert values["free"] == [{"start_s": 8.0, "end_s": 40.0}]
    assert values["starts_s"] == [8.0]
    assert main(["lyrics", str(track)]) == 0
    assert "Nobody sings: 8.0 to 40.0 s" in capsys.readouterr().out


def test_lines_over_speech_are_named(
    track: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make_project()
    start_s = made.scenes[0].start_s
    lines = (SpokenLine(0, start_s + 3.0, start_s + 4.0),)
    spoken = dataclasses.replace(
        made, analysis=dataclasses.replace(made.analysis, lines=lines), cast=()
    )
    project = tmp_path / "cut.aemo"
    save_project(spoken, project)
    arguments = ["lyrics", str(track), "--project", str(project), "--scene", "1", "--json"]
    assert main(arguments) == 0
    (met,) = json.loads(capsys.readouterr().out)["over_speech"]
    assert met["text"] == "Happy sunshine and smiles"
    assert (met["start_s"], met["end_s"]) == (start_s + 3.0, start_s + 4.0)


def test_a_track_without_lyrics_is_no_error(
    track: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    track.with_suffix(".lrc").write_text("[00:01.00]\n[00:05.20]\n", encoding="utf-8")
    assert main(["lyrics", str(track)]) == 0
    assert "no words" in capsys.readouterr().out
    track.with_suffix(".lrc").unlink()
    assert main(["lyrics", str(track)]) == 0
    assert "has no lyrics" in capsys.readouterr().out
    assert main(["lyrics", str(track), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) is None


def test_wrong_arguments_are_told(track: Path) -> None:
    assert main(["lyrics", str(track.with_name("none.wav"))]) == 3
    assert main(["lyrics", str(track), "--scene", "1"]) == 2
