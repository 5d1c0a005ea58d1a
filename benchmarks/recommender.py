"""Measures the recommender against random choice and argmax-label choice.

    python -m benchmarks.recommender [-o docs/recommender.md] [--iadse FILE]

Random scene scores with fixed seeds, the shipped catalogues, the catalogue's own moods.
Writes docs/recommender.md.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from aemo_studio.domain.emotion import EMOTIONS, Emotion, FloatArray, normalised, uniform_scores
from aemo_studio.domain.music import Catalogue, Track
from aemo_studio.domain.scene import Coverage, Scene
from aemo_studio.music.catalogue.mood_map import load_mood_map
from aemo_studio.music.catalogue.store import SHIPPED, load_catalogue
from aemo_studio.music.recommend import Recommender, RecommendSettings, Weights
from aemo_studio.music.recommend.affect import AffectTable, load_affect
from aemo_studio.music.recommend.library import Library, build_library
from aemo_studio.music.recommend.selection import likeness_to
from aemo_studio.music.recommend.styles import RARE, SERVES
from benchmarks import effects, lyrics, recommender_styles, search
from benchmarks.recommender_text import TEMPLATE
from benchmarks.report import write_section

N_SCENES = 500
TOP = 5
SEEDS = (0, 1, 2, 3, 4)
CONCENTRATION = 0.5
SHORTEST_S, LONGEST_S = 10.0, 180.0
SIZES = (20_000, 200_000)

Lists = Sequence[Sequence[int]]
Method = Callable[[Sequence[Scene], Generator], Lists]


@dataclass(frozen=True)
class Measured:
    """Means over scenes; coverage is the number of different tracks listed."""

    precision: float
    precision_drawn: float
    hit_drawn: float
    mood_precision: float
    distance: float
    coverage: float
    diversity: float
    artists: float


@dataclass(frozen=True, eq=False)
class Bench:
    """The catalogues, and what the methods and measures use of them."""

    catalogues: Sequence[Catalogue]
    library: Library
    affect: AffectTable

    def position(self) -> Mapping[Track, int]:
        return {track: i for i, track in enumerate(self.library.tracks)}

    def serves(self) -> NDArray[np.bool_]:
        """bool[n, 8]: the Emotions that one of the track's moods serves in the mood map."""
        mood_map = load_mood_map()
        serves = np.zeros((len(self.library), len(EMOTIONS)), dtype=bool)
        for i, track in enumerate(self.library.tracks):
            for emotion in {e for mood in track.moods for e in mood_map[mood]}:
                serves[i, EMOTIONS.index(emotion)] = True
        return serves


def scenes_of(rng: Generator) -> list[Scene]:
    """Draws scenes with Dirichlet scores: from clear ones to ones torn between emotions."""
    weights = rng.dirichlet(np.full(len(EMOTIONS), CONCENTRATION), size=N_SCENES)
    lengths = rng.uniform(SHORTEST_S, LONGEST_S, size=N_SCENES)
    return [_scene(normalised(w), float(s)) for w, s in zip(weights, lengths, strict=True)]


def _scene(scores: FloatArray, duration_s: float) -> Scene:
    return Scene(0.0, duration_s, scores, scores, uniform_scores(), Coverage(1.0, 0.0, 1.0))


def methods(bench: Bench) -> dict[str, Method]:
    lists = {e: np.flatnonzero(bench.library.emotion == i).tolist() for i, e in enumerate(EMOTIONS)}
    everything = np.arange(len(bench.library))

    def random_five(scenes: Sequence[Scene], rng: Generator) -> Lists:
        return [rng.choice(everything, TOP, replace=False).tolist() for _ in scenes]

    def label_random(scenes: Sequence[Scene], rng: Generator) -> Lists:
        return [rng.choice(lists[s.emotion], TOP, replace=False).tolist() for s in scenes]

    def label_first(scenes: Sequence[Scene], _rng: Generator) -> Lists:
        return [lists[scene.emotion][:TOP] for scene in scenes]

    return {
        "random choice": random_five,
        "argmax label, first five": label_first,
        "argmax label, random five": label_random,
        "match, without diversity": _match(bench, Weights(diversity=0.0)),
        "**match**": _match(bench, Weights()),
    }


