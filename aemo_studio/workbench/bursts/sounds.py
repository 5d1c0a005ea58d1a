"""Lists the sounds to learn from: vocal bursts of EmoGator, and speech of the other corpora."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from aemo_studio.analysis.speech.bursts import VoiceState
from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.corpora import CORPORA, read_corpus

#: Buhl 2023, "EmoGator": the codes of the categories in file names.
EMOGATOR = MappingProxyType(
    {
        "02": VoiceState.AMUSEMENT,
        "03": VoiceState.ANGER,
        "10": VoiceState.DISGUST,
        "13": VoiceState.ELATION,
        "15": VoiceState.FEAR,
        "18": VoiceState.NEUTRAL,
        "24": VoiceState.SADNESS,
        "25": VoiceState.SERENITY,
        "27": VoiceState.BAD_SURPRISE,
        "28": VoiceState.GOOD_SURPRISE,
    }
)
_NAME = re.compile(r"^(?P<speaker>\d{6})-(?P<code>\d\d)-\d+$")

#: How many clips of each corpus of speech; all of them would add voices no more, only time.
SPEECH = MappingProxyType(
    {
        "ravdess": 180,
        "ravdess-song": 60,
        "tess": 60,
        "savee": 80,
        "nemo": 150,
        "ased": 120,
        "crema-d": 400,
    }
)


@dataclass(frozen=True)
class LabelledSound:
    """A clip of a voice in one state."""

    #: Of the sound file.
    path: Path
    #: What the voice does.
    state: VoiceState
    #: Unique over all corpora.
    speaker: str
    #: Name of the corpus.
    corpus: str


def read_sounds(data: Path) -> tuple[LabelledSound, ...]:
    """Lists the sounds below `data`, the same at every call. Raises UsageError."""
    return (*_bursts(data / "emogator"), *_speech(data))


def _bursts(folder: Path) -> tuple[LabelledSound, ...]:
    named = [(path, _NAME.match(path.stem)) for path in sorted(folder.glob("*.ogg"))]
    sounds = [
        LabelledSound(path, EMOGATOR[name["code"]], f"emogator/{name['speaker']}", "emogator")
        for path, name in named
        if name is not None and name["code"] in EMOGATOR
    ]
    if not sounds:
        raise UsageError("No bursts of EmoGator in {data}; check --data.", data=folder)
    return tuple(sounds)


def _speech(data: Path) -> Iterator[LabelledSound]:
    rng = np.random.default_rng(0)
    for corpus, most in SPEECH.items():
        clips = _crema_d(data) if corpus == "crema-d" else _trained_on(corpus, data)
        for i in np.sort(rng.permutation(len(clips))[:most]):
            yield clips[i]


def _trained_on(corpus: str, data: Path) -> list[LabelledSound]:
    return [
        LabelledSound(clip.path, VoiceState.SPEECH, clip.speaker, corpus)
        for clip in read_corpus(corpus, data)
    ]


def _crema_d(data: Path) -> list[LabelledSound]:
    reader = next(corpus.reader for corpus in CORPORA if corpus.name == "crema-d")
    return [
        LabelledSound(row.path, VoiceState.SPEECH, row.speaker, "crema-d")
        for row in reader.read(data / "crema-d").rows
    ]
