"""What the command line must survive: each row with real media made here.

The analyses are real. Films are small and short; each is analysed once.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shutil
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from aemo_studio.base.resources import catalogue_dir, models_dir, resources_dir
from aemo_studio.cli import main
from aemo_studio.domain.project import Analysis, Project
from aemo_studio.project import load_project
from aemo_studio.project.migrations import current_version
from tests.cli_run import start
from tests.films import SLOW, VOICE_HZ, face_picture, make_talk, portrait, talk
from tests.media_factory import (
    card,
    cut_short,
    cuts,
    make_audio,
    make_video,
    plain,
    silence,
    uneven_times,
    with_inset,
)

SMALL = (320, 180)
PHONE = (240, 428)


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a command left behind. rows: of the CSV. events: as read by a program."""

    code: int
    project: Project
    rows: list[dict[str, str]]
    events: list[dict[str, Any]]

    @property
    def analysis(self) -> Analysis:
        return self.project.analysis

    @property
    def warnings(self) -> set[str]:
        return {str(e["code"]) for e in self.events if e["event"] == "warning"}


def _command(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, output and errors of a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(a) for a in arguments])
    return code, out.getvalue(), err.getvalue()


def _analysed(video: Path, *options: str | Path) -> Outcome:
    project, rows = video.with_suffix(".aemo"), video.with_suffix(".csv")
    code, out, err = _command(
        "analyze", video, "-o", project, "--csv", rows, "--catalog", "free", "--events", *options
    )
    assert code == 0, err
    events = [json.loads(line) for line in out.splitlines()]
    assert events[-1] == {"event": "done", "project": str(project)}
    text = rows.read_bytes().decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    return Outcome(code, load_project(project), found, events)


def _assert_recommended(outcome: Outcome) -> None:
    scenes = outcome.project.scenes
    assert [row["rank"] for row in outcome.rows] == [*"12345"] * len(scenes)
    assert all(row["title"] and row["reason"] and row["licence"] for row in outcome.rows)
    assert scenes[0].start_s == 0.0
    assert scenes[-1].end_s == outcome.analysis.video.duration_s


