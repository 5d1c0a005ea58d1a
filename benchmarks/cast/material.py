"""The portraits and voices from which films with a cast are made, none of them trained on."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

from aemo_studio.base.resources import home, models_dir
from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora import crema_d

DATA = home().parent / "shared" / "data"
"""Where the archives lie unless somebody says otherwise."""

EMOTIONS = (
    Emotion.ANGRY,
    Emotion.DISGUST,
    Emotion.FEARFUL,
    Emotion.HAPPY,
    Emotion.SAD,
)
"""Emotions that all portraits and all voices show."""

_LEAST_CLIPS = 3


@dataclass(frozen=True)
class Person:
    """Somebody with portraits, in every one of `EMOTIONS`."""

    #: As the collection names the person.
    name: str
    #: The archive of portraits.
    archive: Path
    #: File names in it, by emotion.
    portraits: dict[Emotion, tuple[str, ...]]


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks, in every one of `EMOTIONS`."""

    #: Corpus and speaker, `crema-d/1001`.
    name: str
    #: Recordings by emotion.
    clips: dict[Emotion, tuple[Path, ...]]


def persons(data: Path = DATA) -> list[Person]:
    """Lists the persons of person_faces.zip, in order of name."""
    found: dict[str, dict[Emotion, list[str]]] = defaultdict(lambda: defaultdict(list))
    source = data / "person_faces.zip"
    with zipfile.ZipFile(source) as archive:
        for row in csv.DictReader(io.TextIOWrapper(archive.open("labels.csv"), "utf-8")):
            found[row["person"]][Emotion(row["label"])].append(row["image"])
    return [
        Person(name, source, {emotion: tuple(sorted(there[emotion])) for emotion in EMOTIONS})
        for name, there in sorted(found.items())
        if all(there[emotion] for emotion in EMOTIONS)
    ]


@cache
def portrait(source: Path, name: str) -> NDArray[np.uint8]:
    """Reads a portrait from the archive as RGB uint8[h, w, 3]."""
    with zipfile.ZipFile(source) as archive:
        data = np.frombuffer(archive.read(name), np.uint8)
    picture = cv2.imdecode(data, cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError(f"{name} is no picture")
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB).astype(np.uint8)


def voices(data: Path = DATA) -> list[Voice]:
    """Lists the speakers of CREMA-D that neither speech model was trained on."""
    held_out = _held_out()
    found: dict[str, dict[Emotion, list[Path]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted((data / "crema-d").glob("*.ogg")):
        named = crema_d.parse(path)
        emotion = crema_d.LABELS[named.code] if named else None
        if named and emotion and named.speaker in held_out:
            found[named.speaker][emotion].append(path)
    return [
        Voice(name, {emotion: tuple(there[emotion]) for emotion in EMOTIONS})
        for name, there in found.items()
        if all(len(there[emotion]) >= _LEAST_CLIPS for emotion in EMOTIONS)
    ]


def _held_out() -> set[str]:
    """Reads the speakers that the projection of voices was not trained on; of these, where the
    model of emotions knows CREMA-D at all, those that it was not trained on either."""
    with safe_open(models_dir() / "voice_identity.safetensors", "np") as file:
        voices = set(json.loads(file.metadata()["held_out_speakers"]))
    figures = json.loads((models_dir() / "speech_emotion.json").read_text())
    emotions = {name for name in figures["held_out_speakers"] if name.startswith("crema-d/")}
    return voices & emotions if emotions else voices
