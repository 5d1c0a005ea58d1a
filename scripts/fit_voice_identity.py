"""Fits models/voice_identity.safetensors: the projection that tells voices apart.

Linear discriminants of pooled features (one window of each clip) between speakers of one corpus
and against the moods within a speaker, scaled to variance 1 within speakers that they were not
fitted on; how much those differ in each number is kept, too. Speakers that the shipped speech model
holds out are held out here, too; the equal error rate is theirs.

    python scripts/fit_voice_identity.py --data ../shared/data --work .work/voices [-o FILE]
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from scipy.linalg import eigh
from sklearn.utils.extmath import randomized_svd

from aemo_studio.workbench.corpora.training import read_all
from aemo_studio.workbench.speech.__main__ import shipped_held_out
from aemo_studio.workbench.speech.features import Labels, cached_features, labels_of

MODEL = Path("models/voice_identity.safetensors")
COMPONENTS = 600
NUMBERS = 40
SHRINKAGE = 0.2
PARTS = 3
ALIKE = (1, 2, 5, 10, 20)
"""Numbers after which another group begins that is taken to differ equally between speakers."""

Floats = NDArray[np.float32]


def fit(rows: Floats, labels: Labels) -> tuple[Floats, Floats, Floats]:
    """Mean [width] and projection [width, NUMBERS] of windows [n, width], and the variance between
    speakers [NUMBERS]."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-4
    standardised = (rows - mean) / scale
    chosen = np.random.default_rng(3).permutation(len(rows))[:4000]
    axes = randomized_svd(standardised[chosen], COMPONENTS, n_iter=2, random_state=0)[2].T
    turned = standardised @ axes
    within, between = _variances(turned, labels)
    matrix = (axes / scale[:, None]) @ (_discriminants(turned, labels) / np.sqrt(within))
    return mean, np.asarray(matrix, np.float32), np.asarray(between / within, np.float32)


def _variances(rows: Floats, labels: Labels) -> tuple[Floats, Floats]:
    """Variance of each discriminant within and between speakers that had no part in it, the mean
    over thirds of the speakers and over groups of numbers."""
    names, of_row = np.unique(labels.speaker, return_inverse=True)
    part = (np.random.default_rng(0).permutation(len(names)) % PARTS)[of_row]
    found = []
    for number in range(PARTS):
        here = part == number
        projection = _discriminants(rows[~here], _chosen(labels, ~here))
        centres, homes, within = _centres(rows[here] @ projection, _chosen(labels, here))
        centres = _of_corpora(centres, homes)
        found.append((np.mean(within, axis=0), (centres**2).mean(axis=0)))
    within, between = np.mean(found, axis=0)
    groups = np.split(between / within, ALIKE)
    return within, within * np.concatenate([np.full(len(one), one.mean()) for one in groups])


def _chosen(labels: Labels, rows: NDArray[np.bool_]) -> Labels:
    return Labels(*(column[rows] for column in vars(labels).values()))


def _centres(rows: Floats, labels: Labels) -> tuple[Floats, NDArray[np.str_], Floats]:
    """Centre, corpus and variance around the centre of each speaker of a corpus with others."""
    centres, homes, within = [], [], []
    for speaker in np.unique(labels.speaker):
        theirs = np.flatnonzero(labels.speaker == speaker)
        centres.append(_centre(rows[theirs], labels.label[theirs]))
        homes.append(labels.corpus[theirs[0]].removesuffix("-song"))
        within.append(((rows[theirs] - centres[-1]) ** 2).mean(axis=0))
    home, count = np.unique(homes, return_counts=True)
    several = np.isin(homes, home[count > PARTS])
    return np.array(centres)[several], np.array(homes)[several], np.array(within)[several]


def _discriminants(rows: Floats, labels: Labels) -> NDArray[np.float64]:
    within = np.zeros((rows.shape[1],) * 2)
    centres, homes = [], []
    for speaker in np.unique(labels.speaker):
        theirs = np.flatnonzero(labels.speaker == speaker)
        centres.append(_centre(rows[theirs], labels.label[theirs]))
        homes.append(labels.corpus[theirs[0]].removesuffix("-song"))
        apart = rows[theirs] - centres[-1]
        within += apart.T @ apart / len(theirs)
    within /= len(centres)
    within += SHRINKAGE * np.trace(within) / len(within) * np.eye(len(within))
    between = _of_corpora(np.array(centres), np.array(homes))
    vectors = eigh(between.T @ between / len(between), within)[1]
    return np.asarray(vectors[:, ::-1][:, :NUMBERS])


def _centre(rows: Floats, moods: NDArray[np.int64]) -> Floats:
    """Mean over the moods of their means."""
    return np.mean([rows[moods == mood].mean(axis=0) for mood in np.unique(moods)], axis=0)


def _of_corpora(centres: Floats, homes: NDArray[np.str_]) -> Floats:
    """Takes the mean of each corpus from its speakers: rooms are not voices."""
    result = centres.copy()
    for home in np.unique(homes):
        result[homes == home] -= centres[homes == home].mean(axis=0)
    return result


def equal_error_rate(described: Floats, speakers: NDArray[np.str_]) -> float:
    """Error rate of "the same voice" by cosine, where both kinds of error are as frequent."""
    centred = described - described.mean(axis=0)
    unit = centred / np.linalg.norm(centred, axis=1, keepdims=True)
    one, other = np.triu_indices(len(unit), 1)
    alike, same = (unit @ unit.T)[one, other], speakers[one] == speakers[other]
    limits = np.quantile(alike, np.linspace(0, 1, 400))
    missed = np.array([(alike[same] < limit).mean() for limit in limits])
    wrong = np.array([(alike[~same] >= limit).mean() for limit in limits])
    best = np.argmin(np.abs(missed - wrong))
    return float(missed[best] + wrong[best]) / 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--work", type=Path, required=True, help="folder for computed features")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("models/voice_identity.safetensors")
    )
    given = parser.parse_args()
    clips = read_all(given.data)
    labels = labels_of(clips)
    rows = cached_features(clips, given.work, 0).windows.astype(np.float32)
    held = shipped_held_out(labels)
    mean, matrix, between = fit(rows[~held], _chosen(labels, ~held))
    tensors = {"mean": mean, "matrix": matrix, "between": between}
    half = {name: value.astype(np.float16) for name, value in tensors.items()}
    names = sorted(set(labels.speaker[held].tolist()))
    print("variance between speakers:", " ".join(f"{one:.2f}" for one in np.unique(between)))
    save_file(half, given.output, {"held_out_speakers": json.dumps(names)})
    described = (rows[held] - mean) @ matrix
    for corpus in np.unique(labels.corpus[held]):
        theirs = labels.corpus[held] == corpus
        speakers = labels.speaker[held][theirs]
        if len(np.unique(speakers)) > 1:
            found = equal_error_rate(described[theirs], speakers)
            print(f"{corpus}: {theirs.sum()} windows, equal error rate {found:.3f}")
    print(f"{given.output}: sha256 {hashlib.sha256(given.output.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
