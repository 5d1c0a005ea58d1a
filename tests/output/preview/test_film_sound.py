"""The film is heard with its dialogue, whichever of its audio tracks that is on."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.media.probe import probe
from aemo_studio.music.listening.loudness import measure
from aemo_studio.output.preview.ducking import Ducking
from aemo_studio.output.preview.film_sound import RATE_HZ, FilmSound, loudness_of_film
from aemo_studio.output.preview.mix import mixed
from tests.factories import make_analysis
from tests.media_factory import Sound, clicks, make_tracks, silence, tone

SECONDS = 3.0


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A loud tone, a click at 2 s of the film on a track that begins late, and a soft tone."""
    sounds = [tone(440, SECONDS), clicks([1.0], 2.0), tone(880, SECONDS, level=0.05)]
    path = tmp_path_factory.mktemp("film") / "film.mkv"
    return make_tracks(path, sounds, RATE_HZ, starts_s=(0.0, 1.0), codec="pcm_s16le")


def _heard(film: Path, *dialogue: int) -> tuple[FilmSound, Sound]:
    analysis = make_analysis(probe(film))
    sound = FilmSound.of(dataclasses.replace(analysis, dialogue=dialogue))
    with mixed(sound, (), Ducking(np.zeros(0, np.float32))) as blocks:
        return sound, np.concatenate(list(blocks))[:, 0]


def test_only_the_dialogue_is_heard_and_in_sync(film: Path) -> None:
    _, heard = _heard(film, 2)
    assert np.argmax(np.abs(heard) > 0.1) / RATE_HZ == pytest.approx(2.0, abs=0.01)
    assert heard[:RATE_HZ].max() < 1e-3


def test_several_tracks_are_heard_together_and_the_loudest_counts(film: Path) -> None:
    sound, heard = _heard(film, 1, 3)
    spectrum = np.abs(np.fft.rfft(heard[:RATE_HZ]))
    assert spectrum[440] == pytest.approx(10 * spectrum[880], rel=0.01)
    loudest = measure(film, track=1)
    assert loudest is not None
    assert loudness_of_film(sound) == loudest.integrated_lufs


def test_a_film_whose_tracks_nobody_noted_is_heard_as_players_play_it(film: Path) -> None:
    sound, heard = _heard(film)
    assert [track.number for track in sound.tracks] == [None]
    assert np.argmax(np.abs(np.fft.rfft(heard[:RATE_HZ]))) == 440
    silent = film.with_name("silent.mka")
    make_tracks(silent, [silence(1.0)] * 2, RATE_HZ, codec="pcm_s16le")
    assert loudness_of_film(FilmSound.of(make_analysis(probe(silent)))) is None
