"""The Session: history, signals, dirty state, saving, relinking, new lists."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from aemo_studio.analysis.media.fingerprint import fingerprint
from aemo_studio.domain.cast import Character
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import MusicFilters, TrackKey
from aemo_studio.domain.project import MarkerHue, Pick, Project
from aemo_studio.gui.document import commands
from aemo_studio.gui.document.changes import Change
from aemo_studio.gui.document.session import Session
from aemo_studio.project import load_project, save_project
from tests.equality import same
from tests.factories import make_effect, make_music_track
from tests.project.editing.films import film


class Heard:
    """What a Session told."""

    def __init__(self, session: Session) -> None:
        self.changes: list[Change] = []
        self.failures: list[str] = []
        session.changed.connect(self.changes.append)
        session.failed.connect(self.failures.append)

    @property
    def all(self) -> Change:
        together = Change.NOTHING
        for change in self.changes:
            together |= change
        return together


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session()
    yield made
    made.close()


@pytest.fixture
def heard(session: Session) -> Heard:
    return Heard(session)


def present(session: Session) -> Project:
    assert session.project is not None
    return session.project


def wait_for_lists(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session.outdated, timeout=10_000)


def undo_texts(session: Session) -> list[str]:
    return [session.undo_stack.text(i) for i in range(session.undo_stack.count())]


def test_without_a_project_nothing_happens(session: Session, heard: Heard) -> None:
    session.set_emotion(0, Emotion.SAD)
    session.split_scene(3.0)
    assert (session.project, session.path, session.dirty) == (None, None, False)
    assert session.undo_stack.count() == 0
    assert heard.changes == []


def test_every_edit_is_one_named_step_that_says_what_it_changed(
    session: Session, qtbot: QtBot
) -> None:
    session.load(replace(film(), cast=(Character(0, (0, 2)), Character(1, (1,)))), None)
    track = make_music_track(7)
    edits: tuple[tuple[Callable[[], None], str, Change], ...] = (
        (lambda: session.set_emotion(0, Emotion.SAD), "set scene 1 to sad", Change.SCENES),
        (lambda: session.split_scene(20.0), "split scene 2", Change.SCENES | Change.PICKS),
        (lambda: session.merge_scenes(1), "merge scenes 2 and 3", Change.SCENES),
        (lambda: session.merge_scenes(0, 2), "merge scenes 1 to 3", Change.SCENES),
        (lambda: session.move_boundary(0, 45.0), "move the boundary of scenes 1 and 2",
         Change.SCENES),
        (lambda: session.mute(0, "speech"), "ignore speech in scene 1", Change.TRACKS),
        (lambda: session.mute(0, "speech", False), "let speech count in scene 1", Change.TRACKS),
        (lambda: session.ignore_face(1), "ignore a face", Change.TRACKS),
        (lambda: session.ignore_faces((0, 2)), "ignore somebody's faces", Change.TRACKS),
        (lambda: session.ignore_faces((0, 2), False), "let somebody's faces count again",
         Change.TRACKS),
        (lambda: session.rename_character(0, "Anna"), "name of a character", Change.CAST),
        (lambda: session.hide_character(1, True), "hide a character", Change.CAST),
        (lambda: session.hide_character(1, False), "show a character again", Change.CAST),
        (lambda: session.move_parts((2,), (), None), "divide a character", Change.CAST),
        (lambda: session.move_parts((2,), (), 0), "move to another character", Change.CAST),
        (lambda: session.merge_characters((1,), 0), "merge characters", Change.CAST),
        (lambda: session.not_a_person(0), "remove what is not a person",
         Change.CAST | Change.TRACKS),
        (lambda: session.set_intention(0, "sad"), "intention of scene 1", Change.SCENES),
        (lambda: session.pick(0, track), "pick for scene 1", Change.PICKS),
        (lambda: session.lock(0), "lock the pick of scene 1", Change.PICKS),
        (lambda: session.unpick(0), "remove the pick of scene 1", Change.PICKS),
        (lambda: session.pick_everywhere({0: track}), "pick the best everywhere", Change.PICKS),
        (lambda: session.carry_on(0, 0, 1), "music of scene 1 up to scene 2", Change.PICKS),
        (lambda: session.unpick(0), "remove the pick of scene 1", Change.PICKS),
        (lambda: session.reject(0, track.key), "reject a track for scene 1",
         Change.RECOMMENDATIONS),
        (lambda: session.reject(0, track.key, False), "allow a track for scene 1 again",
         Change.RECOMMENDATIONS),
        (lambda: session.set_note(0, "louder"), "note on scene 1", Change.NOTES),
        (lambda: session.add_marker(3.0), "add a marker", Change.MARKERS),
        (
            lambda: session.describe_marker(0, "in", MarkerHue.BLUE, "at last"),
            "change a marker",
            Change.MARKERS,
        ),
        (lambda: session.move_marker(0, 4.0), "move a marker", Change.MARKERS),
        (lambda: session.remove_marker(0), "remove a marker", Change.MARKERS),
        (lambda: session.add_marker(3.0), "add a marker", Change.MARKERS),
        (session.remove_all_markers, "remove all markers", Change.MARKERS),
        (lambda: session.pick_effect(make_effect(), 3.0), "pick a sound effect", Change.EFFECTS),
        (lambda: session.move_effect(0, 4.0), "move a sound effect", Change.EFFECTS),
        (lambda: session.remove_effect(0), "remove a sound effect", Change.EFFECTS),
        (lambda: session.pick_and_lock(0, track), "pick and lock for scene 1", Change.PICKS),
        (lambda: session.set_video(Path("elsewhere.mp4")), "relink the video", Change.VIDEO),
        (lambda: session.set_filters(MusicFilters(max_bpm=99)), "filters of the music",
         Change.FILTERS),
        (lambda: session.set_catalogues(("lmc",)), "catalogues in use", Change.CATALOGUES),
        (lambda: session.set_start_timecode("00:00:00:00"), "start timecode", Change.TIMECODE),
    )  # fmt: skip
    for number, (edit, name, change) in enumerate(edits, start=1):
        heard = Heard(session)
        edit()
        assert heard.failures == []
        assert undo_texts(session)[-1] == name
        assert session.undo_stack.count() == number
        assert change in heard.all
        assert Change.PROJECT not in heard.all


def test_undo_gives_back_the_very_project_and_redo_the_other(session: Session) -> None:
    before = film()
    session.load(before, None)
    session.split_scene(20.0)
    session.set_emotion(2, Emotion.SAD)
    after = present(session)
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.project is before
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert same(session.project, after)


edits = st.lists(
    st.one_of(
        st.tuples(st.just("split_scene"), st.tuples(st.floats(0, 60))),
        st.tuples(st.just("merge_scenes"), st.tuples(st.integers(0, 4))),
        st.tuples(st.just("move_boundary"), st.tuples(st.integers(0, 4), st.floats(0, 60))),
        st.tuples(st.just("set_note"), st.tuples(st.integers(0, 4), st.text(max_size=2))),
        st.tuples(st.just("mute"), st.tuples(st.integers(0, 4), st.just("face"))),
        st.tuples(st.just("ignore_face"), st.tuples(st.integers(0, 2))),
        st.tuples(st.just("lock"), st.tuples(st.integers(0, 4))),
    ),
    max_size=10,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(done=edits)
def test_any_history_undoes_to_where_it_began(
    session: Session, done: list[tuple[str, tuple[object, ...]]]
) -> None:
    before = film()
    session.load(before, None)
    for name, arguments in done:
        getattr(session, name)(*arguments)
    after = present(session)
    session.undo_stack.setIndex(0)
    assert session.project is before
    session.undo_stack.setIndex(session.undo_stack.count())
    assert same(session.project, after)


def test_an_impossible_edit_is_told_and_makes_no_step(session: Session, heard: Heard) -> None:
    session.load(film(), None)
    session.lock(0)
    session.split_scene(10.0)
    session.set_note(9, "x")
    session.set_note(0, "")
    assert session.undo_stack.count() == 0
    assert [message[-1] for message in heard.failures] == [".", ".", "."]
    assert "no pick" in heard.failures[0]


def test_typing_a_note_and_dragging_a_boundary_are_one_step_each(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.load(film(), None)
    for text in ("s", "so", "sof", "soft"):
        session.set_note(0, text)
    for time_s in (12.0, 13.0, 500.0, 14.0):
        session.move_boundary(0, time_s)
    session.set_note(1, "other scene")
    assert undo_texts(session) == [
        "note on scene 1", "move the boundary of scenes 1 and 2", "note on scene 2",
    ]  # fmt: skip
    assert present(session).scenes[0].end_s == 14.0
    monkeypatch.setattr(commands, "MERGE_WITHIN_S", -1.0)
    session.set_note(1, "later")
    assert session.undo_stack.count() == 4
    session.undo_stack.setIndex(1)
    assert present(session).edit_of(0).note == "soft"
    assert present(session).scenes[0].end_s == 10.0


def test_a_boundary_stops_a_frame_before_the_next(session: Session, heard: Heard) -> None:
    session.load(film(), None)
    session.move_boundary(0, 1e9)
    assert present(session).scenes[0].end_s == pytest.approx(25 - 0.04)
    assert heard.failures == []


def test_dirty_follows_the_history_and_what_was_saved(
    session: Session, heard: Heard, tmp_path: Path
) -> None:
    path = tmp_path / "p.aemo"
    session.load(film(), None)
    assert not session.dirty, "an analysis is no edit"
    session.set_note(1, "y")
    assert (session.dirty, session.save()) == (True, False)
    assert "no place" in heard.failures[-1]
    assert session.save(path)
    assert (session.dirty, session.path) == (False, path)
    session.set_note(0, "x")
    assert (session.dirty, session.path) == (True, path)
    session.undo_stack.undo()
    assert (session.dirty, session.path) == (False, path)
    session.undo_stack.redo()
    heard.changes.clear()
    assert session.save()
    assert (session.dirty, session.path) == (False, path)
    assert heard.all == Change.SAVED
    assert load_project(tmp_path / "p.aemo").edit_of(0).note == "x"


def test_opening_what_cannot_be_opened_leaves_everything(
    session: Session, heard: Heard, tmp_path: Path
) -> None:
    session.load(film(), None)
    session.set_note(0, "x")
    before = session.project
    (tmp_path / "bad.aemo").write_bytes(b"no project")
    assert not session.open(tmp_path / "bad.aemo")
    assert "not an AEMO Studio project" in heard.failures[-1]
    assert session.project is before
    assert session.undo_stack.count() == 1


def test_a_failed_save_is_told_and_stays_dirty(
    session: Session, heard: Heard, tmp_path: Path
) -> None:
    session.load(film(), None)
    session.set_note(0, "x")
    assert not session.save(tmp_path / "no folder" / "p.aemo")
    assert "there is no folder" in heard.failures[-1]
    assert session.dirty
    assert session.path is None


def test_what_another_program_saved_meanwhile_is_not_replaced(
    session: Session, heard: Heard, tmp_path: Path
) -> None:
    path = tmp_path / "p.aemo"
    session.load(film(), None)
    assert session.save(path)
    assert session.save()
    other = replace(load_project(path), start_timecode="02:00:00:00")
    save_project(other, path)
    assert not session.save()
    assert "has changed" in heard.failures[-1]
    assert load_project(path).start_timecode == "02:00:00:00"
    assert session.save(path)  # chosen in a dialog, which has asked


def test_opening_brings_a_project_without_history(session: Session, tmp_path: Path) -> None:
    save_project(film(), tmp_path / "p.aemo")
    session.load(film(), None)
    session.set_note(0, "x")
    heard = Heard(session)
    assert session.open(tmp_path / "p.aemo")
    assert heard.changes == [Change.PROJECT | Change.SAVED]
    assert (session.undo_stack.count(), session.dirty) == (0, False)
    session.close()
    assert (session.project, session.path, session.dirty) == (None, None, False)
    assert Change.PROJECT in heard.changes[-1]


def test_relinking_takes_the_same_film_and_asks_about_another(
    session: Session, heard: Heard, tmp_path: Path
) -> None:
    moved, other = tmp_path / "moved 中文.mp4", tmp_path / "other.mp4"
    moved.write_bytes(b"the film")
    other.write_bytes(b"another film")
    project = film()
    video = replace(project.analysis.video, fingerprint=fingerprint(moved))
    session.load(replace(project, analysis=replace(project.analysis, video=video)), None)
    asked: list[tuple[Path, str]] = []
    session.other_file.connect(lambda path, text: asked.append((path, text)))
    assert not session.relink(other)
    assert [path for path, _ in asked] == [other]
    assert "other.mp4 is not the film" in asked[0][1]
    assert not session.relink(tmp_path / "none.mp4")
    assert "cannot be read" in heard.failures[-1]
    assert session.relink(moved)
    assert present(session).analysis.video.path == moved
    assert Change.VIDEO in heard.all
    assert session.relink(other, anyway=True)
    assert present(session).analysis.video.path == other
    assert present(session).analysis.video.fingerprint == fingerprint(moved)
    session.undo_stack.undo()
    assert present(session).analysis.video.path == moved
    steps = session.undo_stack.count()
    assert session.relink(moved)
    assert session.undo_stack.count() == steps


class Shouting(QTranslator):
    """A language in which every step is in capitals."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return text.upper() if context == "EditNames" else ""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


