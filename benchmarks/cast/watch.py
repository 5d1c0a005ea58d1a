"""Watches a film once, and tells what comes out for everybody's idea of who is seen."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np

from aemo_studio.analysis.face.analyser import FaceAnalyser, FaceResult
from aemo_studio.analysis.face.persons import Appearance, Recogniser, joined, recognise
from aemo_studio.analysis.media.decode import DecodePlan, decode
from aemo_studio.analysis.media.frames import SampledFrame, SmallFrame
from aemo_studio.analysis.media.probe import probe
from aemo_studio.analysis.media.shots import ShotFinder
from aemo_studio.analysis.sound import SoundAnalyser
from aemo_studio.analysis.speakers import changes_s, with_speakers
from aemo_studio.base.progress import CancelToken, silent
from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.emotion import EmotionTrack, n_cells
from aemo_studio.domain.project import AnalysisSettings
from benchmarks.cast.films import Film
from benchmarks.cast.measure import line_at

RATE_HZ = AnalysisSettings().face_rate_hz


@dataclass(frozen=True, eq=False)
class Seen:
    """What a film shows by one idea of who is who."""

    #: Tracks, people and what the faces feel.
    faces: FaceResult
    #: The film's lines.
    lines: tuple[SpokenLine, ...]
    #: Who is seen and heard.
    cast: tuple[Character, ...]


@dataclass(frozen=True, eq=False)
class Watched:
    """What a film shows by all ideas."""

    #: The speech EmotionTrack.
    speech: EmotionTrack
    #: By name: `alone` recognises nobody, `found` is the program, `known` knows the truth.
    ideas: dict[str, Seen]


def watch(film: Film) -> Watched:
    """Decodes a film once and analyses it by each idea."""
    token, info, shots = CancelToken(), probe(film.path), ShotFinder()
    settings = AnalysisSettings()
    with (
        closing(FaceAnalyser("cpu")) as face,
        closing(SoundAnalyser(info.audio_tracks, settings, "cpu", token)) as sound,
    ):
        plan = DecodePlan(face_rate_hz=RATE_HZ, audio_tracks=sound.wanted)
        items = decode(info, plan, cancel=token, report=silent)
        for item in items:
            if isinstance(item, SmallFrame):
                shots.add(item.time_s, item.bgr)
            elif isinstance(item, SampledFrame):
                face.add(item.time_s, item.rgb)
            else:
                sound.add(item)
        sound.finish()
        end_s = items.summary.end_s
        cells, found = n_cells(end_s), shots.finish(end_s)
        ideas: dict[str, Recogniser] = {
            "alone": lambda _appearances, _count: (),
            "found": recognise,
            "known": lambda appearances, _count: _truth(film, appearances),
        }
        seen = {}
        for name, idea in ideas.items():
            faces = face.result(found, cells, sound.coverage(cells), idea)
            spoken = sound.spoken(changes_s(found, faces.faces))
            cast = with_speakers(faces.cast, faces, spoken, RATE_HZ)
            seen[name] = Seen(faces, spoken.lines, cast)
        return Watched(sound.result(cells), seen)


def _truth(film: Film, appearances: Sequence[Appearance]) -> tuple[Appearance, ...]:
    """Groups appearances by who is really seen in the middle of each."""
    of: dict[int, list[Appearance]] = {}
    for one in appearances:
        middle_s = float(np.median(one.frames)) / RATE_HZ
        of.setdefault(line_at(film, middle_s).seen, []).append(one)
    return tuple(joined(theirs) for theirs in of.values())
