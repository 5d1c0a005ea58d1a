"""A scene that has music is not offered more without a word."""

from __future__ import annotations

import dataclasses

import pytest

from aemo_studio.cli.summary import print_summary
from aemo_studio.domain.heard import HeardEvent, HeardKind, has_music
from aemo_studio.domain.project import Project
from aemo_studio.gui.scene_panel import ScenePanel
from aemo_studio.gui.scene_panel.existing_music import ExistingMusic
from aemo_studio.output.export.html.page import render_html
from aemo_studio.output.export.options import ExportOptions, Language
from aemo_studio.project.editing.existing_music import ALREADY, with_existing_music
from tests.factories import make_project


def sounding(*events: HeardEvent) -> Project:
    project = make_project()
    return dataclasses.replace(
        project, analysis=dataclasses.replace(project.analysis, heard=events)
    )


@pytest.fixture(scope="module")
def project() -> Project:
    second = make_project().scenes[1]
    return sounding(
        HeardEvent(second.start_s + 2, second.start_s + 6.5, HeardKind.MUSIC, 0.9),
        HeardEvent(0.0, second.start_s, HeardKind.RAIN, 0.9),
    )


def test_the_pane_tells_where_in_the_scene_the_music_is(qtbot: object, project: Project) -> None:
    words = ExistingMusic()
    words.show_scene(project, 1)
    assert "0:02 – 0:06" in words.text()
    assert not words.isHidden()
    words.show_scene(project, 0)
    assert words.isHidden()


def test_every_reason_of_that_scene_says_so(project: Project) -> None:
    listed = project.recommendations[1]
    told = with_existing_music(project, 1, listed)
    assert [item.reason for item in told] == [item.reason + ALREADY for item in listed]
    assert with_existing_music(project, 0, listed) == tuple(listed)


def test_the_row_and_the_page_repeat_it_in_both_languages(
    panel: ScenePanel, project: Project
) -> None:
    listed = (with_existing_music(project, i, x) for i, x in enumerate(project.recommendations))
    project = dataclasses.replace(project, recommendations=tuple(listed))
    panel.show_scene(project, 1)
    rows = panel.music.list
    assert rows.reason(rows.entries[0]).endswith("; there is music in this scene already.")
    panel.show_scene(project, 0)
    assert "already." not in rows.reason(rows.entries[0])
    pages = [render_html(project, ExportOptions(language=name)).decode() for name in Language]
    assert "There is music in this scene already." in pages[0]
    assert "；這個場景裡已有音樂。" in pages[1]


def test_the_table_names_it(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(project)
    assert "Music in the film already, not identified: 01:00:" in capsys.readouterr().out
    print_summary(make_project())
    assert "already" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("start_s", "end_s", "there"),
    [(10.0, 20.0, True), (14.5, 30.0, False), (14.8, 15.4, False), (0.0, 10.0, False)],
)
def test_a_scene_has_music_from_a_second_on(start_s: float, end_s: float, there: bool) -> None:
    music = (HeardEvent(10.0, 15.0, HeardKind.MUSIC, 0.5),)
    assert has_music(music, start_s, end_s) is there
