"""Measures how well listening finds tempo, key and voices in music made here.

    python -m benchmarks.listening [--singers FOLDER]

FOLDER: recordings of people who sing alone, one folder a singer (RAVDESS song). Prints the
tables of docs/own-music.md. The tempo's weights were chosen on the first half of each kind of
piece, and the bounds of `vocals` on the first half of the singers; the held-out halves took no
part in it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.music.listening.rhythm import estimate_rhythm
from aemo_studio.music.listening.spectra import compute_spectra
from aemo_studio.music.listening.tonality import estimate_tonality
from aemo_studio.music.listening.vocals import vocal_likelihood
from aemo_studio.music.own_music.by_ear import LIKELY, UNLIKELY, voice_likelihood
from aemo_studio.music.tagging.tagger import tag
from benchmarks.listening_pieces import MadePiece, other_piece, plain_piece
from benchmarks.report import table
from tests.song_factory import RATE, Sound

SETS: dict[str, tuple[Callable[[int], MadePiece], range]] = {
    "bass and drums on the beats": (plain_piece, range(60)),
    "the same, held out": (plain_piece, range(1000, 1060)),
    "another drummer": (other_piece, range(3000, 3040)),
    "the same, held out ": (other_piece, range(3040, 3080)),
}
VOICE_DB = (6, 3, 0, -3, -6)
N_MIXES, CLIPS = 60, 4


class PieceResult(NamedTuple):
    exact: bool
    octave: bool
    key: bool
    mode: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--singers", type=Path)
    arguments = parser.parse_args()
    rows = [_row(name, [_listened(make(seed)) for seed in seeds]) for name, (make, seeds) in
            SETS.items()]  # fmt: skip
    head = ("pieces", "tempo within 4 %", "half, double too", "key and mode", "mode")
    print(table(head, rows))
    if arguments.singers:
        print()
        print(
            table(("sound", "vocal", "unknown", "instrumental"), list(_voices(arguments.singers)))
        )


def _listened(piece: MadePiece) -> PieceResult:
    spectra = compute_spectra(piece.sound)
    keys = estimate_tonality(spectra)
    bpm = estimate_rhythm(spectra, keys.chroma).bpm or 1.0
    near = [abs(bpm / (piece.bpm * factor) - 1) <= 0.04 for factor in (1.0, 2.0, 0.5)]
    mode = keys.mode == piece.mode
    return PieceResult(near[0], any(near), mode and keys.key == piece.key, mode)


def _row(name: str, found: Sequence[PieceResult]) -> tuple[str, ...]:
    return (f"{name.strip()} ({len(found)})", *(f"{s:.0%}" for s in np.mean(found, axis=0)))


def _voices(folder: Path) -> Iterator[tuple[str, ...]]:
    """Makes singers alone, over music at several levels, and the music alone."""
    rng = np.random.default_rng(7)
    singers = sorted(place for place in folder.iterdir() if place.is_dir())
    likelihoods: dict[str, list[float]] = {}
    for number in range(N_MIXES):
        voice = _song_of(singers[number % len(singers)], rng)
        music = _as_long(plain_piece(2000 + number).sound, len(voice))
        likelihoods.setdefault("singers alone", []).append(_likelihood(voice))
        for level in VOICE_DB:
            mixed = voice * 10 ** (level / 20) + music
            likelihoods.setdefault(f"voice at {level:+d} dB", []).append(_likelihood(mixed))
        likelihoods.setdefault("the music alone", []).append(_likelihood(music))
    for name, values in likelihoods.items():
        found = np.array(values)
        vocal, none = (found >= LIKELY).mean(), (found <= UNLIKELY).mean()
        yield name, f"{vocal:.0%}", f"{1 - vocal - none:.0%}", f"{none:.0%}"


def _song_of(singer: Path, rng: np.random.Generator) -> Sound:
    files = sorted(singer.iterdir())
    clips = [load_audio(files[i], RATE) for i in rng.choice(len(files), CLIPS, replace=False)]
    voice = np.concatenate(clips)
    return voice / np.float32(np.sqrt((voice[np.abs(voice) > 0.01] ** 2).mean()))


def _as_long(music: Sound, n: int) -> Sound:
    whole = np.tile(music, -(-n // len(music)))[:n]
    return whole / np.float32(np.sqrt((whole**2).mean()))


def _likelihood(sound: Sound) -> float:
    quiet = (sound * 0.05).astype(np.float32)
    likelihood, heard = vocal_likelihood(compute_spectra(quiet)), tag(quiet, RATE)
    return likelihood if heard is None else voice_likelihood(likelihood, heard)


if __name__ == "__main__":
    main()
