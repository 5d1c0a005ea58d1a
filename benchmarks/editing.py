"""Measures how long an edit of a two-hour project takes until its new lists are there.

    python -m benchmarks.editing

Every number is processor time from the call of the edit to the renewed Project, as the window
does it; the budget is 100 ms for 20,000 tracks.
"""

from __future__ import annotations

import dataclasses
import statistics
import time
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import numpy as np

from aemo_studio.analysis.face.grid import emotion_track, sample_times
from aemo_studio.analysis.fusion import fuse
from aemo_studio.analysis.scenes import find_scenes
from aemo_studio.domain.emotion import EMOTIONS, EmotionTrack, n_cells, normalised
from aemo_studio.domain.music import MusicFilters
from aemo_studio.domain.project import Project
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack, Waveform
from aemo_studio.music.catalogue.store import SHIPPED, load_catalogue
from aemo_studio.music.recommend import Recommender, RecommendSettings
from aemo_studio.project import editing
from aemo_studio.project.document import encode_project
from aemo_studio.project.editing.recommending import outdated, recommend_again, recommend_all
from benchmarks.recommender import enlarged
from tests.factories import make_analysis, make_video

FILM_S = 7200.0
SHOT_S = 5.0
SIZES = (20_000, 200_000)
RUNS = 30
SETTINGS = RecommendSettings()

Edit = Callable[[Project, int], Project]


def film(rng: np.random.Generator) -> Project:
    """Makes up two hours: a shot every 5 s on average, faces in two of three, speech in half."""
    ends = np.cumsum(rng.exponential(SHOT_S, int(FILM_S / SHOT_S)) + 0.5)
    times = [0.0, *ends[ends < FILM_S - 1].tolist(), FILM_S]
    shots = tuple(Shot(a, b) for a, b in pairwise(times))
    faces = tuple(_face(i, shot, rng) for i, shot in enumerate(shots) if rng.random() < 2 / 3)
    cells = n_cells(FILM_S)
    seen = emotion_track(faces, sample_times(4.0, FILM_S), shots, cells)
    speech = _speech(cells, rng)
    fused = fuse([speech, seen])
    scenes = find_scenes(shots, speech=speech, face=seen, fused=fused, min_scene_s=8.0)
    peaks = np.zeros((int(FILM_S * 20), 2), np.float32)
    video = dataclasses.replace(make_video(duration_s=FILM_S), frame_rate=Fraction(24000, 1001))
    analysis = dataclasses.replace(
        make_analysis(make_video()), video=video, speech=speech, face=seen, fused=fused,
        shots=shots, scenes=scenes, faces=faces, waveform=Waveform(20.0, peaks),
    )  # fmt: skip
    return Project(analysis=analysis, scenes=scenes)


def _face(number: int, shot: Shot, rng: np.random.Generator) -> FaceTrack:
    times = np.arange(np.ceil(shot.start_s * 4), shot.end_s * 4) / 4
    n = len(times)
    mood = rng.dirichlet(np.full(len(EMOTIONS), 0.3))
    return FaceTrack(
        number=number,
        times_s=times.astype(np.float32),
        boxes=np.full((n, 4), 0.3, np.float32),
        scores=normalised(np.tile(mood, (n, 1))),
        weights=rng.uniform(0.2, 1.0, n).astype(np.float32),
        speaking=0.0,
    )


def _speech(cells: int, rng: np.random.Generator) -> EmotionTrack:
    coverage = np.repeat(rng.random(cells // 20 + 1) < 0.5, 20)[:cells].astype(np.float32)
    scores = normalised(np.repeat(rng.dirichlet(np.full(8, 0.3), cells // 20 + 1), 20, axis=0))
    return EmotionTrack(scores[:cells], coverage)


def edits(rng: np.random.Generator) -> dict[str, Edit]:
    def middle(project: Project, i: int) -> float:
        scene = project.scenes[i]
        return (scene.start_s + scene.end_s) / 2

    def some_face(project: Project) -> int:
        return project.analysis.faces[int(rng.integers(len(project.analysis.faces)))].number

    return {
        "set an emotion": lambda p, i: editing.set_emotion(p, i, EMOTIONS[i % 8]),
        "split a scene": lambda p, i: editing.split_scene(p, middle(p, i)),
        "merge two scenes": editing.merge_scenes,
        "move a boundary": lambda p, i: editing.move_boundary(p, i, middle(p, i)),
        "mute speech": lambda p, i: editing.mute(p, i, "speech"),
        "ignore a face": lambda p, _i: editing.ignore_face(p, some_face(p)),
        "set an intention": lambda p, i: editing.set_intention(p, i, "romantic"),
        "reject a track": lambda p, i: editing.reject(p, i, p.recommendations[i][0].track.key),
    }


def measure(project: Project, edit: Edit, recommender: Recommender) -> list[float]:
    """Measures the milliseconds of each run, every time on another scene of the same project."""
    times = []
    for run in range(RUNS):
        index = run * (len(project.scenes) - 2) // RUNS
        start = time.process_time()
        after = edit(project, index)
        recommend_again(after, recommender, SETTINGS, outdated(project, after))
        times.append(1000 * (time.process_time() - start))
    return times


def report(size: int, project: Project) -> None:
    catalogue = enlarged([load_catalogue(name) for name in SHIPPED], size)
    recommender = Recommender([catalogue])
    start = time.process_time()
    listed = recommend_all(project, recommender, SETTINGS)
    print(f"\n| {size:,} tracks | median | 95th percentile | slowest |\n| --- | --- | --- | --- |")
    for name, edit in edits(np.random.default_rng(1)).items():
        times = measure(listed, edit, recommender)
        high = float(np.percentile(times, 95))
        print(
            f"| {name} | {statistics.median(times):.1f} ms | {high:.1f} ms | {max(times):.1f} ms |"
        )
    for name, filters in FILTERS.items():
        start = time.process_time()
        filtered = editing.set_filters(listed, filters)
        recommend_again(filtered, recommender, SETTINGS, (0,))
        first = 1000 * (time.process_time() - start)
        print(f"| filter by {name}, one list | {first:.1f} ms | | |")
    start = time.process_time()
    recommend_all(listed, recommender, SETTINGS)
    print(f"| all {len(listed.scenes)} lists (beside the window) "
          f"| {1000 * (time.process_time() - start):.0f} ms | | |")  # fmt: skip


FILTERS = {
    "tempo": MusicFilters(max_bpm=100.0),
    "words": MusicFilters(words=("night",)),
    "licence": MusicFilters(licences=("CC BY 3.0",)),
}


def main() -> None:
    project = film(np.random.default_rng(0))
    start = time.process_time()
    size = len(encode_project(project, project.analysis.video.path.parent))
    took = 1000 * (time.process_time() - start)
    print(f"{FILM_S / 3600:.0f} hours, {len(project.analysis.shots)} shots, "
          f"{len(project.scenes)} scenes, {len(project.analysis.faces)} people; "
          f"encoding it takes {took:.0f} ms ({size / 1e6:.1f} MB)")  # fmt: skip
    for tracks in SIZES:
        report(tracks, project)


if __name__ == "__main__":
    main()