def _match(bench: Bench, weights: Weights) -> Method:
    recommender = Recommender(bench.catalogues)
    settings = RecommendSettings(top=TOP, weights=weights)
    position = bench.position()

    def match(scenes: Sequence[Scene], _rng: Generator) -> Lists:
        # Each scene on its own: nothing is gained from continuity across scenes.
        listed = [recommender.recommend([scene], settings)[0] for scene in scenes]
        return [[position[r.track] for r in recommendations] for recommendations in listed]

    return match


def measure(bench: Bench, scenes: Sequence[Scene], lists: Lists, rng: Generator) -> Measured:
    library, serves = bench.library, bench.serves()
    array = np.array(lists)
    top = np.array([EMOTIONS.index(scene.emotion) for scene in scenes])
    drawn = np.array([rng.choice(len(EMOTIONS), p=_exact(scene.scores)) for scene in scenes])
    right = library.emotion[array] == top[:, None]
    right_drawn = library.emotion[array] == drawn[:, None]
    expected = np.stack([bench.affect.expectation(scene.scores) for scene in scenes])
    affects = library.set_affects[library.mood_set[array]]
    return Measured(
        precision=float(right.mean()),
        precision_drawn=float(right_drawn.mean()),
        hit_drawn=float(right_drawn.any(axis=1).mean()),
        mood_precision=float(serves[array, top[:, None]].mean()),
        distance=float(np.linalg.norm(affects - expected[:, None], axis=-1).mean()),
        coverage=len(np.unique(array)),
        diversity=float(np.mean([_diversity(library, row) for row in lists])),
        artists=float(np.mean([len(set(library.artist[list(row)])) for row in lists])),
    )


def _exact(scores: FloatArray) -> NDArray[np.float64]:
    wide = scores.astype(np.float64)
    normal: NDArray[np.float64] = wide / wide.sum()
    return normal


def _diversity(library: Library, row: Sequence[int]) -> float:
    """Computes the mean over pairs of 1 - likeness (artist 0.5, moods 0.4, catalogue 0.1)."""
    likeness = {i: likeness_to(library, i) for i in row}
    return 1.0 - statistics.mean(float(likeness[a][b]) for a, b in combinations(row, 2))


def compare(bench: Bench) -> dict[str, list[Measured]]:
    """Computes, per method, one Measured per seed; every method gets the same scenes and truths."""
    results: dict[str, list[Measured]] = {}
    for name, method in methods(bench).items():
        for seed in SEEDS:
            scenes = scenes_of(np.random.default_rng(seed))
            lists = method(scenes, np.random.default_rng((seed, 1)))
            measured = measure(bench, scenes, lists, np.random.default_rng((seed, 2)))
            results.setdefault(name, []).append(measured)
    return results


def film_coverage(bench: Bench) -> int:
    """Counts different tracks listed for the scenes of seed 0 when they follow each other."""
    scenes, start_s = [], 0.0
    for scene in scenes_of(np.random.default_rng(SEEDS[0])):
        moved = replace(scene, start_s=start_s, end_s=start_s + scene.duration_s)
        scenes.append(moved)
        start_s = moved.end_s
    lists = Recommender(bench.catalogues).recommend(scenes, RecommendSettings(top=TOP))
    return len({r.track for recommendations in lists for r in recommendations})


def enlarged(catalogues: Sequence[Catalogue], size: int) -> Catalogue:
    """Draws `size` different tracks with the moods, lengths and tempi of the shipped ones."""
    tracks = [t for c in catalogues for t in c.tracks]
    repeated = (tracks[i % len(tracks)] for i in range(size))
    numbered = (
        replace(t, track_id=f"{t.track_id}/{i}", title=f"{t.title} {i}")
        for i, t in enumerate(repeated)
    )
    return Catalogue("enlarged", tuple(numbered))


