"""Grouping shots into scenes by dynamic programming."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aemo_studio.analysis.scenes import SCENE_PRICE, find_scenes
from aemo_studio.domain.emotion import GRID_S, Emotion, EmotionTrack, emotion_index, n_cells
from aemo_studio.domain.scene import Scene, Shot


def feeling(*parts: tuple[Emotion, float], sure: float = 0.8) -> EmotionTrack:
    """A track that shows each emotion for some seconds."""
    rows = []
    for emotion, seconds in parts:
        row = np.full(8, (1 - sure) / 7, np.float32)
        row[emotion_index(emotion)] = sure
        rows += [row] * int(seconds / GRID_S)
    return EmotionTrack(np.array(rows, np.float32), np.ones(len(rows), np.float32))


def shots(*ends_s: float) -> list[Shot]:
    return [Shot(a, b) for a, b in pairwise([0.0, *ends_s])]


def scenes_of(track: EmotionTrack, cuts: list[Shot], min_scene_s: float = 8.0) -> tuple[Scene, ...]:
    missing = EmotionTrack.missing(len(track))
    return find_scenes(cuts, speech=track, face=missing, fused=track, min_scene_s=min_scene_s)


def test_a_change_of_feeling_at_a_cut_begins_a_scene() -> None:
    track = feeling((Emotion.SAD, 20), (Emotion.ANGRY, 20))
    found = scenes_of(track, shots(10, 20, 30, 40))
    assert [(s.start_s, s.end_s) for s in found] == [(0, 20), (20, 40)]
    assert [s.emotion for s in found] == [Emotion.SAD, Emotion.ANGRY]


def test_one_feeling_is_one_scene() -> None:
    found = scenes_of(feeling((Emotion.HAPPY, 60)), shots(5, 12, 20, 31, 44, 60))
    assert [(s.start_s, s.end_s) for s in found] == [(0, 60)]


def test_no_scene_is_shorter_than_the_minimum() -> None:
    track = feeling(*[(e, 3) for e in (Emotion.SAD, Emotion.ANGRY) * 5])
    found = scenes_of(track, shots(*range(3, 31, 3)))
    assert min(s.duration_s for s in found) >= 8


def test_a_video_shorter_than_the_minimum_is_one_scene() -> None:
    found = scenes_of(feeling((Emotion.SAD, 2), (Emotion.ANGRY, 3)), shots(2, 5))
    assert [(s.start_s, s.end_s) for s in found] == [(0, 5)]


def test_a_long_shot_is_cut_where_the_emotion_turns() -> None:
    track = feeling((Emotion.SAD, 30), (Emotion.HAPPY, 30))
    found = scenes_of(track, shots(60))
    assert len(found) == 2
    assert found[0].end_s == pytest.approx(30, abs=2)


def test_a_short_shot_is_never_cut_inside() -> None:
    track = feeling((Emotion.SAD, 9), (Emotion.HAPPY, 9))
    assert len(scenes_of(track, shots(18))) == 1


def test_without_evidence_there_is_one_scene_with_coverage_0() -> None:
    found = scenes_of(EmotionTrack.missing(80), shots(10, 25, 40))
    assert len(found) == 1
    assert found[0].coverage.fused == 0
    np.testing.assert_allclose(found[0].scores, 1 / 8)


def test_coverage_counts_time() -> None:
    track = feeling((Emotion.SAD, 10), (Emotion.SAD, 10))
    track.coverage[20:] = 0.5
    (scene,) = scenes_of(track, shots(20))
    assert scene.coverage.speech == pytest.approx(0.75)
    assert scene.coverage.face == 0


def brute_force(track: EmotionTrack, cuts: list[Shot], min_scene_s: float) -> list[float]:
    """The cheapest grouping by trying them all (no shot is long enough to be cut inside)."""
    edges = [cuts[0].start_s, *[c.end_s for c in cuts]]
    points = np.sqrt(track.scores.astype(float))

    def spread(start: float, end: float) -> float:
        part = points[round(start / GRID_S) : round(end / GRID_S)]
        return float(((part - part.mean(axis=0)) ** 2).sum() * GRID_S)

    best = (np.inf, [edges[0], edges[-1]])
    for count in range(len(edges) - 1):
        for inner in combinations(edges[1:-1], count):
            times = [edges[0], *inner, edges[-1]]
            if len(times) > 2 and min(b - a for a, b in pairwise(times)) < min_scene_s:
                continue
            cost = sum(spread(a, b) + SCENE_PRICE for a, b in pairwise(times))
            best = min(best, (cost, times), key=lambda pair: pair[0])
    return best[1]


@settings(max_examples=40, deadline=None)
@given(
    lengths=st.lists(st.integers(1, 12), min_size=1, max_size=7),
    seed=st.integers(0, 10_000),
    min_scene_s=st.sampled_from([1.0, 4.0, 8.0]),
)
def test_the_grouping_is_the_best_of_all(lengths: list[int], seed: int, min_scene_s: float) -> None:
    ends = np.cumsum(lengths).astype(float)
    rng = np.random.default_rng(seed)
    scores = rng.dirichlet(np.full(8, 0.3), n_cells(ends[-1])).astype(np.float32)
    track = EmotionTrack(scores, np.ones(len(scores), np.float32))
    cuts = shots(*ends.tolist())
    found = scenes_of(track, cuts, min_scene_s)
    assert [0.0, *[s.end_s for s in found]] == brute_force(track, cuts, min_scene_s)


def test_thousands_of_shots_are_grouped() -> None:
    rng = np.random.default_rng(0)
    ends = np.cumsum(rng.uniform(0.5, 3, 4000))
    scores = rng.dirichlet(np.full(8, 0.3), n_cells(float(ends[-1]))).astype(np.float32)
    track = EmotionTrack(scores, np.ones(len(scores), np.float32))
    found = scenes_of(track, shots(*ends.tolist()))
    assert found[-1].end_s == pytest.approx(float(ends[-1]))
    assert all(s.duration_s >= 8 for s in found)
