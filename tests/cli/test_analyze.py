"""`analyze` around the analysis: outputs, events, interruption.

The analysis itself is replaced by one that hands back a synthetic result, so that every
moment of it can be chosen; the real one is run in test_analysis_cli.py.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aemo_studio.base.errors import MediaError, ModelError
from aemo_studio.base.progress import CancelToken, Partial, Progress, Reporter, WarningEvent, silent
from aemo_studio.base.timings import Timings
from aemo_studio.base.translations import Phrase
from aemo_studio.cli import main
from aemo_studio.cli.summary import print_dialogue
from aemo_studio.domain.project import Analysis, AnalysisSettings, AudioChoice
from aemo_studio.domain.video import AudioTrack
from aemo_studio.project import load_project, save_project
from tests.equality import same
from tests.factories import make_analysis, make_project, make_video

Analyse = Callable[..., tuple[Analysis, Timings]]


def _fake(calls: list[dict[str, Any]], fail: Exception | None = None) -> Analyse:
    def analyse(
        video: Path,
        settings: AnalysisSettings,
        *,
        device: str = "auto",
        report: Reporter = silent,
        cancel: CancelToken | None = None,
        use_cache: bool = True,
        workers: int | None = None,
    ) -> tuple[Analysis, Timings]:
        given = {"device": device, "use_cache": use_cache, "workers": workers}
        calls.append({"settings": settings, **given})
        report(Progress("faces", 0.41999, 31.04))
        report(Partial("speech", 4, np.full((2, 8), 0.125, dtype=np.float32)))
        report(WarningEvent("early_end", Phrase("The file ends early.")))
        if fail is not None:
            raise fail
        return make_analysis(make_video(video)), Timings({"decode": 1.5}, 2.0)

    return analyse


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    seen: list[dict[str, Any]] = []
    monkeypatch.setattr("aemo_studio.analysis.pipeline.analyse", _fake(seen))
    return seen


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "中文 cut #1 🎬.mp4"
    path.write_bytes(b"a film")
    return path


def test_project_beside_the_video_by_default(
    video: Path, calls: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", str(video)]) == 0
    project = load_project(video.with_suffix(".aemo"))
    assert project.analysis.video.path == video
    assert [len(tracks) for tracks in project.recommendations] == [5, 5, 5]
    output = capsys.readouterr()
    assert "01:00:10:00" in output.out
    assert "Warning: The file ends early." in output.err
    assert f"Saved {video.with_suffix('.aemo')}" in output.err


def test_only_the_csv_where_only_that_is_wanted(video: Path, calls: list[dict[str, Any]]) -> None:
    assert main(["analyze", str(video), "--csv", str(video.parent / "list.csv")]) == 0
    assert {p.name for p in video.parent.iterdir()} == {video.name, "list.csv"}


def test_options_reach_the_analysis(video: Path, calls: list[dict[str, Any]]) -> None:
    options = ["--device", "cpu", "--min-scene", "12", "--face-rate", "2", "--no-cache"]
    options += ["--workers", "3"]
    timings = video.parent / "t.json"
    assert main(["analyze", str(video), *options, "--timings", str(timings)]) == 0
    settings = AnalysisSettings(face_rate_hz=2.0, min_scene_s=12.0)
    assert calls == [{"settings": settings, "device": "cpu", "use_cache": False, "workers": 3}]
    document = json.loads(timings.read_text())
    assert document == {"stages": {"decode": 1.5}, "total_s": 2.0, "cached": False}


@pytest.mark.parametrize(("given", "choice"), [("2", 2), ("ALL", "all"), ("auto", "auto")])
def test_the_audio_track_is_chosen(
    video: Path, calls: list[dict[str, Any]], given: str, choice: AudioChoice
) -> None:
    assert main(["analyze", str(video), "--audio-track", given]) == 0
    assert calls[0]["settings"] == AnalysisSettings(audio_track=choice)


@pytest.mark.parametrize("given", ["0", "-1", "2.5", "dialogue", ""])
@pytest.mark.parametrize("command", ["analyze", "batch"])
def test_what_is_no_audio_track_is_refused(
    video: Path, command: str, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["-o", str(video.parent / "out")] if command == "batch" else []
    assert main([command, str(video), *where, f"--audio-track={given}"]) == 2
    assert "give a number from 1, auto or all" in capsys.readouterr().err


def test_the_tracks_that_the_voices_were_read_from_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = [AudioTrack(1, "aac", 2, "Desktop"), AudioTrack(2, "aac", 1, "Mic/Aux")]
    film = replace(make_video(), audio_tracks=tuple(names))
    for dialogue in ((2,), (1, 2)):
        print_dialogue(replace(make_analysis(film), dialogue=dialogue))
    assert capsys.readouterr().err.splitlines() == [
        "Voices read from audio track 2 “Mic/Aux” (aac, mono), of 2.",
        "Voices read from the audio tracks 1 “Desktop” (aac, stereo) and 2 “Mic/Aux” (aac, mono), "
        "mixed, of 2.",
    ]


def test_csv_on_standard_output_stands_alone(
    video: Path, calls: list[dict[str, Any]], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    command = ["analyze", str(video), "--csv", "-", "--top", "1", "--catalog", "free"]
    assert main(command) == 0
    text = capfdbinary.readouterr().out.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["scene"], row["catalogue"]) for row in rows] == [
        ("1", "free"), ("2", "free"), ("3", "free"),
    ]  # fmt: skip


def test_events(
    video: Path, calls: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    project = video.parent / "p.aemo"
    assert main(["analyze", str(video), "-o", str(project), "--events"]) == 0
    output = capsys.readouterr()
    assert [json.loads(line) for line in output.out.splitlines()] == [
        {"event": "progress", "stage": "faces", "done": 0.42, "eta_s": 31},
        {"event": "partial", "track": "speech", "from": 4, "scores": [[0.125] * 8] * 2},
        {"event": "warning", "code": "early_end", "message": "The file ends early."},
        {"event": "done", "project": str(project)},
    ]
    assert load_project(project).catalogues == ("free", "lmc")


@pytest.mark.parametrize(
    ("error", "code"), [(MediaError("The picture stops."), 3), (ModelError("No model."), 4)]
)
def test_failures_as_events(
    error: MediaError | ModelError,
    code: int,
    video: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("aemo_studio.analysis.pipeline.analyse", _fake([], error))
    assert main(["analyze", str(video), "--events"]) == code
    output = capsys.readouterr()
    last = json.loads(output.out.splitlines()[-1])
    assert last == {"event": "error", "code": error.code, "message": error.message}
    assert output.err == error.message + "\n"
    assert [p.name for p in video.parent.iterdir()] == [video.name]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["-o", "none/p.aemo"], "there is no folder"),
        (["-o", "."], "directory"),
        (["-o", "/proc/p.aemo"], "Cannot write /proc/p.aemo"),
        (["--csv", "none/x.csv"], "there is no folder"),
        (["--csv", "x.csv", "--timings", "none/t.json"], "there is no folder"),
        (["-o", "film.mp4"], "would overwrite"),
        (["--csv", "film.mp4"], "would overwrite"),
        (["-o", "p.aemo", "--csv", "./p.aemo"], "would overwrite"),
        (["--events", "--csv", "-"], "standard output for itself"),
        (["-o", "-"], "A project is a file"),
    ],
)
def test_impossible_outputs_stop_before_the_analysis(  # noqa: PLR0917
    options: list[str],
    words: str,
    tmp_path: Path,
    calls: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "film.mp4").write_bytes(b"a film")
    assert main(["analyze", "film.mp4", *options]) == 2
    assert words in capsys.readouterr().err
    assert calls == []
    assert [p.name for p in tmp_path.iterdir()] == ["film.mp4"]


def test_missing_video_and_bad_catalogue_stop_before_the_analysis(
    video: Path, calls: list[dict[str, Any]]
) -> None:
    assert main(["analyze", str(video.parent / "none" / "x.mp4")]) == 3
    assert main(["analyze", str(video), "--catalog", "nothing"]) == 5
    assert calls == []
    assert [p.name for p in video.parent.iterdir()] == [video.name]


def test_work_of_the_editor_is_not_overwritten(
    video: Path, calls: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    project = video.with_suffix(".aemo")
    save_project(make_project(make_video(video)), project)
    before = project.read_bytes()
    assert main(["analyze", str(video)]) == 2
    assert "holds picks or corrected scenes" in capsys.readouterr().err
    assert project.read_bytes() == before
    assert calls == []
    assert main(["analyze", str(video), "--force"]) == 0
    assert load_project(project).picks == ()


def test_project_of_another_video_of_that_name_is_not_overwritten(
    video: Path, calls: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    other = video.with_suffix(".mov")
    other.write_bytes(b"another film")
    assert main(["analyze", str(video)]) == 0
    assert main(["analyze", str(other)]) == 2
    assert f"is the project of {video}" in capsys.readouterr().err
    assert load_project(video.with_suffix(".aemo")).analysis.video.path == video


def test_a_project_without_edits_is_replaced(video: Path, calls: list[dict[str, Any]]) -> None:
    assert main(["analyze", str(video)]) == 0
    assert main(["analyze", str(video), "--top", "1"]) == 0
    assert len(load_project(video.with_suffix(".aemo")).recommendations[0]) == 1


def test_another_kind_of_file_is_not_overwritten(
    video: Path, calls: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    other = video.parent / "notes.txt"
    other.write_text("dear diary")
    assert main(["analyze", str(video), "-o", str(other)]) == 2
    assert "is not a project" in capsys.readouterr().err
    assert other.read_text() == "dear diary"


def test_saved_project_is_what_was_found(video: Path, calls: list[dict[str, Any]]) -> None:
    assert main(["analyze", str(video)]) == 0
    found = make_analysis(make_video(video))
    saved = load_project(video.with_suffix(".aemo"))
    assert same(saved.scenes, found.scenes)
    assert same(saved.analysis.fused, found.fused)


def test_start_timecode_must_fit_the_rate(
    video: Path,
    calls: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("aemo_studio.analysis.media.probe.probe", make_video)
    assert main(["analyze", str(video), "--start-tc", "10:00:00:25"]) == 2
    assert "10:00:00:25" in capsys.readouterr().err
    assert calls == []
    assert main(["analyze", str(video), "--start-tc", "10:00:00:24"]) == 0
    assert load_project(video.with_suffix(".aemo")).start_timecode == "10:00:00:24"


def test_a_start_after_a_day_is_refused(
    video: Path,
    calls: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("aemo_studio.analysis.media.probe.probe", make_video)
    assert main(["analyze", str(video), "--start-tc", "25:00:00:00"]) == 2
    assert "hours go from 00 to 23" in capsys.readouterr().err
    assert calls == []


@pytest.mark.parametrize(
    ("own", "given", "start"),
    [
        (None, [], "01:00:00:00"),
        ("09:58:30:00", [], "09:58:30:00"),
        ("09:58:30:00", ["--start-tc", "10:00:00:00"], "10:00:00:00"),
    ],
)
def test_the_films_own_timecode_is_the_start(
    own: str | None,
    given: list[str],
    start: str,
    video: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    film = replace(make_video(video), timecode=own)
    monkeypatch.setattr("aemo_studio.analysis.media.probe.probe", lambda _path: film)
    monkeypatch.setattr(
        "aemo_studio.analysis.pipeline.analyse",
        lambda *_args, **_options: (make_analysis(film), Timings()),
    )
    assert main(["analyze", str(video), *given]) == 0
    assert load_project(video.with_suffix(".aemo")).start_timecode == start


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty (0 bytes)"),
        (b"This is a letter to my editor.\n" * 400, "bad.mp4"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(5000), "bad.mp4"),
        (None, "is a folder"),
    ],
)
@pytest.mark.parametrize("events", [True, False])
def test_what_is_no_media(
    events: bool,
    data: bytes | None,
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Here the real analysis refuses."""
    path = tmp_path / "bad.mp4"
    if data is None:
        path.mkdir()
    else:
        path.write_bytes(data)
    assert main(["analyze", str(path), *(["--events"] if events else [])]) == 3
    output = capsys.readouterr()
    assert words in output.err
    assert output.err.count("\n") == 1
    assert [json.loads(line)["code"] for line in output.out.splitlines()] == ["media"] * events
    assert [p.name for p in tmp_path.iterdir()] == ["bad.mp4"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], (True, None)),
        (["--characters", "3"], (True, 3)),
        (["--characters", "auto"], (True, None)),
        (["--no-characters", "--characters", "3"], (False, None)),
    ],
)
def test_people_are_recognised_unless_told_not_to(
    video: Path, calls: list[dict[str, Any]], options: list[str], expected: tuple[bool, int | None]
) -> None:
    assert main(["analyze", str(video), *options]) == 0
    settings = calls[0]["settings"]
    assert (settings.recognise, settings.characters) == expected


@pytest.mark.parametrize("count", ["0", "-1", "two", "1000", "1000000", "3.5", ""])
def test_a_film_has_a_number_of_characters(video: Path, count: str) -> None:
    assert main(["analyze", str(video), "--characters", count]) == 2
    assert main(["analyze", str(video), "--workers", count]) == 2