def timings(bench: Bench) -> list[str]:
    rows = []
    start = time.process_time()
    for name in SHIPPED:
        load_catalogue(name)
    rows.append(f"| load the shipped catalogues | {_ms(start)} |")
    for size in SIZES:
        catalogue = enlarged(bench.catalogues, size)
        start = time.process_time()
        recommender = Recommender([catalogue])
        rows.append(f"| prepare {size:,} tracks, once | {_ms(start)} |")
        scenes = scenes_of(np.random.default_rng(0))[:20]
        current = recommender.recommend(scenes)
        times = []
        for i in range(len(scenes)):
            start = time.process_time()
            recommender.again(scenes, i, current)
            times.append(time.process_time() - start)
        rows.append(
            f"| one scene again, {size:,} tracks (median, slowest of {len(scenes)}) "
            f"| {1000 * statistics.median(times):.0f} ms, {1000 * max(times):.0f} ms |"
        )
    return rows


def _ms(start: float) -> str:
    return f"{1000 * (time.process_time() - start):.0f} ms"


def _row(name: str, runs: Sequence[Measured]) -> str:
    cells = [
        _spread([r.precision for r in runs], 3),
        _spread([r.mood_precision for r in runs], 3),
        _spread([r.distance for r in runs], 2),
        _spread([r.coverage for r in runs], 0),
        _spread([r.diversity for r in runs], 3),
        _spread([r.artists for r in runs], 2),
    ]
    return f"| {name} | {' | '.join(cells)} |"


def _drawn_row(name: str, runs: Sequence[Measured]) -> str:
    cells = [_spread([r.precision_drawn for r in runs], 3), _spread([r.hit_drawn for r in runs], 3)]
    return f"| {name} | {' | '.join(cells)} |"


def _spread(values: Sequence[float], digits: int) -> str:
    return f"{statistics.mean(values):.{digits}f} ± {statistics.stdev(values):.{digits}f}"


def document(bench: Bench) -> str:
    results = compare(bench)
    counts = {e: int((bench.library.emotion == i).sum()) for i, e in enumerate(EMOTIONS)}
    return TEMPLATE.format(
        scenes=N_SCENES,
        seeds=len(SEEDS),
        concentration=CONCENTRATION,
        shortest=SHORTEST_S,
        longest=LONGEST_S,
        tracks=len(bench.library),
        lists=_in_words(counts),
        most=N_SCENES * TOP,
        film=film_coverage(bench),
        table="\n".join(_row(name, runs) for name, runs in results.items()),
        drawn="\n".join(_drawn_row(name, runs) for name, runs in results.items()),
        style_top=recommender_styles.TOP,
        rare=f"{RARE:.2f}",
        serves=f"{SERVES:g}",
        style_weight=f"{Weights().style:g}",
        styles=recommender_styles.table(bench.catalogues, _drawn_scenes()),
        held_out=recommender_styles.held_out_table(bench.catalogues, _drawn_scenes()),
        serving=recommender_styles.serving_rows(),
        timings="\n".join(timings(bench)),
    )


def _drawn_scenes() -> list[list[Scene]]:
    """Draws the scenes of every seed."""
    return [scenes_of(np.random.default_rng(seed)) for seed in SEEDS]


def _in_words(counts: Mapping[Emotion, int]) -> str:
    return ", ".join(f"{emotion.value} {count}" for emotion, count in counts.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    home = Path(__file__).resolve().parent.parent
    parser.add_argument("-o", "--output", type=Path, default=home / "docs" / "recommender.md")
    parser.add_argument("--iadse", type=Path, default=effects.RATINGS)
    arguments = parser.parse_args()
    output: Path = arguments.output
    catalogues = [load_catalogue(name) for name in SHIPPED]
    affect = load_affect()
    bench = Bench(catalogues, build_library(catalogues, affect), affect)
    text = document(bench) + effects.section(arguments.iadse)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, encoding="utf-8")
    write_section(search.HEADING, search.section(), output)
    if lyrics.BAGS.exists():
        write_section(lyrics.HEADING, lyrics.section(lyrics.BAGS), output)
    print(text)


if __name__ == "__main__":
    main()
