"""Extracts models/face_expression.safetensors from the published weights.

face-api.js's network for facial expressions (Vincent Mühler, MIT) travels, quantised to 8 bits,
inside the npm package @vladmandic/face-api (MIT). This takes it out of the package and keeps it in
half precision under the names of `aemo_studio.analysis.face.expression_network`.

    npm pack @vladmandic/face-api@1.7.15
    python scripts/extract_face_expression.py vladmandic-face-api-1.7.15.tgz [-o FILE]
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
from extract_face_identity import Arrays, published
from safetensors.numpy import save_file

MODEL = "package/model/face_expression_model"
SHA256 = "9a9840f2cf1f4c7eab95f197512569345c00d2426754d4608b92af30e0300f3d"


def network_state(found: Arrays) -> Arrays:
    """The parameters under the names of the network."""
    state = {"head.weight": found["fc/weights"].T, "head.bias": found["fc/bias"]}
    for block in range(4):
        for conv in range(4):
            theirs, ours = f"dense{block}/conv{conv}", f"blocks.{block}.conv{conv}"
            plain = block == conv == 0
            state |= _plain(found, theirs, ours) if plain else _separable(found, theirs, ours)
    return state


def _plain(found: Arrays, theirs: str, ours: str) -> Arrays:
    kernel = found[f"{theirs}/filters"].transpose(3, 2, 0, 1)
    return {f"{ours}.weight": kernel, f"{ours}.bias": found[f"{theirs}/bias"]}


def _separable(found: Arrays, theirs: str, ours: str) -> Arrays:
    return {
        f"{ours}.depthwise.weight": found[f"{theirs}/depthwise_filter"].transpose(2, 3, 0, 1),
        f"{ours}.pointwise.weight": found[f"{theirs}/pointwise_filter"].transpose(3, 2, 0, 1),
        f"{ours}.pointwise.bias": found[f"{theirs}/bias"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=Path, help="the packed npm package, a .tgz file")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("models/face_expression.safetensors")
    )
    given = parser.parse_args()
    state = network_state(published(given.package, MODEL, SHA256))
    half = {name: np.ascontiguousarray(value, np.float16) for name, value in state.items()}
    save_file(half, given.output, {"source_sha256": SHA256})
    print(f"{given.output}: {given.output.stat().st_size} bytes")
    print(f"sha256 {hashlib.sha256(given.output.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
