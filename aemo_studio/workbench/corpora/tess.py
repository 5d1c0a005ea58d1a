"""TESS: `SPEAKER_word_emotion`."""

from __future__ import annotations

import re
from pathlib import Path

from aemo_studio.workbench.corpora.reader import Named, NamedFiles

_NAME = re.compile(r"^(?P<speaker>OAF|YAF|OA)_.+_(?P<emotion>[a-z]+)$")

# A slip in the published names: OA_bite_neutral is the older woman's.
_SPEAKERS = {"OA": "OAF"}


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    if match is None:
        return None
    speaker = _SPEAKERS.get(match["speaker"], match["speaker"])
    return Named("tess", match["emotion"], f"tess/{speaker}")


READER = NamedFiles("tess", parse, published=2800)
