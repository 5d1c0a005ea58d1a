"""What stands beside a face over the picture: what its lane says."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from aemo_studio.domain.emotion import scores_at, top_emotion
from aemo_studio.domain.project import Project
from aemo_studio.gui.player.face_boxes import FaceBox, faces_at, unread
from aemo_studio.gui.player.face_overlay import label_of
from aemo_studio.project import editing
from aemo_studio.project.editing import effective_tracks
from aemo_studio.project.editing.evidence import face_reading
from tests.project.editing.films import film


def restless() -> Project:
    """A film whose third face shows something else in every look."""
    project = film()
    rng = np.random.default_rng(7)
    face = project.analysis.faces[2]
    scores = rng.dirichlet(np.ones(8), len(face.times_s)).astype(np.float32)
    analysis = replace(project.analysis, faces=(replace(face, scores=scores),))
    tracks = editing.evidence.face_track(analysis, analysis.faces)
    return replace(project, analysis=replace(analysis, face=tracks))


def box(project: Project, time_s: float) -> FaceBox:
    (found,) = faces_at(project.analysis.faces, time_s, partial(face_reading, project))
    return found


@pytest.mark.parametrize("time_s", [26.0, 27.3, 31.49, 38.7])
def test_a_face_alone_in_the_picture_says_what_its_lane_says(time_s: float) -> None:
    project = restless()
    lane = scores_at(effective_tracks(project).face, time_s)
    assert lane is not None
    assert box(project, time_s).emotion is top_emotion(lane[0])
    assert box(project, time_s).confidence == pytest.approx(float(lane[0].max()), abs=1e-6)


def test_where_the_face_does_not_count_the_box_claims_nothing() -> None:
    project = restless()
    face = project.analysis.faces[0]
    unusable = replace(face, weights=np.zeros_like(face.weights))
    hidden = replace(project, analysis=replace(project.analysis, faces=(unusable,)))
    muted = editing.mute(project, 2, "face")
    for each in (hidden, muted):
        assert box(each, 30.0).emotion is None
        assert label_of(box(each, 30.0)) == ""


def test_between_two_looks_a_face_moves_in_a_straight_line() -> None:
    (face,) = restless().analysis.faces
    boxes = face.boxes.copy()
    boxes[1, 0] = boxes[0, 0] + 0.1
    moving = replace(face, boxes=boxes)
    (found,) = faces_at((moving,), float(face.times_s[:2].mean()), unread)
    assert found.left == pytest.approx(float(boxes[0, 0]) + 0.05)
