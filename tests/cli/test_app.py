"""The command line as a whole: help, errors, what it loads."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import aemo_studio
from aemo_studio.cli import main
from aemo_studio.cli.window import with_open
from aemo_studio.output.export.formats import FORMATS
from aemo_studio.project import save_project
from tests.cli_run import ROOT, run
from tests.factories import make_project

COMMANDS = (
    "open", "analyze", "recommend", "pick", "export", "catalog", "predict", "evaluate", "train",
    "models", "doctor", "desktop",
)  # fmt: skip

WHAT_IS_LOADED = """
import sys
from aemo_studio.cli import main
code = main(sys.argv[1:])
heavy = {"torch", "mediapipe", "cv2", "pandas", "librosa", "av", "PySide6", "scenedetect", "jinja2"}
print("LOADED", sorted(heavy & set(sys.modules)), code)
"""


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"  {name} " in text for name in COMMANDS)
    assert "130 cancelled" in " ".join(text.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [command, "face", "--help"] if command == "train" else [command, "--help"]
    assert main(arguments) == 0
    assert "usage" in capsys.readouterr().out.lower()


def test_help_of_export_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0
    listed = "".join(capsys.readouterr().out.split())
    assert f"Oneof:{','.join(f.name for f in FORMATS)}." in listed


def test_errors_are_english_unless_the_user_wants_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "沒有.mp4"
    monkeypatch.delenv("AEMO_STUDIO_LANGUAGE", raising=False)
    assert main(["analyze", str(gone)]) == 3
    assert capsys.readouterr().err == f"{gone} does not exist; check its name and folder.\n"
    monkeypatch.setenv("AEMO_STUDIO_LANGUAGE", "zh_TW")
    assert main(["analyze", str(gone)]) == 3
    assert capsys.readouterr().err == f"{gone} 不存在；請檢查其名稱與資料夾。\n"


def test_the_event_of_an_error_has_the_same_keys_in_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AEMO_STUDIO_LANGUAGE", "zh_TW")
    empty = tmp_path / "empty.mp4"
    empty.touch()
    assert main(["analyze", str(empty), "--events"]) == 3
    assert json.loads(capsys.readouterr().out) == {
        "event": "error",
        "code": "media",
        "message": f"{empty} 是空的（0 位元組）；請重新複製或匯出。",
    }


def test_an_unknown_format_is_told_in_chinese_with_what_the_others_carry(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("AEMO_STUDIO_LANGUAGE", "zh-TW")
    project = tmp_path / "p.aemo"
    save_project(make_project(), project)
    assert main(["export", str(project), "--to", "mp3"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("沒有匯出格式 'mp3'；請選擇下列之一：csv（推薦音樂清單）、json（")


def test_an_odd_timecode_is_told_in_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("AEMO_STUDIO_LANGUAGE", "zh_TW")
    project = tmp_path / "p.aemo"
    save_project(make_project(), project)
    assert main(["export", str(project), "--to", "json", "--start-tc", "noon"]) == 2
    assert capsys.readouterr().err == "--start-tc 'noon' 不是如 01:00:00:00 的時間碼。\n"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"aemo-studio {aemo_studio.__version__}\n"


def test_help_is_quick() -> None:
    """Against a bare start of Python, so that a busy machine does not fail it."""

    def fastest(arguments: list[str]) -> float:
        times = []
        for _ in range(5):
            started = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)
            times.append(time.perf_counter() - started)
        return min(times)

    bare = fastest(["-c", "import asyncio, typing, json"])
    assert fastest(["-m", "aemo_studio", "--help"]) < max(0.5, 6 * bare)


@pytest.mark.parametrize("arguments", [["--help"], ["analyze", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert "LOADED [] 0" in run(arguments, WHAT_IS_LOADED).stdout


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_opening_a_project_loads_nothing_heavy(format_: str, tmp_path: Path) -> None:
    save_project(make_project(), tmp_path / "p.aemo")
    done = run(["export", tmp_path / "p.aemo", "--to", format_], WHAT_IS_LOADED)
    assert "LOADED [] 0" in done.stdout, done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["film.mp4"], "There is no file film.mp4; check the path"),
        (["a/b.aemo"], "There is no file a/b.aemo; check the path"),
        (["open", "--screenshot", "x.png", "--size", "big"], "'big' is not a size like 1600x1000"),
        (["open", "--screenshot", "x.png", "--size", "10x10"], "not between 320 and 8000 pixels"),
        (["open", "--screenshot", "no/x.png"], "Cannot write no/x.png: there is no folder "),
        (["analyse", "film.mp4"], "no command and no file 'analyse'; did you mean analyze?"),
        (["frobnicate"], "no command and no file 'frobnicate'; see `aemo-studio --help`"),
        (["--frob"], "No such option: --frob; see `aemo-studio --help`"),
        (["analyze"], "Missing argument 'VIDEO'; see `aemo-studio analyze --help`"),
        (["analyze", "x.mp4", "--top", "0"], "'--top'"),
        (["analyze", "x.mp4", "--top", "many"], "'--top'"),
        (["analyze", "x.mp4", "--device", "gpu"], "'gpu' is not one of 'auto', 'cpu'"),
        (["analyze", "x.mp4", "y.mp4"], "y.mp4"),
        (["export", "x.aemo"], "Missing option '--to'"),
        (["export", "x.aemo", "--to", "xlsx"], "no export format 'xlsx'; choose one of: csv"),
        (["catalog"], "Missing command"),
        (["catalog", "build", "-o", "x.csv"], "Give either --lmc FILE or --free FILE"),
        (["catalog", "build", "--free", "a", "--genres", "b", "-o", "x.csv"], "belongs to --lmc"),
        (["train", "ears"], "'ears' is not one of 'speech', 'face'"),
    ],
)
def test_bad_arguments(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert words in output.err
    assert output.err.count("\n") == 1


def test_bad_arguments_as_an_event(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", "x.mp4", "--events", "--top", "0"]) == 2
    assert capsys.readouterr().out.startswith('{"event":"error","code":"usage","message":"')


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["open"]),
        (["film.mp4", "--at", "3"], ["open", "film.mp4", "--at", "3"]),
        (["中文 #1.mp4"], ["open", "中文 #1.mp4"]),
        (["--", "-odd.mp4"], ["open", "--", "-odd.mp4"]),
        (["open", "x"], ["open", "x"]),
        (["--help"], ["--help"]),
    ],
)
def test_files_go_to_the_window(arguments: list[str], expected: list[str]) -> None:
    assert with_open(arguments, COMMANDS) == expected


def test_a_file_named_like_no_file_is_opened_if_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rushes").write_bytes(b"")
    assert with_open(["rushes"], COMMANDS) == ["open", "rushes"]


def _break(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("of\nall things")

    monkeypatch.setattr("aemo_studio.project.load_project", fail)


def test_unexpected_failure_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _break(monkeypatch)
    assert main(["export", "x.aemo", "--to", "csv"]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "ZeroDivisionError: of all things" in err
    assert "--debug" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--debug", "export", "x.aemo", "--to", "csv"],
        ["export", "x.aemo", "--debug", "--to", "csv"],
    ],
)
def test_debug_shows_the_traceback(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _break(monkeypatch)
    assert main(arguments) == 1
    assert "Traceback" in capsys.readouterr().err


def test_debug_after_two_dashes_is_a_file_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--to", "csv", "--", "--debug"]) == 6
    assert "Cannot read the project --debug" in capsys.readouterr().err


def test_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    save_project(make_project(), tmp_path / "p.aemo")
    command = (
        f"'{sys.executable}' -m aemo_studio export '{tmp_path}/p.aemo' --to json -o - | head -c 5"
    )
    done = subprocess.run(
        ["sh", "-c", command], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout == '{"ver'
    assert done.stderr == ""
