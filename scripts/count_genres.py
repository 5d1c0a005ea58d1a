"""Counts the genres of the shipped catalogues by Emotion and writes catalog/genre_emotions.csv.

python scripts/count_genres.py
"""

from __future__ import annotations

from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.music.catalogue.store import SHIPPED, load_catalogue
from aemo_studio.music.recommend.styles import Counts, count_styles


def table(counts: Counts) -> str:
    """Formats the counts as CSV."""
    head = ["catalogue", "genre", *(emotion.value for emotion in EMOTIONS)]
    rows = ([*names, *map(str, row.tolist())] for names, row in counts.items())
    return "\n".join(map(",".join, [head, *rows])) + "\n"


def main() -> None:
    path: Path = catalogue_dir() / "genre_emotions.csv"
    text = table(count_styles(load_catalogue(name) for name in SHIPPED))
    write_atomic(path, text.encode())
    print(f"{text.count(chr(10)) - 1} rows written to {path}")


if __name__ == "__main__":
    main()
