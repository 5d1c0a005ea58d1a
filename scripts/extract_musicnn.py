"""Extracts models/music_tagger.safetensors from the published weights.

The wheel musicnn (ISC) holds its networks as TensorFlow checkpoints. This reads two of them
without TensorFlow, folds their normalisation, leaves out their dead filters, and keeps both under
the names of `aemo_studio.music.tagging.network`.

    pip download musicnn==0.1.0 --no-deps
    python scripts/extract_musicnn.py musicnn-0.1.0-py3-none-any.whl [-o FILE]

With --reference FILE it writes what the original says of five made sounds, by which the tests
compare ours (needs musicnn, tensorflow below 2.16 and librosa).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from wire_format import Fields, fields, varint

NETWORKS = {"msd": "MSD_musicnn", "mtt": "MTT_musicnn"}
"""Our name of each network, by the songs that it learned from, and the wheel's."""

SHA256 = {
    "msd": "8579734ee6388f799ed0def4bbd0d1fdcbeaf213ef2a9dc860917bd76a303de6",
    "mtt": "041f3935e981a65cea739842d30c188d3a7d2adf4410955c8668eb3de4a5acab",
}

_NORM_EPSILON = 0.001
_LOUDEST, _DEAD = 5.0, 1e-3
_FLOAT32 = 1
_FOOTER = 48
_RESTARTS = struct.Struct("<I")

Arrays = dict[str, NDArray[np.float32]]


def published(wheel: Path) -> dict[str, Arrays]:
    """The parameters of both networks by their original names, checked."""
    return dict(_networks(wheel))


def _networks(wheel: Path) -> Iterator[tuple[str, Arrays]]:
    with zipfile.ZipFile(wheel) as archive:
        for name, folder in NETWORKS.items():
            data = archive.read(f"musicnn/{folder}/.data-00000-of-00001")
            if hashlib.sha256(data).hexdigest() != SHA256[name]:
                raise SystemExit(f"The weights of {folder} are not the published ones (sha256).")
            yield name, dict(_tensors(archive.read(f"musicnn/{folder}/.index"), data))


def _tensors(index: bytes, data: bytes) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Name and value of each tensor of a checkpoint: a sorted table of names, and one file."""
    _, after = _handle(index, len(index) - _FOOTER)
    start, _ = _handle(index, after)
    for _, value in _entries(index, *start):
        block, _ = _handle(value, 0)
        for key, entry in _entries(index, *block):
            name, found = key.decode(), fields(entry)
            if name and found[1][0] == _FLOAT32 and "Adam" not in name:
                yield name, _tensor(found, data)


def _tensor(entry: Fields, data: bytes) -> NDArray[np.float32]:
    """A tensor by the fields of its entry: 2 its shape, 4 where it begins, 5 its bytes."""
    sizes = fields(entry.get(2, [b""])[0]).get(2, [])
    shape = [fields(size)[1][0] for size in sizes]
    start = entry.get(4, [0])[0]
    return np.frombuffer(data[start : start + entry[5][0]], "<f4").reshape(shape)


def _entries(table: bytes, start: int, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Key and value of each entry of a block; a key names only what differs from the last."""
    block = table[start : start + size]
    restarts = _RESTARTS.unpack(block[-4:])[0]
    at, end, key = 0, size - 4 * (restarts + 1), b""
    while at < end:
        shared, at = varint(block, at)
        more, at = varint(block, at)
        length, at = varint(block, at)
        key = key[:shared] + block[at : at + more]
        yield key, block[at + more : at + more + length]
        at += more + length


def _handle(data: bytes, at: int) -> tuple[tuple[int, int], int]:
    """Where a block begins and its size, and where reading goes on."""
    start, at = varint(data, at)
    size, at = varint(data, at)
    return (start, size), at


def network_state(found: Arrays) -> Arrays:
    """The parameters of one network under the names of ours, without the dead filters."""
    state = _affine(found, 0, "norm")
    for number in range(5):
        state |= _convolution(found, number, f"front.{number}.conv", flat=False)
        state |= _affine(found, number + 1, f"front.{number}.norm")
    for number in range(3):
        state |= _convolution(found, number + 5, f"middle.{number}.conv", flat=True)
        state |= _affine(found, number + 6, f"middle.{number}.norm")
    factor, offset = _normalisation(found, 9)
    kernel = found["dense/kernel"]
    state["dense.weight"] = (factor[:, None] * kernel).T
    state["dense.bias"] = found["dense/bias"] + offset @ kernel
    state |= _affine(found, 10, "dense_norm")
    state |= {"out.weight": found["dense_1/kernel"].T, "out.bias": found["dense_1/bias"]}
    return _pruned(state)


