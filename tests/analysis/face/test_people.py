from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from aemo_studio.analysis.face.adaptation import PersonLayer, adapted
from aemo_studio.analysis.face.grid import emotion_track
from aemo_studio.analysis.face.looks import Looks
from aemo_studio.analysis.face.people import (
    all_passed_over,
    build_face_tracks,
    find_tracks,
    smoothed,
    speaking_share,
    with_adapted_scores,
)
from aemo_studio.analysis.face.persons import Appearance
from aemo_studio.analysis.face.samples import FaceSamples
from aemo_studio.domain.emotion import EMOTIONS, Emotion, FloatArray, emotion_index, normalised
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack

HAPPY, SAD = emotion_index(Emotion.HAPPY), emotion_index(Emotion.SAD)
SILENCE = np.zeros(8, dtype=np.float32)


def _faces(
    samples: FaceSamples, shots: Sequence[Shot], speech_coverage: FloatArray
) -> tuple[FaceTrack, ...]:
    looks = Looks.joined([])
    tracks = find_tracks(samples, looks, shots)
    passed_over = all_passed_over(samples, tracks, looks)
    return build_face_tracks(samples, tracks, looks, speech_coverage, passed_over)


@pytest.mark.parametrize(
    ("from_nobody", "last_s", "passed_over"),
    [
        ([0.5, 0.55], 1.0, "no person"),
        ([0.5, 0.64], 1.0, ""),
        ([0.5, 0.64], 0.5, "no person"),
        ([0.5, 0.7], 0.5, ""),
        ([], 0.5, ""),
    ],
)
def test_a_face_that_never_looks_like_somebody_is_no_person(
    from_nobody: list[float], last_s: float, passed_over: str
) -> None:
    samples = _samples([0.0, 0.25, last_s], HAPPY)
    n = len(from_nobody)
    samples.look[:n] = np.arange(n)
    distances = np.array(from_nobody, dtype=np.float32)
    looks = Looks(np.zeros((n, 128), dtype=np.float32), distances, (b"",) * n)
    (face,) = build_face_tracks(samples, (np.arange(3),), looks, SILENCE, ("",))
    assert face.passed_over == passed_over
    assert bool(face.weights.any()) is not bool(passed_over)


def _scores(emotion: int, share: float = 0.9) -> FloatArray:
    weights = np.full(8, (1 - share) / 7)
    weights[emotion] = share
    return normalised(weights)


def _samples(
    times: list[float],
    emotion: int,
    x: float = 0.2,
    weight: float = 1.0,
    jaw: list[float] | None = None,
) -> FaceSamples:
    n = len(times)
    return FaceSamples(
        times_s=np.array(times, dtype=np.float32),
        boxes=np.tile(np.array([x, 0.2, 0.2, 0.3], dtype=np.float32), (n, 1)),
        scores=np.tile(_scores(emotion), (n, 1)),
        weights=np.full(n, weight, dtype=np.float32),
        jaw_open=np.array(jaw or [0.0] * n, dtype=np.float32),
        change=np.zeros((n, 2), dtype=np.float32),
        second_looks=np.ones(n, dtype=np.float32),
        look=np.full(n, -1, dtype=np.int64),
    )


def _together(first: FaceSamples, second: FaceSamples) -> FaceSamples:
    both = FaceSamples.joined([first, second])
    return both.rows(np.argsort(both.times_s, kind="stable"))


def _sampled(end_s: float, rate: float = 4.0) -> FloatArray:
    return np.arange(0, end_s, 1 / rate, dtype=np.float32)


def test_without_faces_everything_is_missing() -> None:
    track = emotion_track((), _sampled(4), (Shot(0, 4),), 8)
    assert not track.coverage.any()
    np.testing.assert_allclose(track.scores, 1 / 8)


def test_without_samples_everything_is_missing() -> None:
    assert not emotion_track((), np.zeros(0, np.float32), (), 3).coverage.any()


