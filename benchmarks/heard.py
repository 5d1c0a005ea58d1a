"""Measures how well music is heard in a film's sound, alone and under speech.

    python -m benchmarks.heard DATA MUSIC

DATA: the folder of the corpora (CREMA-D, RAVDESS, TESS, SAVEE, nEMO, EMOVO, EmoGator). MUSIC: a
folder of recordings without words. Prints the table of models/sound_events.md: the share of time
in which music is told, by how loud it is against the speech, and which else is told.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from aemo_studio.analysis.heard.listener import SoundEventListener
from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.domain.heard import HeardKind, heard_share
from benchmarks.report import table

RATE_HZ = 16_000
LEVELS_DB = (0, -6, -12, -18, -24)
SPEECH = ("crema-d/*.ogg", "ravdess-speech/*/*.flac", "tess/*/*.ogg", "savee/*.ogg", "nemo/*.ogg",
          "emovo/*.ogg")  # fmt: skip
OTHERS = {
    "singers alone (RAVDESS song)": "ravdess-song/*/*.ogg",
    "laughter (EmoGator, amusement)": "emogator/*-02-*.ogg",
    "cries of fear (EmoGator)": "emogator/*-15-*.ogg",
}
CLIPS, _LEVEL, _SOUNDING = 60, 0.06, 0.005

Sound = np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("music", type=Path)
    given = parser.parse_args()
    print(
        table(("sound", "music", "also told, share of time"), list(_rows(given.data, given.music)))
    )


def _rows(data: Path, folder: Path) -> Iterator[tuple[str, ...]]:
    rng = np.random.default_rng(3)
    speech = _joined([file for each in SPEECH for file in _chosen(data.glob(each), 10, rng)])
    music = _joined(sorted(file for file in folder.rglob("*") if file.is_file()))
    length = min(speech.size, music.size)
    yield _row("speech alone", speech)
    yield _row("music alone", music)
    for level in LEVELS_DB:
        mixed = speech[:length] + music[:length] * np.float32(10 ** (level / 20))
        yield _row(f"music at {level} dB against the speech", mixed)
    for name, pattern in OTHERS.items():
        yield _row(name, _joined(_chosen(data.glob(pattern), CLIPS, rng)))


def _chosen(files: Iterator[Path], count: int, rng: np.random.Generator) -> Sequence[Path]:
    known = sorted(files)
    return [known[n] for n in rng.choice(len(known), min(count, len(known)), replace=False)]


def _joined(files: Sequence[Path]) -> Sound:
    """Puts recordings one after the other, each as loud as the others."""
    return np.concatenate([_levelled(load_audio(file, RATE_HZ)) for file in files])


def _levelled(sound: Sound) -> Sound:
    sounding = sound[np.abs(sound) > _SOUNDING * np.abs(sound).max()]
    return sound * np.float32(_LEVEL / np.sqrt((sounding**2).mean()))


def _row(name: str, sound: Sound) -> tuple[str, ...]:
    ear = SoundEventListener()
    ear.add(sound.astype(np.float32))
    ear.finish()
    seconds = sound.size / RATE_HZ
    events = ear.events(seconds, ())
    shares = {kind: heard_share(events, kind, 0.0, seconds) for kind in HeardKind}
    music = shares.pop(HeardKind.MUSIC)
    others = (f"{kind} {share:.1%}" for kind, share in shares.items() if share)
    return name, f"{music:.0%}", ", ".join(others)


if __name__ == "__main__":
    main()
