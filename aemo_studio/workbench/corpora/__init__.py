"""Corpora of speech and faces: folders as they are downloaded, read into labelled rows.

    readings = read_data(Path("data"))       # one CorpusReading for each corpus that is in there
    print(readings[0].summary())             # what was read, passed over and why, is missing
    reader = detect(Path("CREMA-D"))         # which corpus a folder is

One reader a module, with what its labels are among the 8 Emotions; `table` has a row for each.
"""

from aemo_studio.workbench.corpora.detect import detect, read_data
from aemo_studio.workbench.corpora.files import AUDIO_SUFFIXES
from aemo_studio.workbench.corpora.reader import Reader
from aemo_studio.workbench.corpora.rows import CorpusReading, Medium, PassedOver, Row
from aemo_studio.workbench.corpora.table import CORPORA, Corpus, Modality
from aemo_studio.workbench.corpora.training import TRAINED_ON, Utterance, read_all, read_corpus

__all__ = [
    "AUDIO_SUFFIXES",
    "CORPORA",
    "TRAINED_ON",
    "Corpus",
    "CorpusReading",
    "Medium",
    "Modality",
    "PassedOver",
    "Reader",
    "Row",
    "Utterance",
    "detect",
    "read_all",
    "read_corpus",
    "read_data",
]
