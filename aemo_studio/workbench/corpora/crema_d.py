"""CREMA-D: `ACTOR_SENTENCE_EMOTION_LEVEL`, as WAV, MP3, FLV or MP4."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.reader import LabelMap, Named, NamedFiles
from aemo_studio.workbench.corpora.tables import Line, lines

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
#: How many listeners (`heard` voice, face or both) chose which emotion for each `clip`.
VOTES = "votes.csv"
_CHOICES = {
    "anger": Emotion.ANGRY,
    "disgust": Emotion.DISGUST,
    "fear": Emotion.FEARFUL,
    "happy": Emotion.HAPPY,
    "neutral": Emotion.NEUTRAL,
    "sad": Emotion.SAD,
}
_LEVELS = {"LO": "low", "MD": "medium", "HI": "high"}


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    if match is None:
        return None
    level = _LEVELS.get(match["level"], "")
    return Named("crema-d", match["emotion"], f"crema-d/{match['actor']}", level)


def voice_votes(folder: Path) -> dict[str, Mapping[Emotion, int]]:
    """Reads how many listeners who heard the voice alone chose which emotion, by a clip's stem.

    Empty where the folder has no table of votes. Raises UsageError for one that is damaged.
    """
    table = folder / VOTES
    if not table.exists():
        return {}
    heard = (line for line in lines(table) if line.cells.get("heard") == "voice")
    return {line.cells.get("clip", ""): _votes(table, line) for line in heard}


def doubted(folder: Path) -> frozenset[str]:
    """Finds the stems of clips in which more listeners heard some other emotion than the acted one.

    They had the voice alone, and actors who knew of the camera put much into their faces.
    """
    return frozenset(
        stem for stem, votes in voice_votes(folder).items() if _is_doubted(stem, votes)
    )


def _is_doubted(stem: str, votes: Mapping[Emotion, int]) -> bool:
    named = parse(Path(stem))
    acted = LABELS.get(named.code) if named else None
    return acted is None or votes[acted] < max(votes.values())


def _votes(table: Path, line: Line) -> Mapping[Emotion, int]:
    try:
        return {emotion: int(line.cells[name]) for name, emotion in _CHOICES.items()}
    except (KeyError, ValueError) as error:
        raise UsageError(
            "{path}, line {number}, does not count votes; download it again.",
            path=table,
            number=line.number,
        ) from error


READER = NamedFiles("crema-d", parse, LABELS, published=7442)
