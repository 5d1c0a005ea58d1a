"""Feature files: what goes in comes out, and nothing else does."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aemo_studio.base.errors import OutputError, UsageError
from aemo_studio.workbench.features.store import FeatureFile, load_features, save_features


def _file(n: int = 3) -> FeatureFile:
    return FeatureFile(
        name="log-mel",
        x=np.random.default_rng(0).normal(size=(n, 4, 5)).astype(np.float32),
        label=np.arange(n),
        speaker=np.array([f"ravdess/{i:02}" for i in range(n)]),
        corpus=np.array(["ravdess"] * n),
        path=np.array([f"Actor/情 {i}.wav" for i in range(n)]),
        version="log-mel 1",
    )


def test_features_come_back_as_they_were_saved(tmp_path: Path) -> None:
    saved = _file()
    save_features(tmp_path / "a.npz", saved)
    loaded = load_features(tmp_path / "a.npz")
    assert (loaded.name, loaded.version) == (saved.name, saved.version)
    for word in ("x", "label", "speaker", "corpus", "path"):
        np.testing.assert_array_equal(getattr(loaded, word), getattr(saved, word))
    assert loaded.x.dtype == np.float32
    assert loaded.label.dtype == np.int64


def test_the_file_gets_the_name_that_was_asked_for(tmp_path: Path) -> None:
    save_features(tmp_path / "features", _file())
    assert [p.name for p in tmp_path.iterdir()] == ["features"]


@pytest.mark.parametrize(
    ("word", "values", "reason"),
    [
        ("label", np.array([0, 1]), "label must have shape"),
        ("label", np.array([0, 1, 8]), "labels must lie"),
        ("label", np.array([0, 1, -1]), "labels must lie"),
        ("speaker", np.array(["a"]), "speaker must have shape"),
        ("x", np.full((3, 2), np.nan, np.float32), "finite"),
        ("x", np.zeros((3, 2), np.float64), "float32"),
    ],
)
def test_arrays_that_do_not_belong_together_are_refused(
    word: str, values: Any, reason: str
) -> None:
    changed: dict[str, Any] = {word: values}
    with pytest.raises(ValueError, match=reason):
        replace(_file(), **changed)


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut"])
def test_another_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.npz"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"other\.npz is not a feature file"):
        load_features(path)


def test_a_file_cut_short_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cut.npz"
    save_features(path, _file())
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(UsageError, match="cut"):
        load_features(path)


def test_pickled_objects_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "pickled.npz", format=1, name=np.array([{}], dtype=object))
    with pytest.raises(UsageError, match="not a feature file"):
        load_features(tmp_path / "pickled.npz")


def test_an_array_alone_is_no_feature_file(tmp_path: Path) -> None:
    np.save(tmp_path / "array.npy", np.zeros(3))
    with pytest.raises(UsageError, match="not a feature file"):
        load_features(tmp_path / "array.npy")


def test_a_newer_file_says_so(tmp_path: Path) -> None:
    np.savez(tmp_path / "new.npz", format=99)
    with pytest.raises(UsageError, match="newer"):
        load_features(tmp_path / "new.npz")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="absent"):
        load_features(tmp_path / "absent.npz")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nowhere"):
        save_features(tmp_path / "nowhere" / "a.npz", _file())


def test_loading_needs_numpy_only(tmp_path: Path) -> None:
    save_features(tmp_path / "a.npz", _file())
    program = (
        "import sys; from pathlib import Path\n"
        "from aemo_studio.workbench.features.store import load_features\n"
        f"assert len(load_features(Path({str(tmp_path / 'a.npz')!r}))) == 3\n"
        "heavy = {'torch', 'librosa', 'av', 'cv2', 'scipy', 'pandas', 'soundfile', 'typer'}\n"
        "sys.exit(sorted(heavy & set(sys.modules)) or 0)\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
