"""Measures how sound effects are chosen, against random choice.

    python -m benchmarks.effects [--iadse iadse_ratings_all.csv]

Prints the section of docs/recommender.md; `python -m benchmarks.recommender` puts it there.
"""

from __future__ import annotations

import argparse
import csv
import re
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import numpy as np
from numpy.random import Generator

from aemo_studio.domain.effects import Effect, EffectKind, EffectMoment, Occasion
from aemo_studio.domain.emotion import EMOTIONS, Emotion, EmotionScores, normalised, top_emotion
from aemo_studio.music.effects.classes import load_classes
from aemo_studio.music.effects.ranking import EffectWeights, suggest_effects
from aemo_studio.music.effects.store import load_effects
from aemo_studio.music.recommend.affect import load_affect

N_SCENES = 500
TOP = 5
SEED = 0
CONCENTRATION = 0.5
FILM_SCENES = 1000
KINDS = (EffectKind.AMBIENCE, EffectKind.ACCENT, EffectKind.STING)
SCALES = {Emotion.HAPPY: "HapMN", Emotion.SAD: "SadMN", Emotion.FEARFUL: "FearMN"}
RATINGS = Path(__file__).resolve().parents[2] / "shared/data/sfx/iadse_ratings_all.csv"

Lists = Sequence[Sequence[Effect]]
Method = Callable[[Sequence[EmotionScores], EffectKind, Generator], Lists]

TEMPLATE = """
## Sound effects

Measured by `python -m benchmarks.effects`: {scenes} random scenes (Dirichlet, concentration
{concentration}), {top} effects for each out of the shipped {effects} ({counts}),
every moment ranked on its own. **Affect distance**: mean distance of the class's rating from what
is felt, in points on the 1 to 9 scales, where the class is rated ({rated} of the effects: the
mean of at least two sounds of IADS-E; nobody rated the sounds themselves). **At home**: share whose
class is at home in scenes of the top emotion (`suits` in `catalog/sfx_classes.csv`, our own
judgement). **Classes**: different ones among the {top}.

| kind | choice | affect distance | at home | classes |
| --- | --- | --- | --- | --- |
{table}

Both numbers are parts of the score: they show that the ranking does what it says. An independent
look: the listeners of IADS-E also said, from 1 to 9, how much *happiness*, *sadness* and *fear*
they felt, which the ranking does not use. The mean for the classes of the {top} effects that are
suggested for a scene of that emotion (0.8 sure), and in brackets the mean over the whole kind:

| kind | happy scenes: happiness | sad scenes: sadness | fearful scenes: fear |
| --- | --- | --- | --- |
{independent}

For sad scenes the stings are notes of strings and winds, of which nobody rated any: there our own
judgement decides alone. A film of {film} scenes with {moments} moments takes {seconds:.1f} s of
one core. Foley is not suggested: it goes with what is seen. Nobody has listened to the suggestions
in a film.
"""


def by_weights(
    weights: EffectWeights, scenes: Sequence[EmotionScores], kind: EffectKind, _rng: Generator
) -> Lists:
    found = []
    for scores in scenes:
        moment = EffectMoment(0, 0.0, Occasion.SCENE, kind, scores)
        found.append([s.effect for s in suggest_effects([moment], shelf(kind), TOP, weights)])
    return found


def at_random(scenes: Sequence[EmotionScores], kind: EffectKind, rng: Generator) -> Lists:
    effects = shelf(kind)
    return [[effects[i] for i in rng.choice(len(effects), TOP, replace=False)] for _ in scenes]


METHODS: Mapping[str, Method] = {
    "random choice": at_random,
    "affect alone": partial(by_weights, EffectWeights(1.0, 0.0)),
    "category alone": partial(by_weights, EffectWeights(0.0, 1.0)),
    "**both, as shipped**": partial(by_weights, EffectWeights()),
}


@cache
def shelf(kind: EffectKind) -> tuple[Effect, ...]:
    return tuple(effect for effect in load_effects().effects if effect.kind is kind)


