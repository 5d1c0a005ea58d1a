"""The window where a library of the system that Qt needs is missing."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder

import pytest

from aemo_studio.cli import main
from aemo_studio.cli.window import PACKAGES
from tests.cli_run import ROOT

MISSING = "libEGL.so.1: cannot open shared object file: No such file or directory"


class WithoutLibrary(MetaPathFinder):
    """What the loader says on a server without the libraries of a desktop."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        if name.startswith("aemo_studio.gui"):
            raise ImportError(MISSING)


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("aemo_studio.gui")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [WithoutLibrary(), *sys.meta_path])


@pytest.mark.usefixtures("without_library")
@pytest.mark.parametrize("words", [["open"], ["open", "--screenshot", "out.png"]])
def test_a_missing_library_is_named_with_the_packages_to_install(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert f"The window cannot be opened ({MISSING})" in told
    assert f"sudo apt-get install {PACKAGES}" in told
    assert "Traceback" not in told


def test_the_packages_are_those_that_make_setup_installs() -> None:
    script = (ROOT / "scripts" / "system_packages.sh").read_text()
    assert set(PACKAGES.split()) <= set(script.split())
