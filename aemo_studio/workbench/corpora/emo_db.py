"""EMO-DB: two digits of the speaker, three of the text, a letter each of emotion and take."""

from __future__ import annotations

import re
from pathlib import Path

from aemo_studio.workbench.corpora.reader import Named, NamedFiles

_NAME = re.compile(r"^(?P<speaker>0[389]|1[0-6])[ab]\d\d(?P<emotion>[A-Z])[a-z]?$")


def parse(path: Path) -> Named | None:
    match = _NAME.match(path.stem)
    return match and Named("emo-db", match["emotion"], f"emo-db/{match['speaker']}")


READER = NamedFiles("emo-db", parse)
