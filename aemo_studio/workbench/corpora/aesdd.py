"""AESDD: `a01 (1)`, the emotion's letter, the sentence, and the speaker in brackets."""

from __future__ import annotations

import re
from pathlib import Path

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.reader import LabelMap, Named, NamedFiles

#: Vryzas et al. 2018; nothing in it is neutral.
LABELS: LabelMap = {
    "a": Emotion.ANGRY,
    "d": Emotion.DISGUST,
    "f": Emotion.FEARFUL,
    "h": Emotion.HAPPY,
    "s": Emotion.SAD,
}

# A few published names write the speaker with a zero before it, or a letter after a second take.
_NAME = re.compile(r"^(?P<emotion>[a-z])\d\d[ _]?\(0?(?P<speaker>[1-9])\)[a-z]?$")


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    return match and Named("aesdd", match["emotion"], f"aesdd/{match['speaker']}")


READER = NamedFiles("aesdd", parse, LABELS)