def _pruned(state: Arrays) -> Arrays:
    """Leaves out filters that answer everything alike, as most do, and adds what they say to the
    offsets of the layers after them."""
    alive = [_moves(state, f"front.{number}") for number in range(5)]
    constant = np.concatenate([_at_rest(state, f"front.{number}") for number in range(5)])
    kept = np.concatenate(alive)
    constant[kept] = 0.0
    for number, moving in enumerate(alive):
        for name in ("conv.weight", "conv.bias", "norm.factor", "norm.offset"):
            state[f"front.{number}.{name}"] = state[f"front.{number}.{name}"][moving]
    middle, dense = state["middle.0.conv.weight"], state["dense.weight"]
    state["middle.0.conv.bias"] = state["middle.0.conv.bias"] + middle.sum(axis=2) @ constant
    state["middle.0.conv.weight"] = middle[:, kept]
    pairs = dense[:, : 2 * len(kept)]
    state["dense.bias"] = state["dense.bias"] + pairs @ np.repeat(constant, 2)
    left = [pairs[:, np.repeat(kept, 2)], dense[:, 2 * len(kept) :]]
    return state | {"dense.weight": np.concatenate(left, axis=1)}


def _moves(state: Arrays, part: str) -> NDArray[np.bool_]:
    """Whether the loudest sound can move a filter's answer by more than `_DEAD`, for each."""
    weight, factor = state[f"{part}.conv.weight"], state[f"{part}.norm.factor"]
    return np.abs(weight).sum(axis=(1, 2, 3)) * _LOUDEST * np.abs(factor) > _DEAD


def _at_rest(state: Arrays, part: str) -> NDArray[np.float32]:
    rest = np.maximum(state[f"{part}.conv.bias"], 0.0)
    return rest * state[f"{part}.norm.factor"] + state[f"{part}.norm.offset"]


def _convolution(found: Arrays, number: int, ours: str, *, flat: bool) -> Arrays:
    """flat: whether the filters are as tall as the picture, so that time alone is left."""
    theirs = f"conv2d_{number}" if number else "conv2d"
    kernel = found[f"{theirs}/kernel"].transpose(3, 2, 0, 1)
    weight = kernel[:, 0].transpose(0, 2, 1) if flat else kernel
    return {f"{ours}.weight": weight, f"{ours}.bias": found[f"{theirs}/bias"]}


def _affine(found: Arrays, number: int, ours: str) -> Arrays:
    factor, offset = _normalisation(found, number)
    return {f"{ours}.factor": factor, f"{ours}.offset": offset}


def _normalisation(found: Arrays, number: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    name = f"batch_normalization_{number}" if number else "batch_normalization"
    gamma, beta, mean, variance = (
        found[f"{name}/{part}"] for part in ("gamma", "beta", "moving_mean", "moving_variance")
    )
    factor = gamma / np.sqrt(variance + _NORM_EPSILON)
    return factor, beta - mean * factor


def write_reference(path: Path) -> None:
    """Writes what the original says of the made sounds: mean tags, numbers of the first patch."""
    import tempfile

    import soundfile
    from musicnn.extractor import extractor

    from tests.music.tagging.made_sounds import MADE, RATE_HZ

    found: dict[str, dict[str, list[list[float]]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for sound, make in MADE.items():
            file = str(Path(folder, f"{sound}.wav"))
            soundfile.write(file, make(), RATE_HZ, subtype="FLOAT")
            for name, theirs in NETWORKS.items():
                tags, _, features = extractor(file, theirs)
                both = (tags.mean(axis=0), features["penultimate"][0])
                found.setdefault(sound, {})[name] = [np.round(v, 5).tolist() for v in both]
    path.write_text(json.dumps(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path, help="the downloaded wheel")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("models/music_tagger.safetensors")
    )
    parser.add_argument("--reference", type=Path, help="where the original's answers go")
    given = parser.parse_args()
    state = {
        f"{name}.{key}": np.ascontiguousarray(value, np.float32)
        for name, found in published(given.wheel).items()
        for key, value in network_state(found).items()
    }
    save_file(state, given.output, {"source_sha256": ",".join(SHA256.values())})
    print(f"{given.output}: {given.output.stat().st_size} bytes")
    print(f"sha256 {hashlib.sha256(given.output.read_bytes()).hexdigest()}")
    if given.reference:
        write_reference(given.reference)


if __name__ == "__main__":
    main()