def test_cells_with_a_face_carry_it_and_the_others_are_missing() -> None:
    samples = _samples([0.0, 0.25, 0.5, 0.75], HAPPY)
    shots = (Shot(0, 1.0), Shot(1.0, 4.0))
    track = emotion_track(_faces(samples, shots, SILENCE), _sampled(4), shots, 8)
    np.testing.assert_allclose(track.coverage, [1, 1, 0, 0, 0, 0, 0, 0], atol=1e-5)
    assert track.scores[:2].argmax(axis=1).tolist() == [HAPPY, HAPPY]
    np.testing.assert_allclose(track.scores[2:], 1 / 8)


def test_coverage_follows_the_weight() -> None:
    samples = _samples([0.0, 0.25, 0.5, 0.75], HAPPY, weight=0.4)
    track = emotion_track(_faces(samples, (), SILENCE), _sampled(1), (Shot(0, 1),), 2)
    np.testing.assert_allclose(track.coverage, 0.4, atol=1e-5)
    assert track.scores[0, HAPPY] > 0.8


def test_coverage_is_the_share_of_samples_with_a_face() -> None:
    samples = _samples([0.0], HAPPY)
    track = emotion_track(_faces(samples, (), SILENCE), _sampled(0.5), (Shot(0, 0.5),), 1)
    assert 0.2 < track.coverage[0] < 0.6


def test_hopeless_samples_are_no_evidence() -> None:
    samples = _samples([0.0, 0.25], HAPPY, weight=0.02)
    track = emotion_track(_faces(samples, (), SILENCE), _sampled(0.5), (Shot(0, 0.5),), 1)
    assert track.coverage[0] == 0
    np.testing.assert_allclose(track.scores, 1 / 8)


def test_one_sample_a_second_fills_every_cell() -> None:
    samples = _samples([0.0, 1.0, 2.0, 3.0], SAD)
    shots = (Shot(0, 4),)
    track = emotion_track(_faces(samples, shots, SILENCE), _sampled(4, 1), shots, 8)
    np.testing.assert_allclose(track.coverage, 1, atol=1e-5)
    assert (track.scores.argmax(axis=1) == SAD).all()


def test_a_face_does_not_leak_over_a_cut() -> None:
    samples = _samples([0.0, 1.0], SAD)
    shots = (Shot(0, 1.5), Shot(1.5, 4))
    track = emotion_track(_faces(samples, shots, SILENCE), _sampled(4, 1), shots, 8)
    np.testing.assert_allclose(track.coverage, [1, 1, 1, 0, 0, 0, 0, 0], atol=1e-5)


def test_a_last_cell_that_the_film_does_not_fill_counts_only_what_is_there() -> None:
    samples = _samples([0.0, 0.25, 0.5], SAD)
    shots = (Shot(0, 0.6),)
    track = emotion_track(_faces(samples, shots, SILENCE), _sampled(0.6), shots, 2)
    np.testing.assert_allclose(track.coverage, 1, atol=1e-4)


def test_people_count_by_their_weight() -> None:
    times = [0.0, 0.25]
    both = _together(_samples(times, HAPPY, 0.1, 1.0), _samples(times, SAD, 0.7, 0.3))
    track = emotion_track(_faces(both, (), SILENCE), _sampled(0.5), (Shot(0, 0.5),), 1)
    assert track.scores[0, HAPPY] / track.scores[0, SAD] == pytest.approx(
        (0.9 + 0.3 * 0.1 / 7) / (0.3 * 0.9 + 0.1 / 7), rel=0.02
    )


def test_who_speaks_is_detected_and_counts_like_everybody_else() -> None:
    times = [i / 4 for i in range(16)]
    talk = [0.0, 0.3] * 8
    both = _together(_samples(times, HAPPY, 0.1, jaw=talk), _samples(times, SAD, 0.7))
    shots = (Shot(0, 4),)
    faces = _faces(both, shots, np.ones(8, dtype=np.float32))
    assert [p.speaking for p in faces] == [1.0, 0.0]
    scores = emotion_track(faces, _sampled(4), shots, 8).scores[3]
    assert scores[HAPPY] == pytest.approx(scores[SAD], abs=1e-4)


