"""ASED: `xn-yy-aa-gg-bb`, x the emotion in either case, bb the speaker."""

from __future__ import annotations

import re
from pathlib import Path

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.reader import LabelMap, Named, NamedFiles

#: Retta et al. 2022.
LABELS: LabelMap = {
    "n": Emotion.NEUTRAL,
    "f": Emotion.FEARFUL,
    "h": Emotion.HAPPY,
    "s": Emotion.SAD,
    "a": Emotion.ANGRY,
}

_NAME = re.compile(r"^(?P<emotion>[A-Za-z])\d-\d\d-\d\d-\d\d-(?P<speaker>\d\d)$")


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    return match and Named("ased", match["emotion"].lower(), f"ased/{match['speaker']}")


READER = NamedFiles("ased", parse, LABELS)
