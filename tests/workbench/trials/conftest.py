"""A small stage: made-up features under the true names of all corpora."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.corpora import TRAINED_ON, Utterance, read_all
from aemo_studio.workbench.speech import fit as fitting
from aemo_studio.workbench.speech.features import in_version, labels_of
from aemo_studio.workbench.trials.action_units import FILE

WIDTH = 24
UNITS = 6


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Empty files; only their names are read. RAVDESS: two takes of all actors' emotions."""
    root = tmp_path_factory.mktemp("data")
    names = [
        *(f"ravdess-speech/Actor_{a:02}/03-01-0{e}-01-01-0{t}-{a:02}.flac"
          for a in range(1, 25) for e in range(1, 9) for t in (1, 2)),
        *(f"ravdess-song/Actor_{a:02}/03-02-0{e}-01-01-01-{a:02}.ogg"
          for a in range(1, 25) for e in range(1, 7) if a != 18),
        *(f"tess/{who}_{e}/{who}_back_{e}.ogg" for who in ("OAF", "YAF") for e in ("angry", "sad")),
        *(f"savee/{who}_{e}01.ogg" for who in ("DC", "JE", "JK", "KL") for e in ("a", "sa", "n")),
        *(f"nemo/{who}_{e}_1.ogg" for who in ("MP0", "SK1") for e in ("anger", "sadness")),
        *(f"ased/{e}1-01-01-01-0{who}.ogg" for who in (1, 2) for e in ("a", "s")),
        *(f"crema-d/100{who}_IEO_{e}_HI.ogg" for who in (1, 2) for e in ("ANG", "SAD")),
        *(f"emovo/{e}-{who}-b1.ogg" for who in ("f1", "m1") for e in ("rab", "tri")),
        *(f"aesdd/{e}/{e[0]}01_({who}).ogg" for who in (1, 2) for e in ("anger", "sadness")),
    ]  # fmt: skip
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    return root


@pytest.fixture(scope="session")
def rows(data: Path) -> tuple[FloatArray, FloatArray]:
    """Features [n, 4, WIDTH] of every utterance, clean and augmented: its emotion, its
    speaker, and noise."""
    utterances = read_all(data)
    return _rows(utterances, 1), _rows(utterances, 2)


def _rows(utterances: tuple[Utterance, ...], seed: int) -> FloatArray:
    labels = labels_of(utterances)
    rng = np.random.default_rng(seed)
    directions = np.random.default_rng(9).normal(size=(8, WIDTH))
    speaker = np.unique(labels.speaker, return_inverse=True)[1]
    voices = np.random.default_rng(8).normal(0, 1, (speaker.max() + 1, WIDTH))
    centre = directions[labels.label] + voices[speaker]
    noise = rng.normal(0, 1.4, (len(centre), 4, WIDTH))
    return np.asarray(centre[:, None] + noise, np.float32)


@pytest.fixture
def work(tmp_path: Path, data: Path, rows: tuple[FloatArray, FloatArray]) -> Path:
    """A folder with the features of both versions, and no head yet."""
    return filled(tmp_path, data, rows)


@pytest.fixture(scope="session")
def kept(
    tmp_path_factory: pytest.TempPathFactory, data: Path, rows: tuple[FloatArray, FloatArray]
) -> Path:
    """The same, in which heads stay from test to test."""
    return filled(tmp_path_factory.mktemp("work"), data, rows)


def filled(folder: Path, data: Path, rows: tuple[FloatArray, FloatArray]) -> Path:
    corpora = np.array([u.corpus for u in read_all(data)])
    for version, found in enumerate(rows):
        for corpus in TRAINED_ON:
            theirs = found[corpora == corpus].astype(np.float16)
            some = theirs[in_version(len(theirs), version)]
            np.savez(folder / f"speech_{corpus}_{version}.npz", rows=some)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _action_units(data: Path) -> None:
    """Each emotion moves other units; every actor has another face at rest."""
    rng = np.random.default_rng(3)
    emotions, actors = rng.normal(size=(9, UNITS)), rng.normal(size=(25, UNITS))
    lines = [";".join([*(f"AU{k:02}_r" for k in range(UNITS)), "speech", "name"])]
    stems = sorted(p.stem for p in (data / "ravdess-speech").rglob("*.flac"))
    for stem in reversed(stems):
        units = emotions[int(stem[6:8])] + 0.5 * actors[int(stem[-2:])] + rng.normal(size=UNITS)
        lines.append(";".join([*(f"{u:.4f}" for u in units), stem, "01" + stem[2:]]))
    (data / FILE).parent.mkdir(parents=True, exist_ok=True)
    (data / FILE).write_text("\n".join(lines) + "\n")


@pytest.fixture(autouse=True)
def _few_components(monkeypatch: pytest.MonkeyPatch) -> None:
    """Made-up features have few directions, and are soon learned."""
    monkeypatch.setattr(fitting, "COMPONENTS", 16)
    monkeypatch.setattr(fitting, "ITERATIONS", 6)
