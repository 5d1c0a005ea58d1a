"""Fits catalog/lyric_mood.json: how the words of a song tell whether it is happy or sad.

    python scripts/fit_lyric_mood.py lyrics/musicmood_bags.csv

Learns on the split `train` alone: the odds of words as a naive Bayes classifier counts them, then a
logistic regression on these and on how pleasant people find the words. Needs scikit-learn.
`python -m benchmarks.lyrics` measures it on the split `valid`.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from aemo_studio.music.lyrics.mood import features
from benchmarks.lyrics import Bag, read_bags

ROOT = Path(__file__).resolve().parent.parent
FEWEST_SONGS = 3
SMOOTHING = 1.0
STRENGTH = 0.1


def odds_of(bags: Sequence[Bag], happy: Sequence[bool]) -> dict[str, float]:
    """Counts how much more often each word stands in happy songs, as log odds; words of fewer than
    FEWEST_SONGS songs are left out."""
    songs = Counter(word for bag in bags for word in bag)
    sums: dict[bool, dict[str, float]] = {True: defaultdict(float), False: defaultdict(float)}
    for bag, is_happy in zip(bags, happy, strict=True):
        logs = {w: math.log1p(c) for w, c in bag.items() if songs[w] >= FEWEST_SONGS}
        length = math.sqrt(sum(value * value for value in logs.values())) or 1.0
        for word, value in logs.items():
            sums[is_happy][word] += value / length
    words = [word for word, count in songs.items() if count >= FEWEST_SONGS]
    totals = {mood: sum(s.values()) + SMOOTHING * len(words) for mood, s in sums.items()}
    return {
        word: math.log((sums[True][word] + SMOOTHING) / totals[True])
        - math.log((sums[False][word] + SMOOTHING) / totals[False])
        for word in sorted(words)
    }


def held_out_features(bags: Sequence[Bag], happy: Sequence[bool]) -> NDArray[np.float64]:
    """Computes the features of each song by the odds of the others: a song would know its own
    words too well."""
    found = np.zeros((len(bags), 4))
    for known, held in KFold(10, shuffle=True, random_state=0).split(np.arange(len(bags))):
        odds = odds_of([bags[i] for i in known], [happy[i] for i in known])
        found[held] = [features(bags[i], odds) for i in held]
    return found


def main(path: Path) -> None:
    bags, happy = read_bags(path, "train")
    values = held_out_features(bags, happy)
    means, spreads = values.mean(0), values.std(0)
    model = LogisticRegression(C=STRENGTH).fit((values - means) / spreads, happy)
    odds = {word: round(value, 3) for word, value in odds_of(bags, happy).items()}
    written = {
        "weights": [round(float(w), 4) for w in model.coef_[0]],
        "means": [round(float(m), 5) for m in means],
        "spreads": [round(float(s), 5) for s in spreads],
        "intercept": round(float(model.intercept_[0]), 4),
        "words": odds,
    }
    target = ROOT / "catalog" / "lyric_mood.json"
    target.write_text(json.dumps(written, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(bags)} songs, {len(odds)} words, weights {written['weights']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