@pytest.fixture(scope="module")
def talking(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A face and a voice; other tests use its cached analysis again."""
    folder = tmp_path_factory.mktemp("talking")
    return _analysed(make_talk(folder / "talking.mp4", face_picture(SMALL), 3.0))


def test_face_and_voice_are_both_heard_and_seen(talking: Outcome) -> None:
    _assert_recommended(talking)
    (scene,) = talking.project.scenes
    assert scene.coverage.speech > 0.5
    assert scene.coverage.face > 0.5
    assert {row["speech_emotion"] for row in talking.rows} == {str(scene.speech_emotion)}
    assert {row["face_emotion"] for row in talking.rows} == {str(scene.face_emotion)}
    assert talking.warnings == set()


# --- films out of the ordinary ----------------------------------------------------------


def test_variable_rate_without_faces_and_speech(tmp_path: Path) -> None:
    """Cuts are exact to the frame; what is missing is missing, and music is still found."""
    times = uneven_times(6.0)
    video = make_video(
        tmp_path / "phone.mp4",
        frames=cuts([(card(n, SMALL), 2.0) for n in range(3)], times=times),
        rate=None,
        audio=silence(6.0),
    )
    outcome = _analysed(video, "--min-scene", "2")
    assert outcome.analysis.video.variable_rate
    cuts_s = [min(t for t in times if t >= at) for at in (2.0, 4.0)]
    assert [s.start_s for s in outcome.analysis.shots[1:]] == pytest.approx(cuts_s, abs=1e-3)
    assert outcome.analysis.video.duration_s == pytest.approx(times[-1], abs=0.2)
    assert outcome.analysis.shots[-1].end_s == outcome.analysis.video.duration_s
    _assert_recommended(outcome)
    assert outcome.warnings == {"variable_rate", "no_speech", "no_faces", "no_evidence"}
    for scene in outcome.project.scenes:
        assert scene.speech_emotion is None
        assert scene.face_emotion is None
        assert scene.scores == pytest.approx(1 / 8, abs=1e-6)
    for row in outcome.rows:
        assert row["speech_emotion"] == row["face_emotion"] == ""
        assert float(row["speech_coverage"]) == float(row["face_coverage"]) == 0.0
        assert row["emotion"] == row["confidence"] == ""


@pytest.mark.parametrize("rotation", [90, 270])
def test_a_rotated_phone_film_without_sound(tmp_path: Path, rotation: int) -> None:
    width, height = PHONE
    picture = with_inset(plain(96, PHONE), portrait(width), 0, 80)
    video = make_video(
        tmp_path / "phone.mp4", frames=cuts([(picture, 2.0)], SLOW), rate=SLOW, rotation=rotation
    )
    outcome = _analysed(video)
    info = outcome.analysis.video
    assert (info.width, info.height, info.rotation) == (width, height, rotation)
    _assert_recommended(outcome)
    (scene,) = outcome.project.scenes
    assert scene.coverage.face > 0.5
    (face,) = outcome.analysis.faces
    left, top, box_width, box_height = face.boxes.mean(axis=0)
    assert left + box_width / 2 == pytest.approx(0.44, abs=0.08)
    assert top + box_height / 2 == pytest.approx((80 + 0.23 * width) / height, abs=0.08)
    jpeg = np.frombuffer(outcome.analysis.thumbnails[0].jpeg, np.uint8)
    small = cv2.imdecode(jpeg, cv2.IMREAD_COLOR)
    assert small is not None
    assert small.shape[0] > small.shape[1]
    assert outcome.warnings == {"no_audio"}
    assert scene.coverage.speech == 0.0
    assert {row["speech_emotion"] for row in outcome.rows} == {""}


def test_sound_only(tmp_path: Path) -> None:
    outcome = _analysed(make_audio(tmp_path / "radio.m4a", talk(4.0), VOICE_HZ))
    assert not outcome.analysis.video.has_video
    assert outcome.warnings == {"no_picture"}
    _assert_recommended(outcome)
    assert len(outcome.project.scenes) == len(outcome.analysis.shots) == 1
    assert outcome.project.scenes[0].coverage.speech > 0.5
    assert outcome.project.scenes[0].face_emotion is None
    assert outcome.analysis.video.duration_s == pytest.approx(4.0, abs=0.1)
    assert outcome.rows[0]["start_tc"] == "01:00:00:00"


def test_a_non_zero_start_and_no_face(tmp_path: Path) -> None:
    """The file's own clock starts at 10 s; every time that is told starts at 0."""
    speech = np.concatenate([np.zeros(2 * VOICE_HZ, np.float32), talk(2.4)])
    video = make_video(
        tmp_path / "late.ts",
        frames=cuts([(card(3, SMALL), 2.0), (card(4, SMALL), 2.4)]),
        audio=speech,
        audio_rate=VOICE_HZ,
        start_s=10.0,
    )
    outcome = _analysed(video)
    assert outcome.analysis.video.start_s == pytest.approx(10.0, abs=1.5)
    assert outcome.analysis.video.duration_s == pytest.approx(4.4, abs=0.1)
    assert [s.start_s for s in outcome.analysis.shots] == pytest.approx([0.0, 2.0], abs=0.04)
    assert not outcome.analysis.speech.coverage[:3].any()
    assert outcome.analysis.speech.coverage[4:8].mean() > 0.6
    assert outcome.warnings == {"no_faces"}
    _assert_recommended(outcome)
    assert (outcome.rows[0]["start_tc"], outcome.rows[0]["start_s"]) == ("01:00:00:00", "0.000")
    exported = tmp_path / "late.json"
    code, _, _ = _command("export", video.with_suffix(".aemo"), "--to", "json", "-o", exported)
    assert code == 0
    assert json.loads(exported.read_text(encoding="utf-8"))["scenes"][0]["start_s"] == 0.0


def test_a_file_that_ends_early(tmp_path: Path) -> None:
    whole = make_video(
        tmp_path / "whole.mp4",
        frames=cuts([(card(n % 5, SMALL), 1.0) for n in range(8)]),
        audio=silence(8.0),
        options={"g": "25"},
        container_options={"movflags": "faststart"},
    )
    outcome = _analysed(cut_short(whole, tmp_path / "short.mp4", 0.6))
    assert "ends_early" in outcome.warnings
    info = outcome.analysis.video
    assert 3.0 < info.duration_s < 7.0
    assert outcome.analysis.shots[-1].end_s == info.duration_s
    assert len(outcome.analysis.fused) == int(np.ceil(info.duration_s * 2))
    _assert_recommended(outcome)


# --- what is no film --------------------------------------------------------------------


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _truncated(path: Path) -> None:
    """An MP4 whose index, at its end, is gone."""
    whole = make_video(path.with_name("whole.mp4"), frames=cuts([(card(0, SMALL), 1.0)]))
    cut_short(whole, path, 0.7)
    whole.unlink()


def _text(path: Path) -> None:
    path.write_text("Scene 1. A kitchen at night.\n" * 300)


@pytest.mark.parametrize("make", [_empty, _truncated, _text])
def test_what_is_no_film_gets_one_sentence_and_leaves_nothing(
    tmp_path: Path, make: Any, own_cache: Path
) -> None:
    video = tmp_path / "cut #1.mp4"
    make(video)
    outputs: list[str | Path] = ["-o", tmp_path / "p.aemo", "--csv", tmp_path / "x.csv"]
    code, out, err = _command("analyze", video, *outputs, "--timings", tmp_path / "t.json")
    assert code == 3
    assert out == ""
    assert err.count("\n") == 1
    assert str(video) in err
    assert "Traceback" not in err
    assert [p.name for p in tmp_path.iterdir()] == [video.name]
    assert list(own_cache.iterdir()) == []


# --- names, places, documents -----------------------------------------------------------


def test_names_of_every_kind(talking: Outcome, tmp_path: Path) -> None:
    """The content is known, so this is about names only."""
    folder = tmp_path / "中文 🎬 #1 100%"
    folder.mkdir()
    video = folder / "Der Schnitt «2» 映画 🎭 #fin & end.mp4"
    shutil.copy(talking.analysis.video.path, video)
    outcome = _analysed(video)
    assert outcome.analysis.video.path == video
    project = video.with_suffix(".aemo")
    for to in ("csv", "json"):
        target = folder / f"liste ♫ #2.{to}"
        assert _command("export", project, "--to", to, "-o", target)[0] == 0
        assert target.stat().st_size > 500
    exported = json.loads((folder / "liste ♫ #2.json").read_text(encoding="utf-8"))
    assert video.name in json.dumps(exported["video"], ensure_ascii=False)
    assert _command("recommend", project, "--top", "2", "--catalog", "free")[0] == 0
    assert len(load_project(project).recommendations[0]) == 2


def test_a_moved_folder_keeps_project_and_film_together(talking: Outcome, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b 中文"
    first.mkdir()
    shutil.copy(talking.analysis.video.path, first / "cut.mp4")
    _analysed(first / "cut.mp4")
    first.rename(second)
    assert load_project(second / "cut.aemo").analysis.video.path == second / "cut.mp4"


def _is_full(path: str) -> bool:
    return Path(path).exists()


@pytest.mark.parametrize(
    "place",
    [
        "nowhere/list.csv",
        "film.mp4/list.csv",
        pytest.param(
            "/proc/list.csv", marks=pytest.mark.skipif(not _is_full("/proc"), reason="no /proc")
        ),
        pytest.param(
            "/dev/full", marks=pytest.mark.skipif(not _is_full("/dev/full"), reason="no /dev/full")
        ),
    ],
)
def test_where_nothing_can_be_written(talking: Outcome, tmp_path: Path, place: str) -> None:
    """A folder that is none, a place that is not for files, a full disk."""
    video = tmp_path / "film.mp4"
    shutil.copy(talking.analysis.video.path, video)
    code, _, err = _command("analyze", video, "--csv", tmp_path / place, "--catalog", "free")
    assert code == 2
    assert err.count("\n") == 1
    assert place in err
    assert [p.name for p in tmp_path.iterdir()] == [video.name]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is writable here")
def test_a_read_only_list_stays_as_it_is(talking: Outcome, tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_text("mine")
    target.chmod(0o444)
    code, _, _ = _command("analyze", talking.analysis.video.path, "--csv", target)
    assert code == 2
    assert target.read_text() == "mine"


@pytest.mark.parametrize("harm", ["cut off", "newer", "foreign", "empty"])
@pytest.mark.parametrize("command", ["recommend", "export", "analyze"])
def test_a_damaged_project_is_told_and_left_alone(
    talking: Outcome, tmp_path: Path, harm: str, command: str
) -> None:
    path = tmp_path / "p.aemo"
    data = talking.analysis.video.path.with_suffix(".aemo").read_bytes()
    harmed = {
        "cut off": data[: len(data) // 2],
        "newer": data.replace(b'"version":%d' % current_version(), b'"version":99', 1),
        "foreign": b'{"name": "something else"}',
        "empty": b"",
    }[harm]
    assert harmed != data
    path.write_bytes(harmed)
    arguments: dict[str, list[str | Path]] = {
        "recommend": ["recommend", path],
        "export": ["export", path, "--to", "csv", "-o", tmp_path / "x.csv"],
        "analyze": ["analyze", talking.analysis.video.path, "-o", path, "--catalog", "free"],
    }
    code, _, err = _command(*arguments[command])
    if command == "analyze" and harm == "empty":
        # An empty file, as a file dialog leaves it, is no work to lose.
        assert code == 0
        assert load_project(path).scenes
        return
    assert code == (2 if command == "analyze" else 6)
    assert err.count("\n") == 1
    assert "p.aemo" in err
    assert path.read_bytes() == harmed
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


CATALOGUE = """title,artist,moods,url
Night,Ana,sad,https://example.org/1
,Nobody,sad,https://example.org/2
Riddle,Bo,no such mood,https://example.org/3
=SUM(A1),Cy,happy,https://example.org/4
"""


def test_a_catalogue_with_bad_rows_is_used_as_far_as_it_goes(
    talking: Outcome, tmp_path: Path
) -> None:
    mine = tmp_path / "meine Musik ♫.csv"
    mine.write_text(CATALOGUE, encoding="utf-8")
    target = tmp_path / "list.csv"
    code, _, err = _command(
        "analyze", talking.analysis.video.path, "--csv", target, "--catalog", mine
    )
    assert code == 0
    assert "2 rows" in err
    text = target.read_bytes().decode("utf-8-sig")
    titles = [row["title"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert sorted(titles) == ["'=SUM(A1)", "Night"]
    code, out, err = _command("catalog", "check", mine)
    assert "3" in out + err
    assert "no such mood" in out + err


@pytest.mark.parametrize(
    "data", [b"", b"title,artist,moods\n", b"\x00\x01\x02" * 50, b"a;b\n1;2\n"]
)
def test_a_catalogue_without_music_stops_before_the_work(
    talking: Outcome, tmp_path: Path, data: bytes
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(data)
    code, _, err = _command(
        "analyze", talking.analysis.video.path, "--csv", tmp_path / "x.csv", "--catalog", bad
    )
    assert code == 5
    assert err.count("\n") == 1
    assert "bad.csv" in err
    assert [p.name for p in tmp_path.iterdir()] == ["bad.csv"]


def test_a_damaged_model_is_named_and_nothing_is_written(
    talking: Outcome, tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    shutil.copytree(models_dir(), home / "models")
    shutil.copytree(catalogue_dir(), home / "catalog")
    (home / "models" / "face_emotion.safetensors").write_bytes(b"damaged")
    monkeypatch.setenv("AEMO_STUDIO_HOME", str(home))
    video = shutil.copy(talking.analysis.video.path, tmp_path / "cut.mp4")
    code, _, err = _command("analyze", video, "--csv", tmp_path / "x.csv")
    assert code == 4
    assert "face_emotion" in err
    assert {p.name for p in tmp_path.iterdir()} == {"home", "cut.mp4"}
    assert list(own_cache.iterdir()) == []
    # What was analysed before stays viewable.
    saved = talking.analysis.video.path.with_suffix(".aemo")
    assert _command("export", saved, "--to", "csv", "-o", tmp_path / "y.csv")[0] == 0


# --- interruption -----------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_an_interrupted_analysis_ends_and_leaves_nothing(tmp_path: Path, own_cache: Path) -> None:
    """The real analysis of the sample, while faces and speech are at work."""
    temporary, work = tmp_path / "tmp", tmp_path / "work"
    temporary.mkdir()
    work.mkdir()
    video = shutil.copy(resources_dir() / "sample.mp4", work / "中文 #1.mp4")
    outputs: list[str | Path] = ["-o", work / "p.aemo", "--csv", work / "x.csv"]
    for _ in range(3):  # a busy machine may miss the time once
        with start(["analyze", video, *outputs, "--events"], TMPDIR=str(temporary)) as process:
            assert process.stdout is not None
            assert any('"progress"' in line for line in process.stdout)
            process.send_signal(signal.SIGINT)
            asked = time.perf_counter()
            out, err = process.communicate(timeout=60)
            took = time.perf_counter() - asked
        assert process.returncode == 130
        assert err == "Cancelled; nothing was written.\n"
        last = json.loads(out.splitlines()[-1])
        assert (last["event"], last["code"]) == ("error", "cancelled")
        assert [p.name for p in work.iterdir()] == ["中文 #1.mp4"]
        assert list(temporary.iterdir()) == []
        assert list(own_cache.iterdir()) == []
        if took < 1.5:
            break
    assert took < 1.5
