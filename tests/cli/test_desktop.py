"""`desktop install` and `uninstall`, into data homes of the tests' own."""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from aemo_studio.base.resources import resources_dir
from aemo_studio.cli import main
from aemo_studio.cli.desktop import _exec_word
from aemo_studio.project import save_project
from tests.factories import make_project

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux desktops only")

PLACES = {
    "applications/aemo-studio.desktop",
    "icons/hicolor/scalable/apps/aemo-studio.svg",
    "icons/hicolor/scalable/mimetypes/application-x-aemo-studio-project.svg",
    "mime/packages/aemo-studio.xml",
}
MIME_TYPE = "application/x-aemo-studio-project"
NAMESPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """On a desktop without any of the programs that keep databases."""
    home = tmp_path / "share 中文"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setenv("PATH", str(tmp_path / "no programs"))
    return home


@pytest.fixture
def real_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With the programs that this machine has."""
    home = tmp_path / "share"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setenv("HOME", str(tmp_path))
    return home


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _entry(home: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(home / "applications" / "aemo-studio.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@linux
def test_it_puts_entry_type_and_icons_where_a_desktop_looks(data_home: Path) -> None:
    assert main(["desktop", "install"]) == 0
    files = _files(data_home)
    assert set(files) == PLACES
    icon = (resources_dir() / "icons" / "aemo-studio.svg").read_bytes()
    assert files["icons/hicolor/scalable/apps/aemo-studio.svg"] == icon
    assert _entry(data_home)["Icon"] == "aemo-studio"


@linux
def test_the_entry_opens_a_file_with_the_program_that_installed_it(data_home: Path) -> None:
    assert main(["desktop", "install"]) == 0
    entry = _entry(data_home)
    *command, last = shlex.split(entry["Exec"].replace("%%", "%"))
    assert last == "%f"
    assert command[0] == entry["TryExec"]
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("aemo-studio ")


@linux
def test_the_type_of_the_entry_is_the_one_that_aemo_files_have(data_home: Path) -> None:
    assert main(["desktop", "install"]) == 0
    assert _entry(data_home)["MimeType"].split(";") == [MIME_TYPE, ""]
    root = ElementTree.parse(data_home / "mime/packages/aemo-studio.xml").getroot()
    (kind,) = root.iter(f"{NAMESPACE}mime-type")
    assert kind.get("type") == MIME_TYPE
    assert [glob.get("pattern") for glob in kind.iter(f"{NAMESPACE}glob")] == ["*.aemo"]


@linux
def test_a_project_begins_as_the_type_says(data_home: Path, tmp_path: Path) -> None:
    """So that it is known by its content where its name was lost."""
    assert main(["desktop", "install"]) == 0
    root = ElementTree.parse(data_home / "mime/packages/aemo-studio.xml").getroot()
    (match,) = root.iter(f"{NAMESPACE}match")
    save_project(make_project(), tmp_path / "p.aemo")
    beginning = (match.get("value") or "").encode()
    assert len(beginning) > 10
    assert (tmp_path / "p.aemo").read_bytes().startswith(beginning)


@linux
def test_installing_twice_is_installing_once(data_home: Path) -> None:
    assert main(["desktop", "install"]) == 0
    once = _files(data_home)
    assert main(["desktop", "install"]) == 0
    assert _files(data_home) == once


@linux
def test_uninstalling_takes_what_was_installed_and_nothing_else(data_home: Path) -> None:
    other = data_home / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("[Desktop Entry]\n")
    assert main(["desktop", "install"]) == 0
    assert main(["desktop", "uninstall"]) == 0
    assert [path.relative_to(data_home).as_posix() for path in data_home.rglob("*")] == [
        "applications",
        "applications/other.desktop",
    ]


@linux
def test_uninstalling_what_is_not_there_says_so(
    data_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["desktop", "uninstall"]) == 0
    assert "is not in the menu" in capsys.readouterr().out
    assert not data_home.exists()


@linux
def test_without_a_data_home_it_is_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("XDG_DATA_HOME", "relative/counts/as/none")
    assert main(["desktop", "install"]) == 0
    assert set(_files(tmp_path / ".local" / "share")) == PLACES


@linux
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_home_that_cannot_be_written_is_told(
    data_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data_home.mkdir()
    data_home.chmod(0o555)
    assert main(["desktop", "install"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@linux
def test_a_file_where_a_folder_should_be_is_told(
    data_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data_home.write_text("no folder")
    assert main(["desktop", "install"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert str(data_home) in err


@pytest.mark.parametrize("system", ["darwin", "win32"])
@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_elsewhere_it_says_that_it_is_for_linux(
    system: str,
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("aemo_studio.cli.desktop.sys.platform", system)
    assert main(["desktop", command]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "is for Linux" in err
    assert list(tmp_path.iterdir()) == []


@linux
def test_a_desktop_knows_the_file_and_the_program_that_opens_it(
    real_desktop: Path, tmp_path: Path
) -> None:
    for needed in ("update-mime-database", "update-desktop-database", "file"):
        _tool(needed)
    query = _tool("xdg-mime")
    assert main(["desktop", "install"]) == 0
    save_project(make_project(), tmp_path / "p.aemo")
    for question, answer in (
        (["filetype", str(tmp_path / "p.aemo")], MIME_TYPE),
        (["default", MIME_TYPE], "aemo-studio.desktop"),
    ):
        done = subprocess.run(
            [query, "query", *question], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == answer
    assert main(["desktop", "uninstall"]) == 0
    assert MIME_TYPE not in (real_desktop / "applications" / "mimeinfo.cache").read_text()


@linux
def test_the_entry_keeps_to_the_specification(real_desktop: Path) -> None:
    validate = _tool("desktop-file-validate")
    assert main(["desktop", "install"]) == 0
    entry = real_desktop / "applications" / "aemo-studio.desktop"
    done = subprocess.run([validate, str(entry)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("word", "quoted"),
    [
        ("/opt/aemo/bin/aemo-studio", "/opt/aemo/bin/aemo-studio"),
        ("/opt/100%/aemo-studio", "/opt/100%%/aemo-studio"),
        ("/opt/my programs/aemo-studio", '"/opt/my programs/aemo-studio"'),
        ("/opt/中文/aemo-studio", "/opt/中文/aemo-studio"),
        ('/opt/"$a`\\', r'"/opt/\\"\\$a\\`\\\\"'),
    ],
)
def test_words_are_quoted_as_desktop_entries_have_them(word: str, quoted: str) -> None:
    assert _exec_word(word) == quoted
