"""Lyrics of a track with a file, in the open row."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scipy.io import wavfile

from aemo_studio.domain.cast import SpokenLine
from aemo_studio.domain.project import Project
from aemo_studio.gui.language.i18n import ENGLISH, set_language
from aemo_studio.gui.scene_panel import ScenePanel
from aemo_studio.gui.scene_panel.lyrics_note import LyricsNote
from tests.factories import make_music_track, make_project, make_recommendation

LRC = "[00:02.00]Happy sunshine and smiles\n[00:05.00]dance with joy my friends\n[00:08.00]\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "song.wav"
    wavfile.write(path, 1000, np.zeros(1000 * 40, dtype=np.int16))
    path.with_suffix(".lrc").write_text(LRC, encoding="utf-8")
    return path


@pytest.fixture
def project(file: Path) -> Project:
    """Two tracks, the first with a file; somebody speaks from 3 to 4 s in the first scene."""
    made = make_project()
    at_s = made.scenes[0].start_s
    lines = (SpokenLine(0, at_s + 3.0, at_s + 4.0),)
    analysis = dataclasses.replace(made.analysis, lines=lines)
    tracks = make_music_track(1, url=file.as_uri()), make_music_track(2)
    listed = tuple(make_recommendation(n, track) for n, track in enumerate(tracks, 1))
    return dataclasses.replace(
        made, analysis=analysis, cast=(), recommendations=(listed, listed, ()), picks=()
    )


@pytest.fixture
def opened(panel: ScenePanel, project: Project, qtbot: QtBot) -> ScenePanel:
    """The panel with the row of the track with lyrics open."""
    panel.anchors.button(1).click()
    panel.show_scene(project, 0)
    with qtbot.waitSignal(note(panel).changed):
        panel.music.list.open(0)
    return panel


def note(panel: ScenePanel) -> LyricsNote:
    return panel.music.list.detail.lyrics


def test_the_row_tells_mood_language_and_the_line_that_carries_it(opened: ScenePanel) -> None:
    assert note(opened).isVisible()
    feeling = note(opened).lines[0]
    assert feeling.startswith("Lyrics: English, happy (estimated). “")
    detail = opened.music.list.detail
    assert detail.height() >= detail.needed_px(detail.width()) - 1, "there is room for it"


def test_lines_over_speech_are_warned_of_and_where_nobody_sings_is_offered(
    opened: ScenePanel,
) -> None:
    _, warning, free = note(opened).lines
    assert warning == "Sung while somebody speaks: 0:03 “Happy sunshine and smiles”"
    assert free == "Played from 0:08 on, nobody sings for as long as the scene lasts."


def test_another_scene_has_other_warnings(
    opened: ScenePanel, project: Project, qtbot: QtBot
) -> None:
    opened.show_scene(project, 1)
    with qtbot.waitSignal(note(opened).changed):
        opened.music.list.open(0)
    assert not any("somebody speaks" in line for line in note(opened).lines)


def test_a_track_without_a_file_shows_none(opened: ScenePanel) -> None:
    opened.music.list.open(1)
    assert note(opened).isHidden()
    assert note(opened).lines == ()


def test_the_words_are_chinese_too(opened: ScenePanel) -> None:
    set_language("zh_TW")
    try:
        QApplication.processEvents()
        assert note(opened).lines[0].startswith("歌詞：英語")
    finally:
        set_language(ENGLISH)
