"""Text of others does not command the terminal."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import sys
from pathlib import Path

import pytest
from rich.text import Text

from aemo_studio.cli import main
from aemo_studio.cli.console import make_console
from aemo_studio.cli.terminal import harmless, harmless_output
from aemo_studio.project import save_project
from tests.cli_run import run
from tests.factories import make_music_track, make_project, make_recommendation
from tests.media_factory import make_audio, tone

EVIL = "\x1b]0;owned\x07\x1b[2J \x9b31m \u202egpj.exe\u2066 \x00\x08\r\x7f\u200f"
COMMANDS = [c for c in EVIL if not c.isprintable()]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    track = make_music_track(1, title=f"Song {EVIL}", artist=EVIL)
    lists = ((make_recommendation(1, track),), *make_project().recommendations[1:])
    save_project(dataclasses.replace(make_project(), recommendations=lists), tmp_path / "p.aemo")
    return tmp_path / "p.aemo"


def assert_harmless(text: str) -> None:
    assert [c for c in COMMANDS if c in text] == []
    assert "Song" in text


def test_titles_in_tables_are_harmless(project: Path) -> None:
    done = run(["pick", project])
    assert done.returncode == 0
    assert_harmless(done.stdout + done.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
@pytest.mark.parametrize("arguments", [["pick"], ["export", "--to", "csv", "-o", "-"]])
def test_on_a_real_terminal_too(arguments: list[str], project: Path) -> None:
    import pty

    parent, child = pty.openpty()
    saved = os.dup(1)
    os.dup2(child, 1)
    try:
        stream = open(1, "w", closefd=False, encoding="utf-8")  # noqa: SIM115
        before, sys.stdout = sys.stdout, stream
        try:
            assert main([arguments[0], str(project), *arguments[1:]]) == 0
        finally:
            sys.stdout = before
    finally:
        os.dup2(saved, 1)
        os.close(saved)
        os.close(child)
    shown = os.read(parent, 1 << 16).decode().replace("\r\n", "\n")
    os.close(parent)
    assert_harmless(re.sub("\x1b\\[[01]m", "", shown))  # the heads are bold


def test_names_in_errors_are_harmless(tmp_path: Path) -> None:
    done = run(["pick", tmp_path / "Song \x1b[2J\u202e.aemo"])
    assert done.returncode == 6
    assert_harmless(done.stderr)


def test_what_is_written_to_a_file_stays_as_it_is(project: Path) -> None:
    done = run(["export", project, "--to", "csv", "-o", "-"])
    assert "\u202e" in done.stdout


def test_own_colours_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    out.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with harmless_output():
        make_console().print(Text("red \x1b[2J", style="red"))
    assert out.getvalue() == "\x1b[31mred \ufffd[2J\x1b[0m\n"


def test_usual_text_is_as_it_was() -> None:
    usual = "夜 #1 — Café\tשלום\n🎬"
    assert harmless(usual) == usual


def test_all_that_an_import_passed_over_is_listed(tmp_path: Path) -> None:
    music = tmp_path / "music"
    music.mkdir()
    make_audio(music / "song.wav", tone(440, 3.0))
    for number in range(25):
        (music / f"empty {number}.wav").write_bytes(b"")
    done = run(["catalog", "import", music, "-o", tmp_path / "mine.csv", "--workers", "1"])
    assert done.returncode == 0
    assert all(f"empty {number}.wav" in done.stdout for number in range(25))
