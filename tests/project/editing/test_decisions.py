"""What a scene feels like by hand, muted modalities, ignored faces, intentions, notes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.base.errors import EditError
from aemo_studio.domain.emotion import Emotion, top_emotion
from aemo_studio.domain.project import Modality, Project
from aemo_studio.output.export.csv import render_csv
from aemo_studio.output.export.json import to_json
from aemo_studio.project import editing
from aemo_studio.project.document import decode_project, encode_project
from tests.equality import same
from tests.project.editing.films import film

NO_EVIDENCE, ONE_FACE, TWO_FACES = 3, 2, 0


def row(project: Project, index: int) -> dict[str, str]:
    text = render_csv(project).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))[index]


def test_an_emotion_by_hand_is_certain_and_leaves_the_measurements() -> None:
    before = film()
    after = editing.set_emotion(before, 1, Emotion.FEARFUL)
    felt = after.row(1).feeling
    assert (felt.emotion, felt.by_hand) == (Emotion.FEARFUL, True)
    assert (felt.confidence, felt.coverage) == (1.0, 1.0)
    assert after.scenes is before.scenes
    assert after.analysis is before.analysis


def test_a_scene_counts_as_set_by_hand_else_as_measured_else_as_nothing() -> None:
    rows = editing.set_emotion(film(), 1, Emotion.CALM).rows()
    assert [row.feeling.by_hand for row in rows] == [False, True, False, False]
    measured = film().scenes[TWO_FACES]
    felt = rows[TWO_FACES].feeling
    assert (felt.emotion, felt.coverage) == (measured.emotion, measured.coverage.fused)
    assert felt.scores is rows[TWO_FACES].scene.scores
    assert rows[NO_EVIDENCE].feeling.emotion is None
    assert rows[NO_EVIDENCE].feeling.coverage == 0
    assert all(same(film().row(i).scene, row.scene) for i, row in enumerate(rows))


def test_exports_tell_the_corrected_scene() -> None:
    corrected = editing.set_emotion(film(), NO_EVIDENCE, Emotion.CALM)
    assert row(film(), NO_EVIDENCE)["emotion"] == ""
    told = row(corrected, NO_EVIDENCE)
    assert (told["emotion"], told["confidence"]) == ("calm", "1.000")
    assert (told["speech_emotion"], told["face_emotion"]) == ("", "")
    assert to_json(corrected)["scenes"][NO_EVIDENCE]["scores"]["calm"] == 1.0


def test_back_to_what_was_measured() -> None:
    before = film()
    there = editing.set_emotion(before, 0, Emotion.SAD)
    back = editing.set_emotion(there, 0, None)
    assert back.scenes is before.scenes
    assert back.edits == ()


@pytest.mark.parametrize("modality", ["speech", "face"])
def test_a_muted_modality_is_missing_and_never_neutral(modality: Modality) -> None:
    before = film()
    after = editing.mute(before, ONE_FACE, modality)
    scene, old = after.scenes[ONE_FACE], before.scenes[ONE_FACE]
    other = "face" if modality == "speech" else "speech"
    assert getattr(scene, f"{modality}_emotion") is None
    assert getattr(scene.coverage, modality) == 0
    np.testing.assert_allclose(getattr(scene, modality), 1 / 8)
    assert same(getattr(scene, other), getattr(old, other))
    assert scene.emotion == top_emotion(getattr(scene, other))
    assert same(editing.mute(after, ONE_FACE, modality, muted=False).scenes, before.scenes)


def test_both_muted_leave_no_evidence_and_what_is_set_by_hand_stays() -> None:
    silent = editing.mute(editing.mute(film(), 0, "speech"), 0, "face")
    assert silent.scenes[0].coverage.fused == 0
    decided = editing.mute(editing.set_emotion(film(), 0, Emotion.SAD), 0, "face")
    assert decided.row(0).feeling.emotion == Emotion.SAD
    assert decided.scenes[0].face_emotion is None


def test_an_ignored_face_counts_no_more_where_it_was_and_nowhere_else() -> None:
    before = film()
    after = editing.ignore_face(before, 1)
    angry = float(before.scenes[TWO_FACES].face[4])
    assert float(after.scenes[TWO_FACES].face[4]) < angry / 2
    assert after.scenes[TWO_FACES].face_emotion == Emotion.HAPPY
    assert all(after.scenes[i] is before.scenes[i] for i in (1, 2, 3))
    assert same(editing.ignore_face(after, 1, ignored=False).scenes, before.scenes)


def test_the_only_face_ignored_leaves_the_face_missing() -> None:
    after = editing.ignore_face(film(), 2)
    assert after.scenes[ONE_FACE].coverage.face == 0
    assert after.scenes[ONE_FACE].face_emotion is None
    tracks = editing.effective_tracks(after)
    assert not tracks.face.coverage[50:80].any()
    assert same(tracks.face.scores[:50], film().analysis.face.scores[:50])


def test_nobody_ignored_is_the_stored_track_to_the_bit() -> None:
    again = editing.ignore_face(editing.ignore_face(film(), 0), 0, ignored=False)
    assert editing.effective_tracks(again).face is again.analysis.face


def test_effective_tracks_leave_out_muted_scenes() -> None:
    tracks = editing.effective_tracks(editing.mute(film(), 1, "speech"))
    assert not tracks.speech.coverage[20:50].any()
    assert tracks.speech.coverage[10:20].all()
    assert not tracks.fused.coverage[22:50].any()


def test_decisions_survive_the_document() -> None:
    project = editing.ignore_face(editing.set_emotion(film(), 0, Emotion.SAD), 2)
    project = editing.set_note(editing.set_intention(project, 1, "romantic"), 1, "später 🎻")
    again = decode_project(encode_project(project, Path("/films")), Path("/films/p.aemo"))
    assert same(again.scenes, project.scenes)
    assert again.edits == project.edits
    assert same(editing.effective_tracks(again).face, editing.effective_tracks(project).face)


def test_an_intention_leaves_the_scene_as_it_is() -> None:
    before = film()
    after = editing.set_intention(before, 1, "romantic")
    assert after.scenes is before.scenes
    assert after.edit_of(1).intention == "romantic"
    assert editing.set_intention(after, 1, None).edits == ()


def test_nothing_changed_is_the_same_project() -> None:
    project = film()
    assert editing.set_emotion(project, 0, None) is project
    assert editing.mute(project, 0, "face", muted=False) is project
    assert editing.ignore_face(project, 0, ignored=False) is project
    assert editing.set_note(project, 0, "") is project
    assert editing.set_intention(project, 0, None) is project
    assert editing.set_start_timecode(
        editing.set_start_timecode(project, "00:00:00:00"), "00:00:00:00"
    )


def test_what_is_not_there_is_refused_in_a_sentence() -> None:
    project = film()
    impossible: tuple[Callable[[], Project], ...] = (
        lambda: editing.set_emotion(project, 4, Emotion.SAD),
        lambda: editing.mute(project, -1, "speech"),
        lambda: editing.mute(project, 0, "smell"),  # type: ignore[arg-type]
        lambda: editing.set_intention(project, 0, "sparkly"),
        lambda: editing.ignore_face(project, 77),
        lambda: editing.set_start_timecode(project, "1:00"),
    )
    for edit in impossible:
        with pytest.raises(EditError) as error:
            edit()
        assert error.value.message.endswith(".")
        assert "\n" not in error.value.message
