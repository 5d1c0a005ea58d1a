"""Installs the program into the menu of a Linux desktop, where `.aemo` files open with it
(`desktop`).

As freedesktop.org has it: a desktop entry, a MIME type and an icon below XDG_DATA_HOME.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import typer

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import OutputError, UsageError
from aemo_studio.base.own_program import own_program
from aemo_studio.base.resources import resources_dir

app = typer.Typer(help="Put the program into the menu of a Linux desktop, or take it out.")

_ENTRY = "applications/aemo-studio.desktop"
_ICON = "icons/aemo-studio.svg"
_SOURCES: Mapping[str, str] = {
    _ENTRY: "desktop/aemo-studio.desktop",
    "mime/packages/aemo-studio.xml": "desktop/aemo-studio.xml",
    "icons/hicolor/scalable/apps/aemo-studio.svg": _ICON,
    "icons/hicolor/scalable/mimetypes/application-x-aemo-studio-project.svg": _ICON,
}
"""Places below the data home, with the files of resources/ that go there."""

_PLAIN = re.compile(r"[\w./:@%+,-]+")
_REFRESH_TIMEOUT_S = 60


@app.command()
def install() -> None:
    """Put the program into the menu and open .aemo files with it (Linux, this user only)."""
    home = _data_home()
    for place, source in _SOURCES.items():
        _write(home / place, _content(place, (resources_dir() / source).read_bytes()))
    _refresh(home)
    typer.echo(
        f"AEMO Studio is in the menu, and .aemo files open with it (in {home}); "
        "`aemo-studio desktop uninstall` takes it out again."
    )


@app.command()
def uninstall() -> None:
    """Take out of the menu what `desktop install` put there."""
    home = _data_home()
    there = [home / place for place in _SOURCES if (home / place).is_file()]
    if not there:
        typer.echo(f"AEMO Studio is not in the menu (in {home}).")
        return
    for path in there:
        _remove(path)
    _refresh(home)
    for path in there:
        _remove_empty_folders(path.parent, home)
    typer.echo(f"AEMO Studio is out of the menu again (in {home}).")


def _data_home() -> Path:
    """Finds the user's data folder. Raises UsageError where there is no such thing."""
    if not sys.platform.startswith("linux"):
        raise UsageError("`aemo-studio desktop` is for Linux; here, make a shortcut yourself.")
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    # A relative path counts as none (XDG Base Directory Specification).
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def _content(place: str, data: bytes) -> bytes:
    return _with_command(data.decode()).encode() if place == _ENTRY else data


def _with_command(entry: str) -> str:
    """Changes the desktop entry so that it starts the program that runs now, wherever it is
    installed."""
    words = _command()
    line = " ".join(map(_exec_word, words))
    program = words[0].replace("\\", "\\\\")
    entry = re.sub("^TryExec=.*", lambda _: f"TryExec={program}", entry, flags=re.M)
    return re.sub("^Exec=aemo-studio", lambda _: f"Exec={line}", entry, flags=re.M)


def _command() -> list[str]:
    """Finds the command that works without an activated environment: the script beside the
    interpreter, if there is one."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    script = Path(sys.executable).with_name("aemo-studio")
    return [str(script)] if script.is_file() else own_program()


def _exec_word(word: str) -> str:
    """Quotes a word of an Exec line: its backslashes escaped twice, `%` doubled."""
    if not _PLAIN.fullmatch(word):
        inner = re.sub(r'(["`$\\])', r"\\\1", word)
        word = f'"{inner}"'.replace("\\", "\\\\")
    return word.replace("%", "%%")


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError.from_os_error(path, error) from error
    write_atomic(path, data)


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise OutputError.from_os_error(path, error) from error


def _remove_empty_folders(folder: Path, home: Path) -> None:
    with contextlib.suppress(OSError):
        while folder != home:
            folder.rmdir()
            folder = folder.parent


def _refresh(home: Path) -> None:
    """Refreshes the databases that desktops read; without these programs they do so later."""
    for command in (
        ("update-mime-database", str(home / "mime")),
        ("update-desktop-database", str(home / "applications")),
        ("xdg-icon-resource", "forceupdate", "--theme", "hicolor"),
    ):
        if shutil.which(command[0]):
            with contextlib.suppress(OSError, subprocess.SubprocessError):
                subprocess.run(
                    command, capture_output=True, timeout=_REFRESH_TIMEOUT_S, check=False
                )
