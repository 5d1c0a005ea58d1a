"""Projects for the exports: every kind of title, decision and frame rate."""

from __future__ import annotations

import dataclasses
import itertools
import random
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Marker, Pick, Project, SceneEdit
from aemo_studio.domain.time import TimecodeRate
from tests.factories import make_music_track, make_project, make_recommendation, make_video
from tests.structure_factory import listened, own, piece

RATES = {
    "23.976": (Fraction(24000, 1001), "01:00:00:00"),
    "24": (Fraction(24), "01:00:00:00"),
    "25": (Fraction(25), "00:40:00:12"),
    "29.97 DF": (Fraction(30000, 1001), "01:00:00;00"),
    "29.97 NDF": (Fraction(30000, 1001), "01:00:00:00"),
    "30": (Fraction(30), "00:59:50:00"),
    "50": (Fraction(50), "01:00:00:00"),
    "59.94 DF": (Fraction(60000, 1001), "00:00:00;00"),
    "59.94 NDF": (Fraction(60000, 1001), "01:00:00:00"),
    "60": (Fraction(60), "01:00:00:00"),
}
"""Name to rate and start timecode."""

ODD_TITLE = 'He said "no" & <left>\r\nthen\x07 came 夜の歌 🎬 | =1+1'
ODD_NOTE = 'Let her breathe.\nNo <drums> before the "cut" & no 鼓 🥁 |D:9'
CREDIT = '"夜" by A & B <ab.example>, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/'


def odd_track(**changes: Any) -> Track:
    fields = {"title": ODD_TITLE, "artist": "Å & <B>", "terms": f"CC BY 4.0; credit: {CREDIT}"}
    return make_music_track(7, **(fields | changes))


def odd_project(rate: Fraction = Fraction(30000, 1001)) -> Project:
    """Three scenes of 10 s: a pick from a file, the same pick again, a suggestion; notes, an
    emotion set by hand, markers, a film whose name needs escaping."""
    path = Path("/films/Der Schnitt «2» #fin & 100% 映画 🎭.mp4")
    video = dataclasses.replace(make_video(path), frame_rate=rate)
    project = make_project(video)
    chosen = odd_track(file="/music/夜 & 歌 #1.flac", duration_s=182.4)
    return dataclasses.replace(
        project,
        picks=(Pick(0, chosen), Pick(1, chosen, locked=True)),
        recommendations=(
            (make_recommendation(1), dataclasses.replace(make_recommendation(2), track=chosen)),
            (make_recommendation(1),),
            (make_recommendation(1, make_music_track(9, licence="", duration_s=None, url="")),),
        ),
        edits=(SceneEdit(note=ODD_NOTE), SceneEdit(emotion=Emotion.FEARFUL), SceneEdit()),
        markers=(Marker(10.01, "Door | slam & <bang>"), Marker(20.5)),
    )


def fitted_project(folder: Path, rate: Fraction = Fraction(30000, 1001)) -> Project:
    """Tracks that were listened to: one of 64 s under the first two scenes (20 s together),
    one of 8 s, too short, under the third. folder: where the listening store goes."""
    project, mine = odd_project(rate), folder / "mine.csv"
    structures = {"long": piece(), "short": piece(4, (0,))}
    listened(mine, structures)
    long = own(project.picks[0].track, mine, "long", structures["long"])
    short = own(make_music_track(5, file="/music/short.wav"), mine, "short", structures["short"])
    return dataclasses.replace(
        project,
        catalogues=(str(mine),),
        picks=(Pick(0, long), Pick(1, long), Pick(2, short)),
    )


def bare_project(**changes: Any) -> Project:
    """Three scenes and nothing chosen, suggested or noted."""
    project = dataclasses.replace(make_project(), picks=(), recommendations=())
    return dataclasses.replace(project, **changes)


def cut_up(count: int) -> Project:
    """Scenes of 2 s, each with a recommendation, every tenth with a pick."""
    project = make_project(make_video(duration_s=2.0 * count))
    scenes = tuple(
        dataclasses.replace(project.scenes[i % 3], start_s=2.0 * i, end_s=2.0 * i + 2.0)
        for i in range(count)
    )
    picks = tuple(Pick(i, make_music_track(i)) for i in range(0, count, 10))
    listed = project.recommendations[1]
    return dataclasses.replace(
        project, scenes=scenes, recommendations=(listed,) * count, picks=picks
    )


@cache
def long_project(rate: Fraction, start: str, scenes: int = 40) -> tuple[Project, list[int]]:
    """90 minutes, cut at frames chosen by lot, every scene with a pick of its own; and the
    frames at which the scenes begin, with the end as the last one."""
    last = round(5400 * TimecodeRate.of(rate).rate)
    cuts = sorted(random.Random(5).sample(range(1, last), scenes - 1))
    edges = [0, *cuts, last]
    times = [float(frame / TimecodeRate.of(rate).rate) for frame in edges]
    video = dataclasses.replace(make_video(duration_s=times[-1]), frame_rate=rate)
    first = make_project(video).scenes[0]
    spans = tuple(
        dataclasses.replace(first, start_s=a, end_s=b) for a, b in itertools.pairwise(times)
    )
    picks = tuple(Pick(i, make_music_track(i, duration_s=None)) for i in range(scenes))
    project = dataclasses.replace(
        make_project(video), scenes=spans, recommendations=(), picks=picks, start_timecode=start
    )
    return project, edges
