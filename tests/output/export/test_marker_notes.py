"""Name, colour and note of a marker reach every format that has a place for them."""

from __future__ import annotations

import json

import pytest

from aemo_studio.domain.project import Marker, MarkerHue, Project
from aemo_studio.output.export.colours import moment_colour
from aemo_studio.output.export.formats import find_format
from aemo_studio.output.export.options import ExportOptions
from tests.output.export.projects import bare_project

NOTE = "3 frames early,\nask | 音效"
IN_ONE_LINE = "3 frames early, ask"


def _project(hue: MarkerHue = MarkerHue.BLUE, note: str = NOTE) -> Project:
    return bare_project(markers=(Marker(4.0, "Door", hue, note),))


def _text(name: str, project: Project) -> str:
    data = find_format(name).render(project, ExportOptions())
    return data.decode("utf-16" if data[:2] == b"\xff\xfe" else "utf-8", errors="replace")


@pytest.mark.parametrize(
    "name",
    [
        "resolve-edl", "fcp7-xml", "fcpxml", "otio", "premiere-csv", "avid-markers", "audacity",
        "eaf", "html",
    ],
)  # fmt: skip
def test_a_format_with_room_for_a_note_carries_name_and_note(name: str) -> None:
    text = _text(name, _project())
    assert "Door" in text
    assert IN_ONE_LINE in text
    assert IN_ONE_LINE not in _text(name, _project(note=""))


def test_resolve_takes_no_note_for_the_number_of_an_event() -> None:
    lines = _text("resolve-edl", _project()).splitlines()
    assert any(line.startswith("Note: 3 frames early") for line in lines)
    assert "|C:ResolveColorBlue |M:Door |D:1" in _text("resolve-edl", _project())


@pytest.mark.parametrize("hue", MarkerHue)
def test_each_program_shows_the_colour_by_its_own_name(hue: MarkerHue) -> None:
    project, colour = _project(hue), moment_colour(hue)
    assert f"ResolveColor{colour.resolve} |M:Door" in _text("resolve-edl", project)
    assert f"\t{colour.avid_basic}\tDoor." in _text("avid-markers", project)
    assert f'"color": "{colour.otio}"' in _text("otio", project)
    premiere = _text("fcp7-xml", project).split("<name>Door</name>")[1]
    assert ("pproColor" in premiere) is (colour.premiere is not None)


def test_the_data_of_a_project_name_colour_and_note() -> None:
    (told,) = json.loads(_text("json", _project()))["markers"]
    assert told == {"time_s": 4.0, "name": "Door", "colour": "blue", "note": NOTE}