def test_the_names_of_steps_follow_the_language(session: Session) -> None:
    told: list[str] = []
    session.undo_stack.undoTextChanged.connect(told.append)
    session.load(film(), None)
    session.merge_scenes(2)
    language = Shouting()
    QCoreApplication.installTranslator(language)
    try:
        session.retranslate()
        assert session.undo_stack.undoText() == told[-1] == "MERGE SCENES 3 AND 4"
    finally:
        QCoreApplication.removeTranslator(language)
    session.retranslate()
    assert session.undo_stack.undoText() == "merge scenes 3 and 4"


def test_lists_follow_an_edit_made_before_the_catalogues_are_loaded(
    session: Session, heard: Heard, qtbot: QtBot
) -> None:
    session.load(film(), None)
    session.set_emotion(0, Emotion.SURPRISED)
    session.split_scene(30.0)
    assert (session.outdated, session.facets) == ((0, 2, 3), None)
    wait_for_lists(session, qtbot)
    assert Change.RECOMMENDATIONS in heard.changes[-1]
    lists = present(session).recommendations
    assert {r.track.emotion for r in lists[0]} == {Emotion.SURPRISED}
    assert len(lists[2]) == len(lists[3]) == 5
    assert lists[1] == film().recommendations[1]
    assert session.facets is not None
    assert session.undo_stack.count() == 2


