"""CREMA-D: `ACTOR_SENTENCE_EMOTION_LEVEL`, as WAV, MP3, FLV or MP4."""

from __future__ import annotations

import re
from pathlib import Path

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.reader import LabelMap, Named, NamedFiles

#: Cao et al. 2014.
LABELS: LabelMap = {
    "ANG": Emotion.ANGRY,
    "DIS": Emotion.DISGUST,
    "FEA": Emotion.FEARFUL,
    "HAP": Emotion.HAPPY,
    "NEU": Emotion.NEUTRAL,
    "SAD": Emotion.SAD,
}

# One published name ends in X instead of XX (1040_ITH_SAD_X).
_NAME = re.compile(r"^(?P<actor>10\d\d)_[A-Z]{3}_(?P<emotion>[A-Z]{3})_(?P<level>LO|MD|HI|XX?)$")
_LEVELS = {"LO": "low", "MD": "medium", "HI": "high"}


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    if match is None:
        return None
    level = _LEVELS.get(match["level"], "")
    return Named("crema-d", match["emotion"], f"crema-d/{match['actor']}", level)


READER = NamedFiles("crema-d", parse, LABELS, published=7442)
