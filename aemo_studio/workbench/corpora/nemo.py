"""nEMO: `SPEAKER_emotion_sentence`."""

from __future__ import annotations

import re
from pathlib import Path

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.reader import LabelMap, Named, NamedFiles

#: Christop 2024.
LABELS: LabelMap = {
    "anger": Emotion.ANGRY,
    "fear": Emotion.FEARFUL,
    "happiness": Emotion.HAPPY,
    "neutral": Emotion.NEUTRAL,
    "sadness": Emotion.SAD,
    "surprised": Emotion.SURPRISED,
}

_NAME = re.compile(r"^(?P<speaker>[A-Z0-9]+)_(?P<emotion>[a-z]+)_\d+$")


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    return match and Named("nemo", match["emotion"], f"nemo/{match['speaker']}")


READER = NamedFiles("nemo", parse, LABELS, published=4481)
