"""Who says what: made-up lines, faces and voices; each voice has a direction of its own."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from aemo_studio.analysis.face.analyser import FaceResult
from aemo_studio.analysis.speakers import changes_s, with_speakers
from aemo_studio.analysis.speech.lines import SpokenVoices, find_lines, voices_of
from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.emotion import Emotion, EmotionTrack
from aemo_studio.domain.scene import Shot
from tests.project.editing.films import face

RATE_HZ = 4.0
FRAMES_PER_S = 1 / 0.032


def _faces(*spans: tuple[float, float], moving: tuple[int, ...] = ()) -> FaceResult:
    """One face for each span, the mouth moving all along where it moves at all."""
    tracks = tuple(face(i, start, end, Emotion.HAPPY) for i, (start, end) in enumerate(spans))
    mouths = tuple(np.full(len(t.times_s), t.number in moving) for t in tracks)
    return FaceResult(EmotionTrack.missing(200), tracks, (), mouths)


def _spoken(*said: tuple[float, float, int]) -> SpokenVoices:
    """Lines by start, end and voice; each voice has a direction, a little different every time."""
    rng = np.random.default_rng(4)
    lines = tuple(SpokenLine(i, start, end) for i, (start, end, _) in enumerate(said))
    voices = 8 * np.eye(6)[[who for *_, who in said]] + rng.normal(0, 1, (len(said), 6))
    return SpokenVoices(lines, voices.astype(np.float32), np.full(6, 8, np.float32))


def _lines(cast: tuple[Character, ...]) -> list[tuple[int, ...]]:
    return [one.lines for one in cast]


def test_who_is_seen_speaks() -> None:
    faces = _faces((0, 5), (5, 10), (10, 15), (15, 20))
    cast = (Character(0, (0, 2)), Character(1, (1, 3)))
    spoken = _spoken((0, 4, 0), (5, 9, 1), (10, 14, 0), (15, 19, 1))
    assert _lines(with_speakers(cast, faces, spoken, RATE_HZ)) == [(0, 2), (1, 3)]


def test_the_voice_is_known_while_the_listener_is_seen() -> None:
    faces = _faces(*((start, start + 10) for start in (0, 10, 20, 30, 40)))
    cast = (Character(0, (0, 2, 4)), Character(1, (1, 3)))
    spoken = _spoken((0, 9, 0), (10, 19, 1), (20, 29, 0), (30, 39, 1), (40, 49, 1))
    assert _lines(with_speakers(cast, faces, spoken, RATE_HZ)) == [(0, 2), (1, 3, 4)]


def test_numbers_in_which_speakers_differ_tell_more_than_the_others() -> None:
    faces = _faces(*((start, start + 10) for start in (0, 10, 20, 30, 40)))
    cast = (Character(0, (0, 2, 4)), Character(1, (1, 3)))
    spoken = _spoken((0, 9, 0), (10, 19, 1), (20, 29, 0), (30, 39, 1), (40, 49, 1))
    misleading = np.tile(spoken.voices[[0, 1, 0, 1, 0]], 4)
    mixed = dataclasses.replace(spoken, voices=np.hstack([spoken.voices / 3, misleading / 4]))
    for misled, others in ((False, 0.01), (True, 8)):
        one = dataclasses.replace(mixed, between=np.repeat([8, others], [6, 24]).astype(np.float32))
        found = _lines(with_speakers(cast, faces, one, RATE_HZ))
        assert (found == [(0, 2), (1, 3, 4)]) is not misled


def test_of_two_in_the_picture_the_one_with_the_moving_mouth_speaks() -> None:
    faces = _faces((0, 10), (0, 10), moving=(1,))
    cast = (Character(0, (0,)), Character(1, (1,)))
    spoken = _spoken((0, 4, 1), (5, 9, 1))
    assert _lines(with_speakers(cast, faces, spoken, RATE_HZ)) == [(), (0, 1)]


def test_in_a_film_whose_mouths_move_a_still_one_listens() -> None:
    faces = _faces(*((start, start + 10) for start in range(0, 50, 10)), moving=(0, 1, 3))
    cast = (Character(0, (0, 2, 4)), Character(1, (1, 3)))
    said = [(0, 9, 0), (10, 19, 1), (20, 29, 1), (30, 39, 1), (40, 49, 1)]
    found = with_speakers(cast, faces, _spoken(*said), RATE_HZ)
    assert _lines(found) == [(0,), (1, 2, 3, 4)]


def test_a_moving_mouth_is_believed_though_the_voice_sounds_like_somebody_else() -> None:
    spans = [(start, start + 10) for start in range(0, 80, 10)]
    faces = _faces(*spans, moving=tuple(range(8)))
    cast = (Character(0, (0, 2, 4, 6)), Character(1, (1, 3, 5, 7)))
    spoken = _spoken(*((start, end - 1, i % 2) for i, (start, end) in enumerate(spans)))
    spoken.voices[7] = spoken.voices[[0, 1]].mean(axis=0) + 0.0875 * (
        spoken.voices[0] - spoken.voices[1]
    )
    assert _lines(with_speakers(cast, faces, spoken, RATE_HZ)) == [(0, 2, 4, 6), (1, 3, 5, 7)]
    still = dataclasses.replace(faces, mouths=tuple(np.zeros_like(m) for m in faces.mouths))
    assert 7 in with_speakers(cast, still, spoken, RATE_HZ)[0].lines


def test_a_line_too_short_to_sound_like_anybody_goes_on_with_the_turn() -> None:
    faces = _faces((0, 10), (10, 20), (20, 30), (30, 40))
    cast = (Character(0, (0, 2)), Character(1, (1, 3)))
    spoken = _spoken((0, 9, 0), (10, 19, 1), (20, 24, 1), (24.5, 25, 0), (30, 39, 1))
    spoken.voices[3] = 0
    assert _lines(with_speakers(cast, faces, spoken, RATE_HZ)) == [(0,), (1, 2, 3, 4)]


def test_somebody_who_is_never_seen_becomes_a_voice() -> None:
    faces = _faces((0, 5), (10, 15))
    cast = (Character(0, (0,)), Character(1, (1,)))
    spoken = _spoken((0, 4, 0), (5, 9, 3), (10, 14, 1), (16, 19, 3), (20, 21, 4))
    found = with_speakers(cast, faces, spoken, RATE_HZ)
    assert _lines(found) == [(0,), (2,), (1, 3)]  # the last one says too little
    assert found[2] == Character(2, (), lines=(1, 3))


def test_a_film_without_faces_has_voices_only() -> None:
    spoken = _spoken((0, 4, 0), (5, 9, 1), (10, 14, 0), (15, 19, 1))
    found = with_speakers((), _faces(), spoken, RATE_HZ)
    assert [(one.number, one.lines) for one in found] == [(0, (0, 2)), (1, (1, 3))]


def test_silence_is_nobodys() -> None:
    cast = (Character(0, (0,)),)
    nothing = SpokenVoices((), np.zeros((0, 6), np.float32), np.ones(6, np.float32))
    assert with_speakers(cast, _faces((0, 5)), nothing, RATE_HZ) == cast


def test_lines_end_at_pauses_and_cuts() -> None:
    speech = np.zeros(round(20 * FRAMES_PER_S), np.bool_)
    for start, end in ((1, 3), (3.2, 5), (6, 6.1), (8, 12)):
        speech[round(start * FRAMES_PER_S) : round(end * FRAMES_PER_S)] = True
    lines = find_lines(speech, [0.0, 1.1, 10.0])
    assert [(line.start_s, line.end_s) for line in lines] == [
        (pytest.approx(1, abs=0.04), pytest.approx(5, abs=0.04)),
        (pytest.approx(8, abs=0.04), 10.0),
        (10.0, pytest.approx(12, abs=0.04)),
    ]


def test_speech_without_pauses_is_divided_all_the_same() -> None:
    lines = find_lines(np.ones(round(20 * FRAMES_PER_S), np.bool_), [])
    assert len(lines) == 3
    assert max(line.end_s - line.start_s for line in lines) < 8


def test_a_line_sounds_like_the_cells_in_it() -> None:
    lines = (SpokenLine(0, 0.0, 1.0), SpokenLine(1, 1.3, 1.4), SpokenLine(2, 5.0, 6.0))
    voices = np.array([[1.0], [3.0], [7.0]], np.float32)
    assert voices_of(lines, np.array([0, 1, 2]), voices).tolist() == [[2.0], [7.0], [0.0]]


def test_speakers_may_change_with_cuts_and_with_faces_that_appear() -> None:
    tracks = tuple(dataclasses.replace(one) for one in _faces((2, 5), (7, 9)).faces)
    assert changes_s((Shot(0, 7), Shot(7, 9)), tracks) == [0, 2, 7]