def test_lists_follow_at_once_when_the_catalogues_are_loaded(
    session: Session, qtbot: QtBot
) -> None:
    session.load(film(), None)
    qtbot.waitUntil(lambda: session.facets is not None, timeout=10_000)
    session.set_emotion(0, Emotion.SURPRISED)
    assert session.outdated == ()
    assert {r.track.emotion for r in present(session).recommendations[0]} == {Emotion.SURPRISED}
    session.undo_stack.undo()
    assert present(session).recommendations == film().recommendations


def test_a_step_undone_before_its_lists_came_gets_them_when_redone(
    session: Session, qtbot: QtBot
) -> None:
    session.load(film(), None)
    session.set_emotion(0, Emotion.SURPRISED)
    session.set_emotion(1, Emotion.ANGRY)
    session.undo_stack.undo()
    wait_for_lists(session, qtbot)
    session.undo_stack.redo()
    assert session.outdated == ()
    lists = present(session).recommendations
    assert {r.track.emotion for r in lists[0]} == {Emotion.SURPRISED}
    assert {r.track.emotion for r in lists[1]} == {Emotion.ANGRY}


def test_filters_renew_all_lists_and_widening_them_brings_tracks_back(
    session: Session, qtbot: QtBot
) -> None:
    session.load(film(), None)
    session.set_filters(MusicFilters(words=("no such word at all",)))
    assert session.outdated == (0, 1, 2, 3)
    wait_for_lists(session, qtbot)
    locked = make_music_track(13)
    assert [[r.track for r in listed] for listed in present(session).recommendations] == [
        [], [], [], [locked],
    ]  # fmt: skip
    session.set_filters(MusicFilters())
    wait_for_lists(session, qtbot)
    assert [len(listed) for listed in present(session).recommendations] == [5, 5, 5, 5]


