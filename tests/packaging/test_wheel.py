"""The wheel, installed somewhere else: a whole program without the checkout.

It is built by way of the source distribution, so both are proved. The fresh environment takes
the libraries of the one that runs the tests, so that nothing is fetched, but not the program.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import aemo_studio
from aemo_studio.analysis.pipeline import MODELS
from tests.cli_run import ROOT
from tests.films import face_picture, make_talk

pytestmark = pytest.mark.slow

_MOST_BYTES = 100_000_000
_SCRIPTS = "Scripts" if os.name == "nt" else "bin"
_WHERE = "import aemo_studio; print(aemo_studio.__file__)"
_DATA = "aemo_studio/data"

Program = Callable[..., str]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("else where 別處")


@pytest.fixture(scope="module")
def installed(wheel: Path, elsewhere: Path) -> Path:
    """The programs of a fresh environment with the wheel in it."""
    environment = elsewhere / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    _lend_libraries(environment)
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", environment, "install", "--quiet",
         "--no-deps", "--no-index", wheel],
        check=True,
    )  # fmt: skip
    return environment / _SCRIPTS


@pytest.fixture
def program(installed: Path, elsewhere: Path) -> Program:
    """`aemo-studio …` of the wheel, its standard output back."""
    return lambda *words: _output([installed / "aemo-studio", *words], elsewhere)


@pytest.fixture(scope="module")
def project(installed: Path, elsewhere: Path) -> Path:
    """The analysis of a film in which somebody speaks and shows a face."""
    path = elsewhere / "film.aemo"
    film = make_talk(elsewhere / "film.mp4", face_picture())
    _output([installed / "aemo-studio", "analyze", film, "-o", path, "--no-cache"], elsewhere)
    return path


def test_one_wheel_is_enough_for_the_weights(wheel: Path) -> None:
    assert wheel.stat().st_size < _MOST_BYTES


def test_it_carries_models_catalogues_and_resources_as_they_are_in_the_checkout(
    wheel: Path,
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name: archive.read(name) for name in archive.namelist() if _DATA in name}
    assert packed == {f"{_DATA}/{name}": (ROOT / name).read_bytes() for name in _files()}


def test_it_carries_what_makes_it_a_typed_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {"aemo_studio/py.typed", "aemo_studio/output/export/html/style.css"} <= set(names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"aemo_studio"}


def test_the_source_distribution_holds_the_tests_and_nothing_that_was_made_here(
    dist: Path,
) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "Makefile", "constraints.txt", "tests/conftest.py"} <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith(".venv")]


def test_the_program_of_the_wheel_runs_and_not_that_of_the_checkout(
    installed: Path, elsewhere: Path
) -> None:
    found = Path(_output([installed / "python", "-c", _WHERE], elsewhere).strip())
    assert found.is_relative_to(elsewhere)
    assert not found.is_relative_to(ROOT)


def test_the_version_is_that_of_the_package(program: Program) -> None:
    assert program("--version") == f"aemo-studio {aemo_studio.__version__}\n"


def test_its_models_are_whole(program: Program) -> None:
    said = program("models", "--verify")
    for name in MODELS:
        assert name in said


def test_it_analyses_recommends_and_exports(
    program: Program, project: Path, elsewhere: Path
) -> None:
    music, cut = elsewhere / "music.csv", elsewhere / "cut.fcpxml"
    program("recommend", project, "--csv", music, "--top", "2")
    program("export", project, "--to", "fcpxml", "-o", cut)
    rows = list(csv.DictReader(music.read_text(encoding="utf-8-sig").splitlines()))
    assert {row["catalogue"] for row in rows} <= {"free", "lmc"}
    assert len(rows) >= 2
    assert "<fcpxml" in cut.read_text(encoding="utf-8")


def test_it_shows_the_project_of_the_sample_in_both_languages(
    program: Program, installed: Path, elsewhere: Path
) -> None:
    sample = _data(installed, elsewhere) / "resources" / "sample.aemo"
    shown = []
    for language in ("en", "zh_TW"):
        picture = elsewhere / f"{language}.png"
        words = ("--screenshot", picture, "--size", "1000x700", "--language", language)
        program("open", sample, *words)
        shown.append(QImage(str(picture)))
    assert {(image.width(), image.height()) for image in shown} == {(1000, 700)}
    assert shown[0] != shown[1]


def _lend_libraries(environment: Path) -> None:
    """The libraries of the environment that runs the tests, found after the fresh one's own.

    A line of a .pth file adds one folder; the .pth files in that folder, such as that of an
    editable install, are not looked at.
    """
    places = {"base": str(environment), "platbase": str(environment)}
    own = Path(sysconfig.get_path("purelib", vars=places))
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (own / "libraries.pth").write_text("\n".join(sorted(lent)) + "\n", encoding="utf-8")


def _data(installed: Path, elsewhere: Path) -> Path:
    where = "from aemo_studio.base.resources import home; print(home())"
    return Path(_output([installed / "python", "-c", where], elsewhere).strip())


def _output(command: list[str | Path], folder: Path) -> str:
    """Standard output of a program that stands in `folder` and knows nothing of the checkout."""
    foreign = ("PYTHONPATH", "AEMO_STUDIO_HOME", "VIRTUAL_ENV")
    environment = {name: value for name, value in os.environ.items() if name not in foreign}
    settings = str(folder / "settings")
    environment |= {"QT_QPA_PLATFORM": "offscreen", "AEMO_STUDIO_SETTINGS": settings}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _files() -> list[str]:
    """What the wheel has to hold of the repository's top folders."""
    folders = [ROOT / name for name in ("models", "catalog", "resources")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path.relative_to(ROOT).as_posix() for path in (*files, ROOT / "LICENSE")]
