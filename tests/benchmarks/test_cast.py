"""What films with a cast are made of: mouths that open with the voice, casts of long films."""

from __future__ import annotations

import numpy as np

from benchmarks.cast.films import PAUSE_S, _speech_s
from benchmarks.cast.measure import _parts
from benchmarks.cast.mouths import STEPS, Mouth, opened, openings
from benchmarks.recognition import made_up, recognised


def test_a_mouth_is_widest_where_the_voice_is_loudest() -> None:
    loudness = np.repeat([0.0, 0.05, 0.1, 0.0], 1600)
    noise = np.random.default_rng(0).normal(0, 1, len(loudness))
    wide = openings((loudness * noise).astype(np.float32), 1600)
    assert wide[0] == wide[3] == 0
    assert 0 < wide[1] < wide[2] == STEPS


def test_a_mouth_opens_below_the_lips_and_nothing_else_changes() -> None:
    rows = np.linspace(60, 250, 200, dtype=np.uint8)[:, None, None]
    picture = np.tile(rows, (1, 120, 3))
    mouth = Mouth(np.array([[40, 100], [60, 100], [80, 100]], np.float32), 150.0)
    wide = opened(picture, mouth, 1.0)
    assert (wide[:90] == picture[:90]).all()
    assert wide[108, 60].max() < 70  # dark between the lips
    assert (opened(picture, mouth, 0.0) == picture).all()


def test_speech_in_a_noisy_recording_is_as_long_as_in_a_clear_one() -> None:
    time_s = np.arange(48_000) / 16_000
    spoken = (time_s > 0.5) & (time_s < 2.5)
    softly = np.where(np.abs(time_s - 1) < 0.25, 1.0, 0.4) * spoken
    noise = np.random.default_rng(0).normal(0, 0.12, 48_000)
    for hiss in (0.0, noise):
        clip = (0.2 * (softly * np.sin(1000 * np.pi * time_s) + hiss)).astype(np.float32)
        ((start_s, end_s),) = _speech_s([clip], 10.0)
        assert abs(start_s - 10.5 - PAUSE_S) < 0.05
        assert abs(end_s - 12.5 - PAUSE_S) < 0.05


def test_speech_is_missed_made_up_or_somebody_elses() -> None:
    truth = np.array([0, 0, 0, 0, 1, 1, 1, 1, -1, -1])
    found = np.array([7, 7, 7, -1, 3, 3, 7, 7, 3, -1])
    parts = _parts(truth, found)
    assert parts["missed"] == parts["made_up"] == 1 / 8
    assert parts["somebody_elses"] == 2 / 8
    assert parts["diarisation_error"] == 4 / 8


def test_people_of_a_made_up_film_are_recognised_again() -> None:
    film = made_up(2)
    cast = recognised(film)
    owner = {face: one.number for one in cast for face in one.faces}
    pairs = list(zip(film.truth, (owner[i] for i in range(len(film.truth))), strict=True))
    assert len(set(pairs)) == len(set(film.truth)) == len({number for _, number in pairs})
