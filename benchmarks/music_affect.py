"""Measures how well valence and arousal of music are estimated, on pieces made for a mood.

    python -m benchmarks.music_affect FOLDER

FOLDER: recordings in folders that are named by the mood for which they were made (happy, calm,
tender, nostalgic, energetic): those of the PyPI package immich-memories-music 0.1.0 (MIT), whose
28 pieces were generated. The label of a piece is the rating of that word. Prints the table of
docs/own-music.md: correlations over all pieces, and, for regressions, over predictions of each
piece, or of all pieces of a mood, by the others.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.listening import MusicTags, Sound
from aemo_studio.music.listening.affect import affect_of
from aemo_studio.music.own_music.affect_by_ear import affect_with_tags, valence_of_words
from aemo_studio.music.own_music.listen_to_file import ListenedFile, listen_to_file
from aemo_studio.music.tagging.tags import certainties
from benchmarks.report import table

LABELS = {"happy": (8.47, 6.05), "calm": (6.89, 1.67), "tender": (6.47, 3.22),
          "nostalgic": (6.68, 4.37), "energetic": (7.57, 6.1)}  # fmt: skip
"""Valence and arousal of the words (Warriner, Kuperman and Brysbaert 2013)."""

_AXES = ("valence", "arousal")
_PENALTY = 1.0

Numbers = NDArray[np.float64]
Piece = tuple[str, Sound, MusicTags]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    pieces = list(_pieces(parser.parse_args().folder))
    print(table(("estimate", "valence r", "arousal r"), list(_rows(pieces))))


def _pieces(folder: Path) -> Iterator[Piece]:
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        found = listen_to_file(file)
        if isinstance(found, ListenedFile) and found.heard is not None:
            yield file.parent.name, found.listened.sound, found.heard


def _rows(pieces: list[Piece]) -> Iterator[tuple[str, ...]]:
    labels = np.array([LABELS[mood] for mood, _, _ in pieces])
    for name, columns in _estimates(pieces).items():
        cells = (f"{np.corrcoef(c, labels[:, axis])[0, 1]:.2f}" if c is not None else ""
                 for axis, c in enumerate(columns))  # fmt: skip
        yield name, *cells
    cues = _cues(pieces)
    each, moods = np.arange(len(pieces)), np.array([mood for mood, _, _ in pieces])
    whole, vector = _tags_and_cues(pieces), np.array([heard.numbers for *_, heard in pieces])
    for name, rows, groups in (
        ("four cues and six tags, each piece by the others", cues, each),
        ("fifty tags and five cues, each piece by the others", whole, each),
        ("fifty tags and five cues, each mood by the others", whole, moods),
        ("the vector of 200 numbers, each piece by the others", _standard(vector), each),
        ("the vector of 200 numbers, each mood by the others", _standard(vector), moods),
    ):
        left = (_left_out(rows, labels[:, axis], groups) for axis in range(2))
        yield (
            f"regression on {name}",
            *(f"{np.corrcoef(p, labels[:, axis])[0, 1]:.2f}" for axis, p in enumerate(left)),
        )


def _estimates(pieces: list[Piece]) -> dict[str, tuple[Numbers | None, Numbers | None]]:
    by_formula = [affect_of(sound) for _, sound, _ in pieces]
    shipped = [affect_with_tags(sound, heard) for _, sound, heard in pieces]
    loudness = np.array([sound.loudness_lufs or 0.0 for _, sound, _ in pieces])
    formula, both = (
        tuple(np.array([getattr(a, axis) for a in found if a]) for axis in _AXES)
        for found in (by_formula, shipped)
    )
    words = np.array([valence_of_words(heard) for _, _, heard in pieces])
    return {
        "formula": (formula[0], formula[1]),
        "loudness": (None, loudness),
        "words of the tags": (words, None),
        "both, as shipped": (both[0], both[1]),
    }


def _cues(pieces: list[Piece]) -> Numbers:
    """Gathers measurements and tags that may bear on either axis: float64[pieces, 10]."""
    rows = []
    for _, sound, heard in pieces:
        tags = certainties(heard)
        names = ("happy", "sad", "party", "chillout", "quiet", "fast")
        rows.append([
            sound.mode_balance, sound.loudness_lufs or 0.0, np.log(sound.brightness_hz + 1),
            np.log(sound.onset_rate_hz + 0.1), *(np.log(tags[name] + 1e-4) for name in names),
        ])  # fmt: skip
    return _standard(np.array(rows))


def _tags_and_cues(pieces: list[Piece]) -> Numbers:
    """Gathers the log odds of all tags, and mode, loudness, brightness, onsets and tempo:
    float64[pieces, 55]."""
    rows = []
    for _, sound, heard in pieces:
        likely = np.clip(heard.scores, 1e-4, 1 - 1e-4)
        rows.append([
            *np.log(likely / (1 - likely)), sound.mode_balance, sound.loudness_lufs or 0.0,
            np.log(sound.brightness_hz + 1), np.log(sound.onset_rate_hz + 0.1),
            np.log(sound.bpm or 100.0),
        ])  # fmt: skip
    return _standard(np.array(rows, np.float64))


def _standard(rows: Numbers) -> Numbers:
    return np.asarray((rows - rows.mean(axis=0)) / np.maximum(rows.std(axis=0), 1e-9))


def _left_out(cues: Numbers, labels: Numbers, groups: NDArray[Any]) -> Numbers:
    """Predicts each group of pieces by a ridge regression on the other groups."""
    found = np.zeros(len(labels))
    for group in set(groups.tolist()):
        out = groups == group
        x, mean = cues[~out], labels[~out].mean()
        inner = x.T @ x + _PENALTY * np.eye(x.shape[1])
        found[out] = mean + cues[out] @ np.linalg.solve(inner, x.T @ (labels[~out] - mean))
    return found


if __name__ == "__main__":
    main()
