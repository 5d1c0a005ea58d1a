"""Makes catalog/simplified.csv from OpenCC's list of simplified characters.

    python scripts/make_simplified.py STCharacters.txt

Characters that Big5 has too are left as they are, but for those that hardly stand in a text in
繁體中文: so a query in traditional characters never changes.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "catalog" / "simplified.csv"
ALSO = set("万与价优体坏复夸宁岭异怀怜惊愿扑机极构气洁洒确离网筑虫触赶适听")
USUAL = {"钟": "鐘", "赞": "讚", "签": "簽", "娴": "嫻", "艳": "艷"}


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yields each simplified character with its usual traditional one."""
    for line in path.read_text(encoding="utf-8").splitlines():
        simplified, _, others = line.partition("\t")
        traditional = USUAL.get(simplified, others.split()[0])
        told = simplified in ALSO or not _is_big5(simplified)
        if told and simplified != traditional and "\u3400" <= simplified <= "\u9fff":
            yield simplified, traditional


def _is_big5(char: str) -> bool:
    try:
        return bool(char.encode("big5"))
    except UnicodeEncodeError:
        return False


if __name__ == "__main__":
    with OUT.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [("simplified", "traditional"), *pairs(Path(sys.argv[1]))]
        )
