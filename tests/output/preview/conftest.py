"""A short film with somebody speaking at its beginning, and music for it."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.media.probe import probe
from aemo_studio.domain.emotion import EmotionTrack
from aemo_studio.domain.project import Pick, Project
from tests.factories import make_analysis, make_music_track
from tests.films import VOICE_HZ, talk
from tests.media_factory import at_times, frame_times, make_video, silence
from tests.song_factory import Part, song, write_song
from tests.structure_factory import listened, own, piece

FILM_S = 21.0
TALK_S = 5.0
RATE = Fraction(10)


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """21 s of numbered frames at 10 fps; a voice for the first 5 s, then silence."""
    path = tmp_path_factory.mktemp("film") / "中文 cut #1.mp4"
    sound = np.concatenate([talk(TALK_S), silence(FILM_S - TALK_S, VOICE_HZ)])
    frames = at_times(frame_times(FILM_S, RATE))
    return make_video(path, frames=frames, rate=RATE, audio=sound, audio_rate=VOICE_HZ)


@pytest.fixture(scope="session")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """40 s at 120 bpm: sections of 16 and 24 s."""
    parts = (Part(8, 0.5), Part(12, 0.8, melody=1))
    return write_song(tmp_path_factory.mktemp("music") / "song.flac", song(parts=parts))


@pytest.fixture(scope="session")
def mine(music: Path) -> Path:
    """The catalogue that the music is from, listened to: its form as it was made."""
    return listened(music.with_name("mine.csv"), {"song": piece(20, (0, 8))})


@pytest.fixture(scope="session")
def project(film: Path, music: Path, mine: Path) -> Project:
    """Scenes of 7 s; the first two have the same track with a file, the third none."""
    analysis = make_analysis(probe(film))
    cells = len(analysis.speech)
    coverage = np.where(np.arange(cells) < TALK_S * 2, 1.0, 0.0).astype(np.float32)
    speech = EmotionTrack(analysis.speech.scores, coverage)
    track = own(make_music_track(1, file=str(music)), mine, "song", piece(20, (0, 8)))
    return Project(
        analysis=dataclasses.replace(analysis, speech=speech),
        scenes=analysis.scenes,
        catalogues=(str(mine),),
        picks=(Pick(0, track), Pick(1, track)),
    )
