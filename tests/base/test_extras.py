"""What a sentence says where the library of an extra is missing."""

from __future__ import annotations

import sys
from importlib import metadata

import pytest

from aemo_studio.base import extras
from aemo_studio.cli import main
from tests.cli_run import run

REQUIRED = [
    "numpy>=2",
    "scikit-learn>=1.6; extra == 'training'",
    'scipy>=1.13; extra == "training"',
    "distributed>=2025.1; extra == 'batch'",
]


IMPORT_ALL = """
import importlib, pkgutil, sys
import aemo_studio

# scipy comes with librosa, too.
for library in ("sklearn", "torchvision", "distributed"):
    sys.modules[library] = None
passed_over = ("aemo_studio.workbench", "aemo_studio.__main__")
names = [m.name for m in pkgutil.walk_packages(aemo_studio.__path__, "aemo_studio.")
         if not m.name.startswith(passed_over)]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def test_all_but_the_workbench_imports_without_the_extras() -> None:
    done = run([], IMPORT_ALL)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 200


@pytest.fixture
def required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "requires", lambda _: REQUIRED)


def test_the_packages_are_those_of_the_installed_program(required: None) -> None:
    assert extras.packages_of("training") == ("scikit-learn>=1.6", "scipy>=1.13")
    assert str(extras.advice("batch")) == (
        "install the program's extra `batch` (pip install 'distributed>=2025.1')."
    )


def test_where_the_program_is_not_installed_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", fail)
    assert str(extras.advice("training")) == "install the program's extra `training`."


def test_training_without_its_libraries_says_in_a_sentence_what_to_install(
    required: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("aemo_studio.workbench")]:
        monkeypatch.delitem(sys.modules, name)
    for library in ("scipy", "scipy.signal"):
        monkeypatch.setitem(sys.modules, library, None)
    assert main(["train", "speech", "--data", "nowhere"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "Training needs scipy" in err
    assert "pip install 'scikit-learn>=1.6' 'scipy>=1.13'" in err
