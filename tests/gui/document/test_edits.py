"""The table of edits: its page in the docs, and a row that is used wrongly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aemo_studio.gui.document.session import Session
from tests.project.editing.films import film

ROOT = Path(__file__).parents[3]


def test_the_page_on_adding_an_edit_shows_the_files_as_they_are() -> None:
    page = (ROOT / "docs" / "adding-an-edit.md").read_text(encoding="utf-8")
    shown = [
        (path, line[1:])
        for diff in page.split("```diff\n")[1:]
        for part in diff.split("```")[0].split("--- a/")[1:]
        for path in re.findall(r"^\+\+\+ b/(.*)$", part, flags=re.MULTILINE)
        for line in part.splitlines()
        if line[:1] in "+ " and line.strip() and not line.startswith("+++")
    ]
    assert len({path for path, _ in shown}) == 5
    missing = [
        (path, line)
        for path, line in shown
        if line not in (ROOT / path).read_text(encoding="utf-8").splitlines()
    ]
    assert missing == []


def test_an_edit_takes_what_its_function_takes_after_the_project(qtbot: object) -> None:
    session = Session()
    session.load(film(), None)
    with pytest.raises(TypeError, match="index"):
        session.set_note()  # type: ignore[call-arg]
    session.set_note(index=0, note="by name")
    assert session.project is not None
    assert session.project.edit_of(0).note == "by name"
    session.close()
