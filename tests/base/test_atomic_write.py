"""Whatever goes wrong while saving, the old file stays and nothing else appears."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aemo_studio.base.atomic_write import check_writable, temporary_file, write_atomic
from aemo_studio.base.errors import OutputError
from aemo_studio.project import load_project, save_project
from tests.equality import same
from tests.factories import make_project

NAMES = ["plain.aemo", "中文 剪辑.aemo", "cut #3 (final) 🎬.aemo", "é" * 120 + ".aemo", "-o.aemo"]

SAVE_UNTIL_THE_TEST_ENDS = """
import os, sys
from pathlib import Path
from aemo_studio.project import save_project
from tests.factories import make_project, make_video
projects = [make_project(make_video(duration_s=1800.0), seed=s) for s in (1, 2)]
parent = os.getppid()
print("ready", flush=True)
while os.getppid() == parent:
    for project in projects:
        save_project(project, Path(sys.argv[1]))
"""

WRITE_FOREVER = """
import sys, time
from pathlib import Path
from aemo_studio.base.atomic_write import temporary_file
with temporary_file(Path(sys.argv[1])) as name:
    print(name, flush=True)
    time.sleep(60)
"""

SAVE_ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from aemo_studio.base.errors import OutputError
from aemo_studio.base.atomic_write import write_atomic
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_atomic(Path(sys.argv[1]), b"n" * 100_000)
except OutputError as error:
    print(error.message)
"""


def _cannot_link(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


HOW = ["as the system can", "with a named temporary file", "where files cannot be linked"]


@pytest.fixture(params=HOW)
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "with a named temporary file":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    if request.param == "where files cannot be linked":
        monkeypatch.setattr(os, "link", _cannot_link)
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_odd_names(name: str, folder: Path) -> None:
    project = make_project()
    save_project(project, folder / name)
    save_project(project, folder / name)
    assert same(load_project(folder / name).scenes, project.scenes)
    assert [p.name for p in folder.iterdir()] == [name]


def test_new_file_follows_the_umask_and_old_mode_is_kept(folder: Path) -> None:
    path = folder / "a"
    old = os.umask(0o027)
    try:
        write_atomic(path, b"1")
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    write_atomic(path, b"2")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_symbolic_link_stays_one(folder: Path) -> None:
    (folder / "real").mkdir()
    (folder / "link").symlink_to(folder / "real" / "file")
    write_atomic(folder / "link", b"1")
    assert (folder / "link").is_symlink()
    assert (folder / "real" / "file").read_bytes() == b"1"


@pytest.mark.parametrize("action", ["write", "check"])
@pytest.mark.parametrize("target", ["missing/file", "folder", "file/inside", "n" * 300])
def test_impossible_targets(target: str, action: str, folder: Path) -> None:
    (folder / "folder").mkdir()
    (folder / "file").write_bytes(b"old")
    with pytest.raises(OutputError, match="Cannot write"):
        write_atomic(folder / target, b"new") if action == "write" else check_writable(
            folder / target
        )
    assert (folder / "file").read_bytes() == b"old"
    assert sorted(p.name for p in folder.iterdir()) == ["file", "folder"]


def test_read_only_file_is_respected(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "a"
    path.write_bytes(b"old")
    path.chmod(0o444)
    if os.access(path, os.W_OK):  # the superuser may write anything: answer as for others
        monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="Permission denied"):
        write_atomic(path, b"new")
    with pytest.raises(OutputError, match="Permission denied"):
        check_writable(path)
    assert path.read_bytes() == b"old"


def test_check_writable_leaves_nothing(folder: Path) -> None:
    check_writable(folder / "new")
    assert list(folder.iterdir()) == []
    (folder / "old").write_bytes(b"1")
    check_writable(folder / "old")
    assert (folder / "old").read_bytes() == b"1"


def test_failure_before_the_rename_leaves_the_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_atomic(folder / "a", b"old")

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_atomic(folder / "a", b"new")
    assert (folder / "a").read_bytes() == b"old"
    assert [p.name for p in folder.iterdir()] == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_disk_full(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", SAVE_ON_A_FULL_DISK, path],
        check=True,
        capture_output=True,
        text=True,
    )
    assert f"Cannot write {path}: File too large" in done.stdout
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="needs files without a name")
def test_kill_while_saving(tmp_path: Path) -> None:
    path = tmp_path / "p.aemo"
    for attempt in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", SAVE_UNTIL_THE_TEST_ENDS, path], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(random.Random(attempt).uniform(0.1, 0.4))
            process.send_signal(signal.SIGKILL)
        load_project(path)
        # Between link and rename (microseconds) a complete document has a second name.
        for other in set(tmp_path.iterdir()) - {path}:
            load_project(other)
            other.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_leftovers_of_killed_programs_go_with_the_next_save(folder: Path) -> None:
    left = folder / ".aemo-0123456789ab.tmp"
    left.write_bytes(b"half")
    with temporary_file(folder) as written_now:
        write_atomic(folder / "a", b"1")
        assert sorted(p.name for p in folder.iterdir()) == sorted([written_now.name, "a"])
    assert [p.name for p in folder.iterdir()] == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_what_a_program_killed_a_moment_ago_left_goes_too(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_FOREVER, tmp_path], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        left = Path(process.stdout.readline().strip())
        write_atomic(tmp_path / "a", b"1")
        assert left.exists()
        process.send_signal(signal.SIGKILL)
    assert left.exists()
    write_atomic(tmp_path / "a", b"2")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_a_link_that_looks_like_a_leftover_harms_nothing(folder: Path) -> None:
    (folder / "mine").write_bytes(b"mine")
    (folder / ".aemo-0123456789ab.tmp").symlink_to(folder / "mine")
    os.mkfifo(folder / ".aemo-ba9876543210.tmp")
    write_atomic(folder / "a", b"1")
    assert (folder / "mine").read_bytes() == b"mine"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX devices")
def test_devices_are_written_to() -> None:
    check_writable(Path("/dev/null"))
    write_atomic(Path("/dev/null"), b"1")
    assert Path("/dev/null").is_char_device()
