"""EMOVO: `emotion-speaker-sentence`; f1 to f3 are women, m1 to m3 men."""

from __future__ import annotations

import re
from pathlib import Path

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.reader import LabelMap, Named, NamedFiles

#: Costantini et al. 2014: the first letters of the Italian words.
LABELS: LabelMap = {
    "neu": Emotion.NEUTRAL,
    "gio": Emotion.HAPPY,
    "tri": Emotion.SAD,
    "rab": Emotion.ANGRY,
    "pau": Emotion.FEARFUL,
    "dis": Emotion.DISGUST,
    "sor": Emotion.SURPRISED,
}

_NAME = re.compile(r"^(?P<emotion>[a-z]{3})-(?P<speaker>[fm][123])-[a-z]\d$")


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    return match and Named("emovo", match["emotion"], f"emovo/{match['speaker']}")


READER = NamedFiles("emovo", parse, LABELS, published=588)
