"""Gives the tracks of a Project the files that were linked to them on this computer."""

from __future__ import annotations

from dataclasses import replace

from aemo_studio.domain.music import Recommendation, TrackKey
from aemo_studio.domain.project import Pick, Project
from aemo_studio.music.file_links import Links, linked


def with_links(project: Project, links: Links) -> Project:
    """Links the files of picks and recommendations; the very same project where there are none."""
    if not links or not any(key in links for key in _keys(project)):
        return project
    return replace(
        project,
        picks=tuple(_picked(pick, links) for pick in project.picks),
        recommendations=tuple(
            tuple(_listed(each, links) for each in listed) for listed in project.recommendations
        ),
    )


def _keys(project: Project) -> set[TrackKey]:
    listed = {each.track.key for row in project.recommendations for each in row}
    return listed | {pick.track.key for pick in project.picks}


def _picked(pick: Pick, links: Links) -> Pick:
    track = linked(pick.track, links)
    return pick if track is pick.track else replace(pick, track=track)


def _listed(listed: Recommendation, links: Links) -> Recommendation:
    track = linked(listed.track, links)
    return listed if track is listed.track else replace(listed, track=track)
