"""RAVDESS: `MODALITY-CHANNEL-EMOTION-INTENSITY-STATEMENT-REPETITION-ACTOR`, speech and song."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.workbench.corpora.reader import LabelMap, Named, NamedFiles
from aemo_studio.workbench.corpora.rows import Medium, Row

#: Livingstone & Russo 2018.
LABELS: LabelMap = {f"{code:02}": emotion for code, emotion in enumerate(EMOTIONS, start=1)}

_NAME = re.compile(
    r"^(?P<modality>0[123])-(?P<channel>0[12])-(?P<emotion>0[1-8])-(?P<intensity>0[12])"
    r"-0[12]-0[12]-(?P<actor>0[1-9]|1\d|2[0-4])$"
)
_MEDIA = {"01": Medium.AUDIO_VIDEO, "02": Medium.VIDEO, "03": Medium.AUDIO}
_CORPORA = {"01": "ravdess", "02": "ravdess-song"}
_INTENSITIES = {"01": "normal", "02": "strong"}


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    if match is None or not _exists(match["channel"], match["emotion"], match["intensity"]):
        return None
    return Named(
        _CORPORA[match["channel"]],
        match["emotion"],
        f"ravdess/{match['actor']}",
        _INTENSITIES[match["intensity"]],
        _MEDIA[match["modality"]],
    )


def missing(rows: Sequence[Row]) -> Iterator[str]:
    """Lists the rest of every actor's set, in the modalities and channels that are there."""
    present = {row.path.stem for row in rows}
    sets = {(stem[:5], stem[-2:]) for stem in present}
    for kind, actor in sorted(sets):
        for stem in _set(kind, actor):
            if stem not in present:
                yield stem


def _set(kind: str, actor: str) -> Iterator[str]:
    codes = ("01", "02")
    for emotion, intensity in product((f"{n:02}" for n in range(1, 9)), codes):
        if _exists(kind[-2:], emotion, intensity):
            for statement, repetition in product(codes, codes):
                yield f"{kind}-{emotion}-{intensity}-{statement}-{repetition}-{actor}"


def _exists(channel: str, emotion: str, intensity: str) -> bool:
    """Checks the codes: disgust and surprise are not sung, and neutral is never strong."""
    return (channel == "01" or emotion <= "06") and (emotion != "01" or intensity == "01")


READER = NamedFiles("ravdess", parse, LABELS, missing=missing)
