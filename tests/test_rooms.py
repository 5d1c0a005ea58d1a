"""The street plan of the package, measured on its imports and its folders.

pyproject.toml holds the layers; here is what they do not say.
"""

from __future__ import annotations

from pathlib import Path

import grimp
import pytest

import aemo_studio

PACKAGE = Path(aemo_studio.__file__).parent


def test_no_two_modules_import_each_other() -> None:
    graph = grimp.build_graph("aemo_studio", cache_dir=None)
    circles = {
        (one, other)
        for one in graph.modules
        for other in graph.find_modules_directly_imported_by(one)
        if one < other and one in graph.find_modules_directly_imported_by(other)
    }
    assert circles == set()


@pytest.mark.parametrize(("folder", "most"), [(".", 6), ("gui", 4)])
def test_few_files_lie_loose(folder: str, most: int) -> None:
    loose = sorted(file.name for file in (PACKAGE / folder).glob("*.py"))
    assert len(loose) <= most, loose
