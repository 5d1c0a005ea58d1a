"""Who is seen in a scene."""

from __future__ import annotations

import dataclasses

import numpy as np

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.project import Project
from aemo_studio.domain.video import Thumbnail
from aemo_studio.gui.scene_panel.faces import Company, company, seen_faces
from tests.project.editing.films import face, film


def with_faces(*tracks: tuple[float, float], **changes: object) -> Project:
    project = film()
    faces = tuple(face(i, a, b, Emotion.HAPPY) for i, (a, b) in enumerate(tracks))
    return dataclasses.replace(
        project,
        analysis=dataclasses.replace(project.analysis, faces=faces),
        **changes,  # type: ignore[arg-type]
    )


def test_faces_of_a_scene_in_order_of_appearance_with_what_they_show() -> None:
    project = film()
    first = seen_faces(project, project.scenes[0])
    assert [(f.number, f.emotion) for f in first] == [(0, Emotion.HAPPY), (1, Emotion.ANGRY)]
    assert (first[1].start_s, first[1].end_s) == (2.0, 8.75)
    assert seen_faces(project, project.scenes[1]) == ()


def test_a_face_is_cut_to_the_scene() -> None:
    project = with_faces((5.0, 15.0))
    [seen] = seen_faces(project, project.scenes[1])
    assert (seen.start_s, seen.end_s) == (10.0, 14.75)


def test_company_counts_people_at_once_not_appearances() -> None:
    project = with_faces((0.0, 3.0), (4.0, 6.0), (5.0, 8.0), (9.0, 9.5))
    assert company(seen_faces(project, project.scenes[0])) == Company(tracks=4, at_once=2)
    assert company(()) == Company(tracks=0, at_once=0)


def test_ignored_faces_are_listed_but_not_counted() -> None:
    project = with_faces((0.0, 3.0), (1.0, 6.0), ignored_faces=(1,))
    seen = seen_faces(project, project.scenes[0])
    assert [f.ignored for f in seen] == [False, True]
    assert company(seen) == Company(tracks=1, at_once=1)


def test_the_portrait_is_the_thumbnail_nearest_to_a_look() -> None:
    thumbnails = tuple(Thumbnail(t, b"jpeg %d" % t) for t in (0.0, 2.1, 30.0))
    project = with_faces((2.0, 3.0), (12.0, 14.0))
    analysis = dataclasses.replace(project.analysis, thumbnails=thumbnails)
    project = dataclasses.replace(project, analysis=analysis)
    near, far = (seen_faces(project, project.scenes[i])[0] for i in (0, 1))
    assert near.picture is thumbnails[1]
    np.testing.assert_allclose(near.box or (), (0.0, 0.2, 0.1, 0.2), atol=1e-6)
    assert (far.picture, far.box) == (None, None)