def test_a_single_silent_face_keeps_its_scores_and_coverage() -> None:
    samples = _samples([0.0, 0.25], SAD)
    speech = np.ones(1, dtype=np.float32)
    track = emotion_track(_faces(samples, (), speech), _sampled(0.5), (Shot(0, 0.5),), 1)
    assert track.coverage[0] == pytest.approx(1)
    assert track.scores[0, SAD] == pytest.approx(0.9, abs=1e-3)


def test_a_mouth_that_moves_without_speech_does_not_speak() -> None:
    times = np.arange(0, 4, 0.25, dtype=np.float32)
    jaw = np.array([0.0, 0.4] * 8, dtype=np.float32)
    assert speaking_share(times, jaw, np.zeros(8, dtype=np.float32)) == 0
    assert speaking_share(times, jaw, np.ones(8, dtype=np.float32)) == 1
    still = np.full(16, 0.3, dtype=np.float32)
    assert speaking_share(times, still, np.ones(8, dtype=np.float32)) == 0


def test_smoothing_outvotes_one_misread_look() -> None:
    scores = np.tile(_scores(HAPPY), (9, 1))
    scores[4] = _scores(SAD)
    times = (np.arange(9) / 4).astype(np.float32)
    result = smoothed(times, scores, np.ones(9, dtype=np.float32))
    assert (result.argmax(axis=1) == HAPPY).all()
    np.testing.assert_allclose(result.sum(axis=1), 1, atol=1e-5)


def test_smoothing_keeps_a_change_that_lasts() -> None:
    scores = np.concatenate([np.tile(_scores(HAPPY), (8, 1)), np.tile(_scores(SAD), (8, 1))])
    times = (np.arange(16) / 4).astype(np.float32)
    result = smoothed(times, scores, np.ones(16, dtype=np.float32))
    assert result.argmax(axis=1).tolist() == [HAPPY] * 8 + [SAD] * 8


def test_there_is_one_track_per_person_and_shot() -> None:
    times = [i / 4 for i in range(8)]
    both = _together(_samples(times, HAPPY, 0.1), _samples(times, SAD, 0.7))
    faces = _faces(both, (Shot(0, 1), Shot(1, 2)), SILENCE)
    assert [p.number for p in faces] == [0, 1, 2, 3]
    assert all(len(p.times_s) == 4 for p in faces)
    assert {EMOTIONS[int(p.scores[0].argmax())] for p in faces} == {Emotion.HAPPY, Emotion.SAD}


def _moods(likeness: int) -> FloatArray:
    """Seven looks of somebody whose face adds something to each of them."""
    shown = np.stack([_scores(EMOTIONS.index(emotion)) for emotion in EMOTIONS])
    shown[:, likeness] *= 20
    return np.stack([normalised(row) for row in shown])


def test_looks_are_adapted_to_the_person_and_those_of_strangers_to_the_film() -> None:
    layer = PersonLayer.load()
    samples = _samples([0.25 * i for i in range(24)], HAPPY)
    samples.scores[:] = np.concatenate([_moods(HAPPY), _moods(SAD), _moods(SAD)])
    tracks = tuple(np.arange(i, i + 8) for i in (0, 8, 16))
    nothing = np.zeros(128, np.float32)
    persons = [Appearance((number,), nothing, 1, tracks[number]) for number in (0, 1)]
    found = with_adapted_scores(samples, tracks, persons, layer).scores
    share = np.full(8, 1 / 8, np.float32)
    for rows in tracks[:2]:
        np.testing.assert_allclose(found[rows], adapted(layer, samples.scores[rows], share), 1e-4)
    whole = adapted(layer, samples.scores, np.full(24, 1 / 24, np.float32))
    np.testing.assert_allclose(found[tracks[2]], whole[tracks[2]], 1e-4)
    nobody = with_adapted_scores(samples, tracks, [], layer)
    np.testing.assert_array_equal(nobody.scores, samples.scores)