def row(kind: EffectKind, name: str, scenes: Sequence[EmotionScores], lists: Lists) -> str:
    affect = load_affect()
    distances, home = [], []
    for scores, listed in zip(scenes, lists, strict=True):
        expected = affect.expectation(scores)
        rated = [e.rating for e in listed if e.rating]
        points = [np.array([r.valence, r.arousal, r.dominance]) for r in rated]
        distances += [float(np.linalg.norm(point - expected)) for point in points]
        home += [top_emotion(scores) in effect.suits for effect in listed]
    classes = statistics.mean(len({e.class_name for e in listed}) for listed in lists)
    distance = statistics.mean(distances)
    share = statistics.mean(map(float, home))
    return f"| {kind} | {name} | {distance:.2f} | {share:.2f} | {classes:.1f} |"


def felt_by_listeners(path: Path) -> Mapping[tuple[str, Emotion], float]:
    """Class and emotion to the mean that listeners gave; empty without the file."""
    if not path.is_file():
        return {}
    sounds: dict[str, list[dict[str, str]]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for cells in csv.DictReader(file):
            name = re.sub(r"\d+$", "", cells["Description"]).strip().lower()
            sounds.setdefault(name, []).append(cells)
    return {
        (known.title, emotion): statistics.mean(float(cells[scale]) for cells in found)
        for known in load_classes().values()
        if (found := [c for word in known.rated_as for c in sounds.get(word.lower(), [])])
        for emotion, scale in SCALES.items()
    }


def independent_row(kind: EffectKind, felt: Mapping[tuple[str, Emotion], float]) -> str:
    cells = []
    for emotion in SCALES:
        scores = np.full(len(EMOTIONS), 0.2 / 7)
        scores[EMOTIONS.index(emotion)] = 0.8
        (listed,) = by_weights(EffectWeights(), [normalised(scores)], kind, rng())
        ours = [felt[e.class_name, emotion] for e in listed if e.rating]
        of_kind = statistics.mean(felt[e.class_name, emotion] for e in shelf(kind) if e.rating)
        cells.append(f"{statistics.mean(ours):.1f} ({of_kind:.1f})" if ours else "none rated")
    return f"| {kind} | {' | '.join(cells)} |"


def film_time(scenes: Sequence[EmotionScores]) -> tuple[int, float]:
    moments = [
        EffectMoment(i, float(i), Occasion.SCENE, kind, scenes[i % len(scenes)])
        for i in range(FILM_SCENES)
        for kind in (*KINDS, EffectKind.ACCENT, EffectKind.ACCENT)
    ]
    start = time.process_time()
    suggest_effects(moments, load_effects().effects, TOP)
    return len(moments), time.process_time() - start


def rng() -> Generator:
    return np.random.default_rng(SEED)


def section(ratings: Path) -> str:
    draws = rng().dirichlet([CONCENTRATION] * len(EMOTIONS), N_SCENES)
    scenes = [normalised(draw) for draw in draws]
    table = [
        row(kind, name, scenes, method(scenes, kind, rng()))
        for kind in KINDS
        for name, method in METHODS.items()
    ]
    felt = felt_by_listeners(ratings)
    effects = load_effects().effects
    moments, seconds = film_time(scenes)
    return TEMPLATE.format(
        scenes=N_SCENES,
        concentration=CONCENTRATION,
        top=TOP,
        effects=len(effects),
        counts=", ".join(f"{kind} {len(shelf(kind))}" for kind in EffectKind),
        rated=sum(effect.rating is not None for effect in effects),
        table="\n".join(table),
        independent="\n".join(independent_row(kind, felt) for kind in KINDS if felt),
        film=FILM_SCENES,
        moments=moments,
        seconds=seconds,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--iadse", type=Path, default=RATINGS, metavar="iadse_ratings_all.csv")
    print(section(parser.parse_args().iadse))


if __name__ == "__main__":
    main()
