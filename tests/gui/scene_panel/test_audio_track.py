"""The editor sees which audio track the voices are from, and has them read from another one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.domain.project import Project
from aemo_studio.domain.video import AudioTrack
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.processes.analysis import AnalysisRequest
from aemo_studio.gui.scene_panel import ScenePanel
from tests.factories import make_project, make_video

TRACKS = (
    AudioTrack(1, "aac", 2, "Desktop", speech_s=0.0),
    AudioTrack(2, "aac", 1, "Mic/Aux", speech_s=5.3),
    AudioTrack(4, "aac", 6),
)


def recorded(*tracks: AudioTrack, dialogue: int = 2) -> Project:
    project = make_project(replace(make_video(), audio_tracks=tracks))
    analysis = replace(project.analysis, dialogue=(dialogue,) if tracks else ())
    return replace(project, analysis=analysis)


def test_the_tracks_are_listed_with_what_was_heard_in_them(panel: ScenePanel) -> None:
    panel.show_scene(recorded(*TRACKS), 0)
    chooser = panel.audio_track.chooser
    assert panel.audio_track.isVisible()
    assert [chooser.itemText(n) for n in range(chooser.count())] == [
        "Automatic: 2 “Mic/Aux” (aac, mono)",
        "1 “Desktop” (aac, stereo), nobody speaks",
        "2 “Mic/Aux” (aac, mono), 5.3\u00a0s of speech",
        "4 (aac, 5.1)",
        "All of them, mixed",
    ]
    assert chooser.currentIndex() == 0


@pytest.mark.parametrize("tracks", [(), TRACKS[:1]])
def test_where_there_is_nothing_to_choose_nothing_is_shown(
    panel: ScenePanel, tracks: tuple[AudioTrack, ...]
) -> None:
    panel.show_scene(recorded(*tracks, dialogue=1), 0)
    assert not panel.audio_track.isVisible()


def test_another_track_is_asked_for_and_shown_when_it_was_read(
    panel: ScenePanel, qtbot: QtBot
) -> None:
    project = recorded(*TRACKS)
    panel.show_scene(project, 0)
    chooser = panel.audio_track.chooser
    with qtbot.assertNotEmitted(panel.audio_track_wanted):
        chooser.activated.emit(0)
    with qtbot.waitSignal(panel.audio_track_wanted) as wanted:
        chooser.activated.emit(3)
    assert wanted.args == [4]
    assert chooser.currentIndex() == 0
    settings = replace(project.analysis.settings, audio_track=4)
    analysis = replace(project.analysis, settings=settings, dialogue=(4,))
    panel.show_scene(replace(project, analysis=analysis), 0)
    assert chooser.currentText() == "4 (aac, 5.1)"
    assert chooser.itemText(0) == "Automatic: the dialogue"


def test_speech_that_is_too_faint_is_not_called_silence(panel: ScenePanel) -> None:
    project = recorded(*TRACKS)
    mute = replace(project.scenes[0], coverage=replace(project.scenes[0].coverage, speech=0.0))
    faint = replace(project.analysis, faint_speech_s=((1.0, 2.0),))
    panel.show_scene(replace(project, analysis=faint, scenes=(mute, *project.scenes[1:])), 0)
    assert panel.evidence.heads[0].coverage == "speech too faint to read"


def test_the_window_analyses_again_with_the_chosen_track(
    window: MainWindow, talk_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.documents, "may_replace", lambda: True)
    asked: list[AnalysisRequest] = []
    monkeypatch.setattr(window.documents.analysis, "start", asked.append)
    assert window.open(talk_project)
    project = window.session.project
    assert project is not None
    settings = replace(project.analysis.settings, audio_track="all")
    window.session.load(
        replace(project, analysis=replace(project.analysis, settings=settings)), None
    )
    window.documents.analyse_again()
    window.panel.audio_track_wanted.emit(1)
    assert [request.audio_track for request in asked] == ["all", 1]
    assert "--audio-track=1" in asked[1].arguments(Path("cut.aemo"))
