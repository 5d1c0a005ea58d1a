"""Takes each performance once: RAVDESS is published as sound and as film of the same moment.

Both would count an actor's sentence twice, and in the protocol `random` even test on what
was trained on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aemo_studio.workbench.corpora.rows import Medium, PassedOver, Row

_MODALITY = re.compile(r"^0[123]-")


def once_each(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[PassedOver, ...]]:
    """Takes one row of each performance, the sound before the film, in their order.

    The other rows come second, with the reason.
    """
    kept: dict[tuple[str, str], Row] = {}
    for row in sorted(rows, key=lambda r: r.medium is not Medium.AUDIO):
        kept.setdefault(_performance(row), row)
    chosen = set(map(id, kept.values()))
    left = [
        PassedOver(r.path, f"is the same performance as {kept[_performance(r)].path.name}")
        for r in rows
        if id(r) not in chosen
    ]
    return tuple(r for r in rows if id(r) in chosen), tuple(left)


def _performance(row: Row) -> tuple[str, str]:
    if row.corpus.startswith("ravdess") and _MODALITY.match(row.path.stem):
        return row.corpus, row.path.stem[3:]
    return str(row.path), row.member
