"""Extracts models/face_expression.safetensors from the published weights.

face-api.js's network for facial expressions (Vincent Mühler, MIT) travels, quantised to 8 bits,
inside the npm package @vladmandic/face-api (MIT). This takes it out of the package and keeps it in
half precision under the names of `aemo_studio.analysis.face.expression_network`.

    npm pack @vladmandic/face-api@1.7.15
    python scripts/extract_face_expression.py vladmandic-face-api-1.7.15.tgz [-o FILE]
"""

from __future__ import annotations

from face_api_package import Arrays, extract

MODEL = "face_expression_model"
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


if __name__ == "__main__":
    extract(__doc__, "face_expression", MODEL, SHA256, network_state)