def test_many_lists_are_renewed_beside_the_window(session: Session, qtbot: QtBot) -> None:
    session.load(film(), None)
    qtbot.waitUntil(lambda: session.facets is not None, timeout=10_000)
    for minute in range(5):
        session.split_scene(41.0 + 3 * minute)
    assert len(present(session).scenes) == 9
    assert session.outdated == ()
    session.set_filters(MusicFilters(max_bpm=80.0))
    assert session.outdated == tuple(range(9))
    session.set_note(0, "meanwhile")
    wait_for_lists(session, qtbot)
    tracks = [r.track for listed in present(session).recommendations for r in listed]
    picked = {Pick(3, make_music_track(13)).track}
    assert all(t.bpm is not None and t.bpm <= 80 for t in tracks if t not in picked)
    assert present(session).edit_of(0).note == "meanwhile"


def test_another_catalogue_is_loaded_and_its_lack_is_told(
    session: Session, heard: Heard, qtbot: QtBot, tmp_path: Path
) -> None:
    mine = tmp_path / "my music.csv"
    mine.write_text("track_id,artist,title,moods\na,Ann,Sunny,happy\nb,Bob,Rainy,sad\n")
    session.load(film(), None)
    session.set_catalogues((str(mine),))
    wait_for_lists(session, qtbot)
    titles = {r.track.title for r in present(session).recommendations[0]}
    assert titles == {"Sunny", "Rainy"}
    session.set_catalogues((str(tmp_path / "gone.csv"),))
    qtbot.waitUntil(lambda: bool(heard.failures), timeout=10_000)
    assert "There is no catalogue" in heard.failures[0]
    assert {r.track.title for r in present(session).recommendations[0]} == titles
    session.undo_stack.undo()
    assert session.outdated == ()


def test_closing_while_catalogues_load_harms_nothing(session: Session, qtbot: QtBot) -> None:
    session.load(film(), None)
    session.set_emotion(0, Emotion.SAD)
    session.close()
    qtbot.wait(700)
    assert session.project is None
    session.load(film(), None)
    session.reject(0, TrackKey("free", "x"))
    wait_for_lists(session, qtbot)
    assert len(present(session).recommendations[0]) == 5


def test_a_session_loads_nothing_heavy(tmp_path: Path) -> None:
    """Opening, editing, new lists, saving: all without torch, cv2, mediapipe, pandas."""
    save_project(film(), tmp_path / "p.aemo")
    code = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
from aemo_studio.gui.document.session import Session
session = Session()
session.open(Path({str(tmp_path / "p.aemo")!r}))
session.ignore_face(1)
session.set_intention(0, "romantic")
while session.outdated:
    app.processEvents()
assert session.save() and len(session.project.recommendations[0]) == 5
session.close()
heavy = {{"torch", "cv2", "mediapipe", "pandas", "av", "librosa", "scipy"}}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
