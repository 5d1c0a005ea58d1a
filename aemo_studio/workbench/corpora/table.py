"""The table of the corpora: a row for each that can be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aemo_studio.workbench.corpora import (
    aesdd,
    ased,
    class_folders,
    crema_d,
    emo_db,
    emogator,
    emovo,
    fer2013,
    fer_plus,
    iemocap,
    manifest,
    nemo,
    ravdess,
    savee,
    tess,
)
from aemo_studio.workbench.corpora.reader import LabelMap, Reader


class Modality(StrEnum):
    """What a corpus can be trained on."""

    SPEECH = "speech"
    FACE = "face"
    BOTH = "speech and face"


@dataclass(frozen=True)
class Corpus:
    """A corpus as it is downloaded: what it looks like, and how it is read."""

    #: Knows the corpus by its files, and reads them.
    reader: Reader
    #: What can be trained on it.
    modality: Modality
    #: A file as it is called in the download; of a table, its header after a colon.
    example: str
    #: Folders of `--data` that the shipped speech model learns from, by the corpus in each.
    trained_on: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """As commands and feature files call it ("crema-d")."""
        return self.reader.name

    @property
    def labels(self) -> LabelMap:
        return self.reader.labels


_VOTES = "neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF"

#: From the most specific names to the least: of readers that claim as many files, the first.
CORPORA: tuple[Corpus, ...] = (
    Corpus(
        ravdess.READER,
        Modality.SPEECH,
        "Actor_01/03-01-05-01-02-01-01.wav",
        (("ravdess", "ravdess-speech"), ("ravdess-song", "ravdess-song")),
    ),
    Corpus(tess.READER, Modality.SPEECH, "OAF_Fear/OAF_back_fear.wav", (("tess", "tess"),)),
    Corpus(savee.READER, Modality.SPEECH, "AudioData/DC/a01.wav", (("savee", "savee"),)),
    Corpus(nemo.READER, Modality.SPEECH, "samples/SPK_anger_1.wav", (("nemo", "nemo"),)),
    Corpus(ased.READER, Modality.SPEECH, "Anger/a5-01-01-01-01.wav", (("ased", "ased"),)),
    Corpus(crema_d.READER, Modality.SPEECH, "AudioWAV/1001_DFA_ANG_XX.wav"),
    Corpus(emovo.READER, Modality.SPEECH, "EMOVO/f1/dis-f1-b1.wav"),
    Corpus(aesdd.READER, Modality.SPEECH, "anger/a01 (1).wav"),
    Corpus(emogator.READER, Modality.SPEECH, "mp3/000001-02-1.mp3"),
    Corpus(iemocap.READER, Modality.SPEECH, "Session1/dialog/EmoEvaluation/Ses01F_impro01.txt"),
    Corpus(emo_db.READER, Modality.SPEECH, "wav/03a01Fa.wav"),
    Corpus(fer_plus.READER, Modality.FACE, f"fer2013new.csv: Usage,Image name,{_VOTES}"),
    Corpus(fer2013.READER, Modality.FACE, "fer2013.csv: emotion,pixels,Usage"),
    Corpus(class_folders.READER, Modality.BOTH, "train/angry/1.wav"),
    Corpus(manifest.READER, Modality.BOTH, "clips.csv: path,label,speaker"),
)
