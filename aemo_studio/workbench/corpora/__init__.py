"""Corpora of speech and faces: folders as they are downloaded, read into labelled rows.

    readings = read_data(Path("data"))       # one Reading for each corpus that is in there
    print(readings[0].summary())             # what was read, passed over and why, is missing
    reader = detect(Path("CREMA-D"))         # which corpus a folder is

One reader a module; `labels` declares what each corpus's labels are among the 8 Emotions.
"""

from aemo_studio.workbench.corpora.detect import READERS, detect, read_data
from aemo_studio.workbench.corpora.files import AUDIO_SUFFIXES
from aemo_studio.workbench.corpora.guard import check_classes, check_disjoint
from aemo_studio.workbench.corpora.labels import LABELS
from aemo_studio.workbench.corpora.reader import Reader
from aemo_studio.workbench.corpora.rows import Medium, PassedOver, Reading, Row
from aemo_studio.workbench.corpora.speech import (
    CORPORA,
    Corpus,
    Utterance,
    read_all,
    read_corpus,
)

__all__ = [
    "AUDIO_SUFFIXES",
    "CORPORA",
    "LABELS",
    "READERS",
    "Corpus",
    "Medium",
    "PassedOver",
    "Reader",
    "Reading",
    "Row",
    "Utterance",
    "check_classes",
    "check_disjoint",
    "detect",
    "read_all",
    "read_corpus",
    "read_data",
]
