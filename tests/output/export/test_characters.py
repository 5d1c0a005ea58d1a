"""Characters in the formats that name them: who is seen and heard when, and what they feel."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from aemo_studio.domain.cast import Character, CharacterColour, SpokenLine
from aemo_studio.domain.project import Project
from aemo_studio.output.export.csv import render_csv
from aemo_studio.output.export.eaf import render_eaf
from aemo_studio.output.export.html.page import render_html
from aemo_studio.output.export.json import render_json
from aemo_studio.output.export.options import ExportOptions, Language
from aemo_studio.output.export.srt import render_srt
from aemo_studio.output.export.vtt import render_vtt
from aemo_studio.project.editing.cast import colour_character, hide_character, rename_character
from aemo_studio.project.editing.decisions import ignore_face
from tests.project.editing.films import film


@pytest.fixture(name="project")
def _project() -> Project:
    """Anna is seen from 0 to 10 and 26 to 39 s and speaks twice, somebody from 2 to 9 s; a voice
    speaks where nobody is seen."""
    film_ = film()
    lines = (SpokenLine(0, 5.0, 9.0), SpokenLine(1, 14.0, 20.0), SpokenLine(2, 27.0, 35.0))
    cast = (
        Character(0, (0, 2), b"jpeg", "Anna", lines=(0, 2)),
        Character(1, (1,)),
        Character(2, (), lines=(1,)),
    )
    return dataclasses.replace(
        film_, analysis=dataclasses.replace(film_.analysis, lines=lines), cast=cast
    )


def _characters(project: Project) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render_json(project))["characters"]
    return found


def _column(project: Project) -> list[str]:
    rows = csv.DictReader(io.StringIO(render_csv(project).decode("utf-8-sig"), newline=""))
    return [row["characters"] for row in rows]


def test_json_says_who_is_seen_and_heard_when(project: Project) -> None:
    anna, other, voice = _characters(project)
    assert (anna["name"], other["name"], voice["name"]) == ("Anna", "Character 2", "Voice 3")
    assert anna["seen"] == [{"start_s": 0.0, "end_s": 10.0}, {"start_s": 26.0, "end_s": 39.0}]
    assert anna["heard"] == [{"start_s": 5.0, "end_s": 9.0}, {"start_s": 27.0, "end_s": 35.0}]
    assert (anna["on_screen_s"], anna["speaking_s"]) == (23.0, 12.0)
    assert (other["speaking_s"], other["off_screen"]) == (0.0, False)
    assert (voice["on_screen_s"], voice["off_screen"]) == (0.0, True)


def test_json_holds_what_a_character_feels_where_there_is_evidence_and_no_picture(
    project: Project,
) -> None:
    anna, _, voice = _characters(project)
    face, speech = anna["tracks"]["face"], voice["tracks"]["speech"]
    assert set(face["cells"]) == {*range(20), *range(51, 78)}
    assert np.shape(face["scores"]) == (47, 8)
    assert (speech["cells"], voice["tracks"]["face"]["cells"]) == (list(range(28, 40)), [])
    assert "portrait" not in anna


def test_an_ignored_face_is_not_seen(project: Project) -> None:
    anna = _characters(ignore_face(project, 0))[0]
    assert anna["seen"] == [{"start_s": 26.0, "end_s": 39.0}]


def test_the_music_list_names_who_is_in_a_scene_first_who_is_there_most(project: Project) -> None:
    assert _column(project) == ["Anna|Character 2", "Voice 3", "Anna", ""]
    assert _column(hide_character(project, 0, True)) == ["Character 2", "Voice 3", "", ""]


def test_a_name_is_no_formula_in_a_spreadsheet(project: Project) -> None:
    assert _column(rename_character(project, 0, "=1+1"))[2] == "'=1+1"


def test_elan_gets_a_tier_for_each_character_under_a_name_of_its_own(project: Project) -> None:
    named = rename_character(rename_character(project, 1, "Anna"), 2, "music")
    tiers = ElementTree.fromstring(render_eaf(hide_character(named, 0, False))).iter("TIER")
    texts = {t.get("TIER_ID"): [v.text for v in t.iter("ANNOTATION_VALUE")] for t in tiers}
    assert list(texts)[6:] == ["Anna", "Anna (2)", "music (3)"]
    assert [text for text in texts["Anna (2)"] if text] == ["angry 0.72"]


def test_subtitles_name_who_speaks_on_request(project: Project) -> None:
    names = ExportOptions(names=True)
    assert b"Anna" not in render_srt(project)
    assert "Anna: [" in render_srt(project, names).decode()
    chinese = render_srt(project, ExportOptions(Language.TRADITIONAL_CHINESE, names=True))
    assert "聲音 3: [" in chinese.decode()


def test_web_subtitles_mark_the_voice_and_escape_the_name(project: Project) -> None:
    named = rename_character(project, 0, "A & <B>")
    assert "<v A &amp; &lt;B&gt;>[" in render_vtt(named, ExportOptions(names=True)).decode()


def test_the_colour_of_a_character_stands_in_report_json_and_web_subtitles(
    project: Project,
) -> None:
    blue = colour_character(project, 0, CharacterColour.BLUE)
    assert [one["colour"] for one in _characters(blue)] == ["#2f62d9", None, None]
    page = render_html(blue).decode()
    assert ".who-blue{--c:var(--who-blue)}" in page
    assert page.count('who who-blue"') == 2  # the portrait and the arc
    titles = render_vtt(blue, ExportOptions(names=True)).decode()
    assert "STYLE\n::cue(.who-blue) { color: #6b9bff; }\n\n1\n" in titles
    assert "<v.who-blue Anna>[" in titles
    assert "STYLE" not in render_vtt(blue).decode()
