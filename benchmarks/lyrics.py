"""Measures how well the words of a song tell whether listeners call it happy or sad.

    python -m benchmarks.lyrics [musicmood_bags.csv] [-o docs/recommender.md]

On the split `valid`, of which nothing was learnt. Writes the section "Lyrics".
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from aemo_studio.base.resources import home
from aemo_studio.music.lyrics.mood import probability, rated
from benchmarks.report import write_section

BAGS = home().parent / "shared" / "data" / "lyrics" / "musicmood_bags.csv"
HEADING = "Lyrics"

Bag = Mapping[str, int]
"""Words of a song with their counts."""

_TEXT = """Measured by `python -m benchmarks.lyrics` on the {songs} songs of the validation split of
musicmood (word counts of songs that listeners tagged happy or sad); the {train} songs of the other
split taught the odds of the words. **AUC**: how often a happy song is rated above a sad one.

| by | AUC |
| --- | --- |
| chance | 0.500 |
| the mean valence of its words alone | {valence:.3f} |
| **its words, as shipped** | **{shipped:.3f}** |

Where a mood is named (a probability of at least 0.6: {named:.0%} of the songs) it is right in
{right:.0%}. English songs; lyrics in Chinese are judged by the estimated ratings of words alone,
which nobody has measured on songs, and other languages not at all. Only the words count, not the
sentence: "not happy" is happy. The mood of the lyrics is shown beside that of the music and does
not replace it.
"""


def read_bags(path: Path, split: str) -> tuple[list[Bag], list[bool]]:
    """Reads the words of the songs of a split with their counts, and whether each is happy."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == split]
    return [_bag(row["counts"]) for row in rows], [row["mood"] == "happy" for row in rows]


def _bag(text: str) -> Bag:
    pairs = (part.rpartition(":") for part in text.split())
    return {word: int(count) for word, _, count in pairs if word}


def auc(scores: Sequence[float], happy: Sequence[bool]) -> float:
    """Computes how often a happy song is rated above a sad one; equal ones count half."""
    yes = [s for s, h in zip(scores, happy, strict=True) if h]
    no = [s for s, h in zip(scores, happy, strict=True) if not h]
    return sum((a > b) + 0.5 * (a == b) for a in yes for b in no) / (len(yes) * len(no))


def section(path: Path) -> str:
    """Measures, and writes the body of the section."""
    bags, happy = read_bags(path, "valid")
    shipped = [probability(bag) for bag in bags]
    feels = [rated(bag) for bag in bags]
    valence = [sum(f.valence * n for f, n in fs) / sum(n for _, n in fs) for fs in feels]
    named = [(p > 0.5) is h for p, h in zip(shipped, happy, strict=True) if max(p, 1 - p) >= 0.6]
    return _TEXT.format(
        songs=len(bags),
        train=f"{len(read_bags(path, 'train')[0]):,}",
        valence=auc(valence, happy),
        shipped=auc(shipped, happy),
        named=len(named) / len(bags),
        right=sum(named) / len(named),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bags", nargs="?", type=Path, default=BAGS)
    parser.add_argument("-o", "--output", type=Path, default=home() / "docs" / "recommender.md")
    arguments = parser.parse_args()
    body = section(arguments.bags)
    write_section(HEADING, body, arguments.output)
    print(body)


if __name__ == "__main__":
    main()
