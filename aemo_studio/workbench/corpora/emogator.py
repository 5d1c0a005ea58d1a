"""EmoGator: `SPEAKER-KIND-TAKE`, vocal bursts without words: laughs, cries, screams, sighs."""

from __future__ import annotations

import re
from pathlib import Path

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.reader import LabelMap, Named, NamedFiles

_KINDS = 30
_EMOTIONS = {
    "02": Emotion.HAPPY,  # amusement
    "03": Emotion.ANGRY,
    "10": Emotion.DISGUST,
    "13": Emotion.HAPPY,  # elation
    "15": Emotion.FEARFUL,
    "18": Emotion.NEUTRAL,
    "24": Emotion.SAD,
    "25": Emotion.CALM,  # serenity
    "27": Emotion.SURPRISED,  # negative
    "28": Emotion.SURPRISED,  # positive
}
#: Buhl 2023: 30 kinds of burst, most of them none of the 8 Emotions (awe, pride, relief …).
LABELS: LabelMap = {f"{kind:02}": _EMOTIONS.get(f"{kind:02}") for kind in range(1, _KINDS + 1)}

_NAME = re.compile(r"^(?P<speaker>\d{6})-(?P<kind>\d\d)-\d$")


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    return match and Named("emogator", match["kind"], f"emogator/{match['speaker']}")


READER = NamedFiles("emogator", parse, LABELS)
