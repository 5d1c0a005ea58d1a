"""Cues, reasons and scenes in frames, where the formats only copy them."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path

import pytest

from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Pick, Project
from aemo_studio.output.export.media_files import (
    file_uri,
    sound_facts,
    source_clock,
)
from aemo_studio.output.export.options import ExportOptions
from aemo_studio.output.export.timeline import timeline_of
from tests.factories import make_music_track, make_project, make_video
from tests.media_factory import make_audio, tone
from tests.output.export.projects import bare_project, odd_project
from tests.timecode_factory import film_with_timecode


def _cues(*picks: tuple[int, Track]) -> list[tuple[int, int, tuple[int, ...]]]:
    project = bare_project(picks=tuple(Pick(i, track) for i, track in picks))
    return [(cue.start, cue.end, cue.scenes) for cue in timeline_of(project).cues]


def test_the_same_pick_goes_on_while_the_track_lasts() -> None:
    long, short = make_music_track(1, duration_s=30.0), make_music_track(1, duration_s=15.0)
    assert _cues((0, long), (1, long), (2, long)) == [(0, 750, (1, 2, 3))]
    # 15 s are enough for each scene of 10 s, not for two.
    assert _cues((0, short), (1, short)) == [(0, 250, (1,)), (250, 500, (2,))]
    assert _cues((0, long), (2, long)) == [(0, 250, (1,)), (500, 750, (3,))]


def test_a_track_ends_where_it_ends() -> None:
    assert _cues((1, make_music_track(1, duration_s=4.05))) == [(250, 351, (2,))]
    assert _cues((1, make_music_track(1, duration_s=None))) == [(250, 500, (2,))]


def test_the_last_pick_counts() -> None:
    first, second = make_music_track(1), make_music_track(2)
    project = bare_project(picks=(Pick(0, first), Pick(0, second)))
    assert [cue.track for cue in timeline_of(project).cues] == [second]


def test_reason_belongs_to_the_pick() -> None:
    spans = timeline_of(odd_project()).scenes
    assert [span.reason for span in spans] == [
        "Happy music for a happy scene.", "", "Happy music for a happy scene.",
    ]  # fmt: skip
    assert [span.suggestion is None for span in spans] == [True, True, False]


def test_scenes_shorter_than_a_frame_keep_one() -> None:
    scene = make_project().scenes[0]
    tiny = dataclasses.replace(scene, start_s=1.0, end_s=1.001)
    span = timeline_of(bare_project(scenes=(tiny,))).scenes[0]
    assert (span.start, span.end) == (25, 26)


@pytest.mark.parametrize(("drop", "end"), [(None, "01:30:00;00"), (False, "01:29:54:18")])
def test_non_drop_frame_when_asked_for(drop: bool | None, end: str) -> None:
    video = dataclasses.replace(make_video(duration_s=5400.0), frame_rate=Fraction(30000, 1001))
    project = dataclasses.replace(make_project(video), start_timecode="00:00:00:00")
    timeline = timeline_of(project, ExportOptions(drop_frame=drop))
    assert timeline.timecode(timeline.duration) == end


def test_a_project_of_an_older_program_finds_the_films_own_timecode(tmp_path: Path) -> None:
    path = film_with_timecode(tmp_path / "cut.mov", "10:00:00:05")
    assert source_clock(_film(path)).start == 900_005
    path.unlink()
    assert source_clock(_film(path)).start == 0


def _film(path: Path) -> Project:
    return make_project(make_video(path))


def test_places(tmp_path: Path) -> None:
    sound = make_audio(tmp_path / "夜 #1.wav", tone(440, 0.2), 44_100)
    facts = sound_facts(sound)
    assert facts is not None
    assert (facts.rate_hz, facts.channels) == (44_100, 1)
    assert sound_facts(tmp_path / "none.wav") is None
    assert file_uri(Path("/a b/夜 #1%.mp4")) == "file:///a%20b/%E5%A4%9C%20%231%25.mp4"
