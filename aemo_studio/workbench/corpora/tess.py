"""TESS: `SPEAKER_word_emotion`."""

from __future__ import annotations

import re
from pathlib import Path

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.reader import LabelMap, Named, NamedFiles

#: Dupuis & Pichora-Fuller 2010; ps is pleasant surprise.
LABELS: LabelMap = {
    "neutral": Emotion.NEUTRAL,
    "happy": Emotion.HAPPY,
    "sad": Emotion.SAD,
    "angry": Emotion.ANGRY,
    "fear": Emotion.FEARFUL,
    "disgust": Emotion.DISGUST,
    "ps": Emotion.SURPRISED,
}

_NAME = re.compile(r"^(?P<speaker>OAF|YAF|OA)_.+_(?P<emotion>[a-z]+)$")

# A slip in the published names: OA_bite_neutral is the older woman's.
_SPEAKERS = {"OA": "OAF"}


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    if match is None:
        return None
    speaker = _SPEAKERS.get(match["speaker"], match["speaker"])
    return Named("tess", match["emotion"], f"tess/{speaker}")


READER = NamedFiles("tess", parse, LABELS, published=2800)
