"""EMO-DB: two digits of the speaker, three of the text, a letter each of emotion and take."""

from __future__ import annotations

import re
from pathlib import Path

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.reader import LabelMap, Named, NamedFiles

#: Burkhardt et al. 2005: the first letters of the German words; L is boredom.
LABELS: LabelMap = {
    "W": Emotion.ANGRY,
    "L": None,
    "E": Emotion.DISGUST,
    "A": Emotion.FEARFUL,
    "F": Emotion.HAPPY,
    "T": Emotion.SAD,
    "N": Emotion.NEUTRAL,
}

_NAME = re.compile(r"^(?P<speaker>0[389]|1[0-6])[ab]\d\d(?P<emotion>[A-Z])[a-z]?$")


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    return match and Named("emo-db", match["emotion"], f"emo-db/{match['speaker']}")


READER = NamedFiles("emo-db", parse, LABELS)
