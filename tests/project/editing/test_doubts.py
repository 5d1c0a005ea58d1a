"""Whom a scene believes less, voice or face, and what the editor reads of it."""

from __future__ import annotations

import dataclasses
import json
from html import unescape

import pytest

from aemo_studio.analysis.scenes import build_scene
from aemo_studio.base.doubt_words import doubt_sentence
from aemo_studio.cli.summary import print_summary
from aemo_studio.domain.cast import Character
from aemo_studio.domain.doubt import Doubt
from aemo_studio.domain.emotion import Emotion, EmotionTrack
from aemo_studio.domain.project import Project
from aemo_studio.domain.scene import IN_FULL, Trust
from aemo_studio.output.export.html.page import render_html
from aemo_studio.output.export.json import render_json
from aemo_studio.output.export.options import ExportOptions, Language
from aemo_studio.project.editing.cast import hide_character, move_parts, rename_character
from aemo_studio.project.editing.decisions import follow, set_emotion
from aemo_studio.project.editing.doubts import doubt_of
from tests.factories import make_project
from tests.project.editing.films import mask_film

ANNAS_FACE = "Anna’s face looks much the same all through the film, so the voice decides."


@pytest.fixture(name="project", scope="module")
def _project() -> Project:
    return mask_film()


def said(project: Project, index: int = 0, language: str = "en") -> str:
    doubt = doubt_of(project, project.row(index))
    return "" if doubt is None else doubt_sentence(doubt).in_language(language)


def mirrored(project: Project) -> Project:
    """The same film with the face's moods in the voice, and the voice's in the face."""
    heard, seen = project.analysis.face, project.analysis.speech
    fused = project.analysis.fused
    scenes = tuple(
        build_scene(s.start_s, s.end_s, speech=heard, face=seen, fused=fused)
        for s in project.scenes
    )
    analysis = dataclasses.replace(project.analysis, speech=heard, face=seen)
    return dataclasses.replace(project, analysis=analysis, scenes=scenes)


def test_the_scene_says_whose_face_was_not_believed_and_why(project: Project) -> None:
    assert [said(project, i) for i in range(4)] == [ANNAS_FACE] * 4
    assert project.scenes[0].emotion is Emotion.SAD
    assert said(project, language="zh_TW") == "Anna 的表情在整部片中都差不多，因此由聲音決定。"


def test_or_whose_voice(project: Project) -> None:
    voice = "Anna’s voice sounds much the same all through the film, so the face decides."
    assert said(mirrored(project)) == voice


def test_what_the_editor_decides_takes_the_sentence_away(project: Project) -> None:
    assert said(set_emotion(project, 0, Emotion.HAPPY)) == ""
    assert said(follow(project, 0, "face")) == said(follow(project, 0, "speech")) == ""
    assert said(follow(project, 0, "face"), 1) == ANNAS_FACE


def test_it_names_who_is_who_now(project: Project) -> None:
    assert said(rename_character(project, 0, "Eva")).startswith("Eva’s face")
    nobody = "The faces in this film hardly change while somebody speaks, so the voice decides."
    assert said(hide_character(project, 0, True)) == nobody
    another = dataclasses.replace(project, cast=(*project.cast, Character(1, (), name="Ben")))
    moved = move_parts(mirrored(another), (), (0,), 1)
    assert said(moved, 0).startswith("The voices in this film"), "eight seconds of Ben say little"
    assert said(moved, 1).startswith("Anna’s voice")


def test_several_are_named_and_little_is_not_worth_a_word() -> None:
    people = tuple(Character(i, (i,), name=name) for i, name in enumerate(("Ann", "Bea", "Cy")))
    words = str(doubt_sentence(Doubt("face", 0.5, True, people)))
    assert words.startswith("The faces of Ann, Bea and Cy look much the same ")
    assert words.endswith(", so the voice counts more.")
    alone = str(doubt_sentence(Doubt("speech", 0.5, False)))
    assert alone.endswith("; there is little else to go by here.")
    first = make_project().scenes[0]
    nearly = dataclasses.replace(make_project(), scenes=(
        dataclasses.replace(first, trust=Trust(face=0.8)), *make_project().scenes[1:]
    ))  # fmt: skip
    assert said(nearly) == ""


def test_projects_of_older_programs_say_nothing(project: Project) -> None:
    old = tuple(dataclasses.replace(scene, trust=IN_FULL) for scene in project.scenes)
    assert said(dataclasses.replace(project, scenes=old)) == ""


def test_without_a_voice_nothing_decides(project: Project) -> None:
    silent = EmotionTrack.missing(64)
    scene = build_scene(
        0, 8, speech=silent, face=project.analysis.face, fused=project.analysis.face, trust=(1, 0)
    )
    words = said(dataclasses.replace(project, scenes=(scene, *project.scenes[1:])))
    assert words.endswith("; there is little else to go by here.")


def test_the_command_line_says_it_once_for_all_scenes(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    print_summary(set_emotion(project, 1, Emotion.ANGRY))
    assert f"Scenes 1, 3, 4: {ANNAS_FACE}" in capsys.readouterr().out


def test_page_and_json_say_it_too(project: Project) -> None:
    decided = set_emotion(project, 1, Emotion.ANGRY)
    page = unescape(render_html(decided, ExportOptions()).decode())
    assert page.count(ANNAS_FACE) == 3, "not where the editor decided"
    chinese = ExportOptions(language=Language.TRADITIONAL_CHINESE)
    assert said(project, language="zh_TW") in unescape(render_html(project, chinese).decode())
    scenes = json.loads(render_json(decided))["scenes"]
    assert scenes[0]["trust"] == {"speech": 1, "face": 0}
    assert scenes[0]["doubt"] == {"modality": "face", "kept": 0, "characters": [1]}
    assert (scenes[1]["trust"]["face"], scenes[1]["doubt"]) == (0, None)
