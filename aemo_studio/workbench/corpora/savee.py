"""SAVEE: `DC/a01` as published, or `DC_a01` where the four folders were put into one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.reader import LabelMap, Named, NamedFiles
from aemo_studio.workbench.corpora.rows import Row

_SPEAKERS = ("DC", "JE", "JK", "KL")
#: Haq & Jackson 2009.
LABELS: LabelMap = {
    "a": Emotion.ANGRY,
    "d": Emotion.DISGUST,
    "f": Emotion.FEARFUL,
    "h": Emotion.HAPPY,
    "n": Emotion.NEUTRAL,
    "sa": Emotion.SAD,
    "su": Emotion.SURPRISED,
}

_NAME = re.compile(r"^(?:(?P<speaker>DC|JE|JK|KL)_)?(?P<emotion>[a-z]{1,2})(?P<sentence>\d{1,2})$")
_SENTENCES = {"a": 15, "d": 15, "f": 15, "h": 15, "n": 30, "sa": 15, "su": 15}


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    if match is None:
        return None
    speaker = match["speaker"] or path.parent.name
    if speaker not in _SPEAKERS:
        return None
    return Named("savee", match["emotion"], f"savee/{speaker}")


def missing(rows: Sequence[Row]) -> Iterator[str]:
    """Lists the rest of the 120 sentences of every speaker that is there."""
    present: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        match = _NAME.match(row.path.stem)
        assert match is not None
        sentence = f"{match['emotion']}{int(match['sentence']):02}"
        present[row.speaker.removeprefix("savee/")].add(sentence)
    for speaker, sentences in sorted(present.items()):
        for letter, count in _SENTENCES.items():
            for number in range(1, count + 1):
                if f"{letter}{number:02}" not in sentences:
                    yield f"{speaker}_{letter}{number:02}"


READER = NamedFiles("savee", parse, LABELS, published=480, missing=missing)
