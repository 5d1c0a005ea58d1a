"""The panel on a real Session: what it says about a scene, and what an editor does there."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from aemo_studio.domain.bursts import Burst, BurstKind
from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.project import Project
from aemo_studio.gui.scene_panel import ScenePanel
from aemo_studio.gui.scene_panel.anchors import FEELING, MUSIC
from aemo_studio.gui.timeline.grips import SCRUB
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.reading import read
from aemo_studio.gui.timeline.tooltips import tooltip
from aemo_studio.project import editing
from tests.factories import make_project
from tests.gui.scene_panel.conftest import Desk, pictured
from tests.project.editing.films import film, mask_film, torn_film

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def open_film(desk: Desk) -> Desk:
    desk.session.load(pictured(film()), None)
    return desk


def present(desk: Desk) -> Project:
    assert desk.session.project is not None
    return desk.session.project


# What it says


def test_without_a_project_it_invites(panel: ScenePanel) -> None:
    panel.show_scene(None, None)
    assert panel.index is None
    assert "Open a video" in panel.empty_state.text
    panel.show_scene(make_project(), None)
    assert "No scene here" in panel.empty_state.text
    panel.show_scene(make_project(), 99)
    assert panel.index is None
    panel.show_scene(make_project(), 0)
    assert not panel.empty_state.isVisibleTo(panel)


def test_the_header_names_the_scene_and_its_emotion(panel: ScenePanel) -> None:
    panel.show_scene(make_project(), 0)
    header = panel.header
    assert header.title == "Scene 1 of 3"
    assert header.span == "01:00:00:00\u2009–\u200901:00:10:00"
    verdict = header.verdict
    assert (verdict.emotion, verdict.grade.text) == ("Happy", "clear")
    assert verdict.why == "nothing else comes close"
    assert not verdict.back.isVisible()
    assert header.emotions.by_hand is None


def test_number_and_timecodes_are_whole_in_the_narrowest_panel(panel: ScenePanel) -> None:
    panel.show_scene(make_project(), 0)
    panel.resize(panel.minimumSize().width(), 700)
    QApplication.processEvents()
    for label in panel.header.findChildren(QLabel):
        if label.isVisible() and label.text() and label.text() != panel.header.verdict.why:
            assert label.width() >= label.sizeHint().width(), label.text()


def test_both_together_stand_over_speech_and_face(panel: ScenePanel) -> None:
    project = make_project()
    panel.show_scene(project, 0)
    speech, face, fused = panel.evidence.columns
    assert speech.scores is project.scenes[0].speech
    assert face.scores is project.scenes[0].face
    assert fused.scores is project.scenes[0].scores
    assert panel.evidence.heads[0].coverage == "80\u00a0% of the time"
    assert "happy 65" in panel.evidence.spoken


def test_missing_evidence_is_said_in_words_and_has_no_bars(panel: ScenePanel) -> None:
    panel.show_scene(make_project(), 1)
    speech, face, _fused = panel.evidence.columns
    assert (speech.scores, speech.words) == (None, "no speech here")
    assert face.scores is not None
    panel.show_scene(make_project(), 2)
    assert [c.scores for c in panel.evidence.columns] == [None, None, None]
    verdict = panel.header.verdict
    assert verdict.why == "Nobody speaks or is seen here"
    assert (verdict.emotion, verdict.grade.text) == ("Not known", "")
    assert "neutral" not in panel.evidence.spoken


def test_faces_are_counted(panel: ScenePanel) -> None:
    project = pictured(film())
    panel.show_scene(project, 0)
    assert panel.evidence.heads[1].coverage.startswith("2 face")
    assert len(panel.people.rows) == 0, "the list is closed"
    panel.people_section.heading.click()
    assert [row.person.numbers for row in panel.people.rows] == [(0,), (1,)]
    panel.show_scene(project, 2)
    assert [row.person.numbers for row in panel.people.rows] == [(2,)]
    panel.show_scene(project, 1)
    assert panel.evidence.heads[1].coverage == "no face here"
    assert panel.people_section.isHidden()


def test_what_voices_do_without_words_is_named(panel: ScenePanel) -> None:
    project = make_project()
    bursts = (
        Burst(1, 4, BurstKind.LAUGHTER, claimed=True),
        Burst(11, 13, BurstKind.SCREAM, claimed=False),
    )
    heard = dataclasses.replace(
        project, analysis=dataclasses.replace(project.analysis, bursts=bursts)
    )
    panel.show_scene(heard, 0)
    assert panel.evidence.heads[0].coverage == "80\u00a0% of the time, laughter 30\u00a0%"
    panel.show_scene(heard, 1)
    assert panel.evidence.heads[0].coverage.startswith("no words here: a scream ")


def test_a_face_that_is_none_is_listed_with_the_reason_and_not_counted(panel: ScenePanel) -> None:
    project = pictured(film())
    first, *others = project.analysis.faces
    faces = (dataclasses.replace(first, passed_over="no person"), *others)
    analysis = dataclasses.replace(project.analysis, faces=faces)
    panel.show_scene(dataclasses.replace(project, analysis=analysis), 0)
    assert panel.evidence.heads[1].coverage.startswith("1 face")
    assert panel.evidence.heads[1].coverage.endswith("1 passed over")
    panel.people_section.set_open(True)
    said = [text.text() for text in panel.people.rows[0].findChildren(QLabel)]
    assert any("an animal or a drawing" in text for text in said)


def test_people_are_shown_by_their_picture(panel: ScenePanel, qtbot: QtBot) -> None:
    panel.people_section.set_open(True)
    panel.show_scene(pictured(film(), "#c03020"), 0)
    row = panel.people.rows[0]
    qtbot.waitUntil(lambda: not row.picture.isNull(), timeout=20_000)
    picture = row.picture.toImage()
    middle = QColor(picture.pixel(picture.rect().center()))
    assert (middle.red(), middle.green(), middle.blue()) == pytest.approx((192, 48, 32), abs=6)
    assert QColor(picture.pixelColor(0, 0)).alpha() == 0, "round"


def test_a_film_without_sound_says_so(panel: ScenePanel) -> None:
    project = make_project()
    video = dataclasses.replace(project.analysis.video, audio_codec=None)
    analysis = dataclasses.replace(project.analysis, video=video)
    panel.show_scene(dataclasses.replace(project, analysis=analysis), 1)
    head = panel.evidence.heads[0]
    assert head.coverage == "the film has no sound"
    assert not head.switch.isEnabled()


# What the editor does


def test_an_emotion_is_set_by_hand_and_taken_back(open_film: Desk, qtbot: QtBot) -> None:
    header, before = open_film.panel.header, present(open_film).scenes[0]
    assert before.emotion is not Emotion.FEARFUL
    button = header.emotions.buttons[EMOTIONS.index(Emotion.FEARFUL)]
    assert (button.accessibleName(), button.key) == ("Set the scene to fearful", "6")
    QTest.mouseClick(button, LEFT)
    assert present(open_film).edit_of(0).emotion is Emotion.FEARFUL
    assert header.emotions.by_hand is Emotion.FEARFUL
    assert (header.verdict.emotion, header.verdict.grade.text) == ("Fearful", "")
    assert header.verdict.why.startswith("set by hand; measured: ")
    fused = open_film.panel.evidence.columns[2]
    assert fused.scores is not None
    assert fused.scores.tolist() == before.scores.tolist(), "what was measured stays visible"
    QTest.mouseClick(header.verdict.back, LEFT)
    assert present(open_film).edit_of(0).emotion is None
    assert not any(button.isChecked() for button in header.emotions.buttons)
    assert header.verdict.emotion.lower() == before.emotion.value


def test_where_voice_and_face_disagree_the_editor_follows_one(desk: Desk, qtbot: QtBot) -> None:
    project = torn_film()
    desk.session.load(project, None)
    line = desk.panel.header.contradiction
    assert line.isVisible()
    scene = project.scenes[0]
    voice, face = scene.speech_emotion, scene.face_emotion
    assert line.text == f"Voice: {voice} · Face: {face}"
    assert desk.panel.header.verdict.grade.text == "mixed"
    for way, muted, felt in ((line.voice, "face", voice), (line.face, "speech", face)):
        QTest.mouseClick(way, LEFT)
        assert present(desk).edit_of(0).muted == (muted,)
        assert present(desk).row(0).feeling.emotion is felt
        assert line.isHidden()
        desk.session.undo_stack.undo()
        assert line.isVisible()
    line.menu.actions()[EMOTIONS.index(Emotion.CALM)].trigger()
    assert present(desk).edit_of(0).emotion is Emotion.CALM
    assert line.isHidden()
    desk.session.undo_stack.undo()
    assert present(desk) is project


def test_a_scene_without_a_contradiction_has_no_amber_line(panel: ScenePanel) -> None:
    panel.show_scene(make_project(), 0)
    assert panel.header.contradiction.isHidden()


def test_the_scene_says_whom_it_did_not_believe_until_the_editor_decides(desk: Desk) -> None:
    project = mask_film()
    desk.session.load(project, None)
    doubt = desk.panel.doubt
    sentence = "Anna’s face looks much the same all through the film, so the voice decides."
    assert doubt.isVisible()
    assert doubt.text() == sentence
    model = TimelineModel.from_project(project)
    told = [tooltip(model, read(model, 1.0), lane, SCRUB) for lane in ("face", "scenes", "speech")]
    assert ["so the voice decides" in text for text in told] == [True, True, False]
    desk.panel.emotion_set.emit(0, Emotion.CALM)
    assert doubt.isHidden()
    decided = TimelineModel.from_project(present(desk))
    assert "decides" not in tooltip(decided, read(decided, 1.0), "face", SCRUB)


def test_the_wheel_never_edits(open_film: Desk, qtbot: QtBot) -> None:
    chooser = open_film.panel.music.intention.moods
    chooser.setFocus()
    before = chooser.currentIndex()
    middle = chooser.rect().center().toPointF()
    event = QWheelEvent(
        middle, chooser.mapToGlobal(middle), middle.toPoint() * 0, (middle * 0).toPoint(),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(chooser, event)
    assert not event.isAccepted()
    assert chooser.currentIndex() == before
    assert open_film.session.undo_stack.count() == 0


def test_a_modality_is_muted_and_let_count_again(open_film: Desk, qtbot: QtBot) -> None:
    switch = open_film.panel.evidence.heads[0].switch
    assert switch.isChecked()
    QTest.mouseClick(switch, LEFT, pos=switch.rect().center())
    assert present(open_film).edit_of(0).muted == ("speech",)
    speech = open_film.panel.evidence.columns[0]
    assert (speech.scores, speech.words) == (None, "ignored in this scene")
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert present(open_film).edit_of(0).muted == ()


def test_a_face_is_ignored_in_the_list_of_people(open_film: Desk, qtbot: QtBot) -> None:
    open_film.panel.people_section.set_open(True)
    switch = open_film.panel.people.rows[1].switch
    switch.click()
    assert open_film.panel.people.rows[1].switch is switch, "it keeps its focus"
    assert present(open_film).ignored_faces == (1,)
    assert open_film.panel.evidence.heads[1].coverage.startswith("1 face")
    assert "1 ignored" in open_film.panel.people_section.heading.text()
    open_film.panel.people.rows[1].switch.click()
    assert present(open_film).ignored_faces == ()


def test_the_intention_is_a_mood_or_the_scene(open_film: Desk) -> None:
    moods = open_film.panel.music.intention.moods
    moods.activated.emit(moods.findData("romantic"))
    assert present(open_film).edit_of(0).intention == "romantic"
    assert moods.currentText() == "be: romantic"
    moods.activated.emit(0)
    assert present(open_film).edit_of(0).intention is None


def test_a_note_is_kept_when_the_field_is_left(open_film: Desk, qtbot: QtBot) -> None:
    note = open_film.panel.note
    note.setFocus()
    QTest.keyClicks(note, "quiet, then")
    assert present(open_film).edit_of(0).note == ""
    note.commit()
    assert present(open_film).edit_of(0).note == "quiet, then"
    QTest.keyClicks(note, " wide")
    assert note.toPlainText() == "quiet, then wide", "the cursor stayed at the end"


def test_a_note_that_is_being_typed_goes_to_its_own_scene(open_film: Desk, qtbot: QtBot) -> None:
    QTest.keyClicks(open_film.panel.note, "first")
    open_film.show(1)
    assert [present(open_film).edit_of(i).note for i in (0, 1)] == ["first", ""]
    assert open_film.panel.index == 1
    assert open_film.panel.note.toPlainText() == ""


def test_undo_shows_what_was_before(open_film: Desk) -> None:
    open_film.panel.emotion_set.emit(0, Emotion.SAD)
    open_film.panel.note_set.emit(0, "dark")
    for _ in range(2):
        open_film.session.undo_stack.undo()
    assert not open_film.panel.header.verdict.back.isVisible()
    assert open_film.panel.note.toPlainText() == ""


def test_a_scene_is_not_shown_again_while_nothing_changed(
    panel: ScenePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    monkeypatch.setattr(panel.header, "show_scene", lambda _p, index: shown.append(index))
    project = editing.set_emotion(film(), 1, Emotion.SAD)
    for index in (0, 0, 1, 1, 0):
        panel.show_scene(project, index)
    assert shown == [0, 1, 0]


def test_in_a_narrow_panel_the_music_of_the_next_scene_stays_in_view(
    panel: ScenePanel, qtbot: QtBot
) -> None:
    project = film()
    panel.resize(420, 500)
    panel.show_scene(project, 0)
    assert panel.anchors.marked == FEELING
    assert panel.evidence.isVisible()
    assert not panel.music.isVisible()
    QTest.mouseClick(panel.anchors.button(MUSIC), LEFT)
    assert panel.music.isVisible()
    assert not panel.evidence.isVisible()
    panel.show_scene(project, 1)
    assert panel.music.isVisible()
    panel.anchors.button(FEELING).click()
    assert not panel.music.isVisible()


def test_in_a_wide_panel_scene_and_music_stand_side_by_side(panel: ScenePanel) -> None:
    panel.show_scene(film(), 1)
    for width, beside in ((420, False), (720, True), (420, False)):
        panel.resize(width, 500)
        QApplication.processEvents()
        assert panel.anchors.isVisible() is not beside
        assert panel.music.isVisible() is beside
        assert panel.evidence.isVisible()
    panel.resize(720, 500)
    QApplication.processEvents()
    music = panel.music.mapTo(panel, panel.music.rect().topLeft())
    assert music.x() > panel.evidence.width()
    assert music.y() < panel.header.height(), "the music has the whole height"
    assert panel.music.width() > 280
