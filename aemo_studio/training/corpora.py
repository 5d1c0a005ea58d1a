"""Readers that turn the speech corpora's folders into utterances with labels.

Every corpus codes the emotion and the speaker in its file names. A name that does not
follow its corpus is an error, not a row left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.errors import UsageError


@dataclass(frozen=True)
class Utterance:
    """One labelled clip. speaker is unique over all corpora ("ravdess/07")."""

    path: Path
    emotion: Emotion
    speaker: str
    corpus: str


_SAVEE = {
    "a": Emotion.ANGRY,
    "d": Emotion.DISGUST,
    "f": Emotion.FEARFUL,
    "h": Emotion.HAPPY,
    "n": Emotion.NEUTRAL,
    "sa": Emotion.SAD,
    "su": Emotion.SURPRISED,
}
_NEMO = {
    "anger": Emotion.ANGRY,
    "fear": Emotion.FEARFUL,
    "happiness": Emotion.HAPPY,
    "neutral": Emotion.NEUTRAL,
    "sadness": Emotion.SAD,
    "surprised": Emotion.SURPRISED,
}
_ASED = {
    "n": Emotion.NEUTRAL,
    "f": Emotion.FEARFUL,
    "h": Emotion.HAPPY,
    "s": Emotion.SAD,
    "a": Emotion.ANGRY,
}
_TESS = {
    "neutral": Emotion.NEUTRAL,
    "happy": Emotion.HAPPY,
    "sad": Emotion.SAD,
    "angry": Emotion.ANGRY,
    "fear": Emotion.FEARFUL,
    "disgust": Emotion.DISGUST,
    "ps": Emotion.SURPRISED,
}


@dataclass(frozen=True)
class Corpus:
    """A folder of `--data` and how its names are read (pattern over the stem)."""

    name: str
    folder: str
    pattern: re.Pattern[str]
    emotion: Callable[[str], Emotion]
    speaker_prefix: str


def _ravdess_emotion(code: str) -> Emotion:
    return EMOTIONS[int(code) - 1]


_RAVDESS_NAME = re.compile(r"^0[123]-0[12]-(?P<emotion>0[1-8])-\d\d-\d\d-\d\d-(?P<speaker>\d\d)$")

CORPORA: tuple[Corpus, ...] = (
    Corpus("ravdess", "ravdess-speech", _RAVDESS_NAME, _ravdess_emotion, "ravdess"),
    Corpus("ravdess-song", "ravdess-song", _RAVDESS_NAME, _ravdess_emotion, "ravdess"),
    Corpus(
        "tess",
        "tess",
        re.compile(r"^(?P<speaker>[A-Z]+)_.+_(?P<emotion>[a-z]+)$"),
        lambda word: _TESS[word],
        "tess",
    ),
    Corpus(
        "savee",
        "savee",
        re.compile(r"^(?P<speaker>[A-Z]{2})_(?P<emotion>[a-z]+)\d+$"),
        lambda letter: _SAVEE[letter],
        "savee",
    ),
    Corpus(
        "nemo",
        "nemo",
        re.compile(r"^(?P<speaker>\w+?)_(?P<emotion>[a-z]+)_\d+$"),
        lambda word: _NEMO[word],
        "nemo",
    ),
    Corpus(
        "ased",
        "ased",
        re.compile(r"^(?P<emotion>[A-Za-z])\d-\d\d-\d\d-\d\d-(?P<speaker>\d\d)$"),
        lambda letter: _ASED[letter.lower()],
        "ased",
    ),
)

AUDIO_SUFFIXES = frozenset({".wav", ".flac", ".ogg", ".opus", ".mp3", ".m4a"})


def read_corpus(corpus: Corpus, data: Path) -> tuple[Utterance, ...]:
    """All clips of one corpus below `data`, sorted by path.

    Raises UsageError if the folder is missing or empty or a file name does not fit.
    """
    folder = data / corpus.folder
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in AUDIO_SUFFIXES)
    if not files:
        raise UsageError(f"No audio of the corpus {corpus.name} in {folder}; check --data.")
    return tuple(_utterance(corpus, path) for path in files)


def _utterance(corpus: Corpus, path: Path) -> Utterance:
    match = corpus.pattern.match(path.stem)
    try:
        if match is None:
            raise KeyError(path.stem)
        emotion = corpus.emotion(match["emotion"])
    except KeyError:
        raise UsageError(
            f"{path} is not named like a clip of {corpus.name}; take it out of the folder."
        ) from None
    speaker = f"{corpus.speaker_prefix}/{match['speaker']}"
    return Utterance(path, emotion, speaker, corpus.name)


def read_all(data: Path) -> tuple[Utterance, ...]:
    """The clips of all corpora, in the order of `CORPORA`."""
    return tuple(u for corpus in CORPORA for u in read_corpus(corpus, data))
