"""Extracts models/face_identity.safetensors from the published weights.

dlib's face recognition network (public domain) travels, quantised to 8 bits, inside the npm
package @vladmandic/face-api (MIT). This takes it out of the package, folds the scale behind
every convolution into it, and keeps it in half precision under the names of
`aemo_studio.analysis.face.identity_network`.

    npm pack @vladmandic/face-api@1.7.15
    python scripts/extract_face_identity.py vladmandic-face-api-1.7.15.tgz [-o FILE]
"""

from __future__ import annotations

from face_api_package import Arrays, extract

MODEL = "face_recognition_model"
SHA256 = "b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589"

# Residual blocks as the package names them, in order.
BLOCKS = (
    *("conv32_1", "conv32_2", "conv32_3", "conv64_down", "conv64_1", "conv64_2", "conv64_3"),
    *("conv128_down", "conv128_1", "conv128_2", "conv256_down", "conv256_1", "conv256_2"),
    "conv256_down_out",
)


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


if __name__ == "__main__":
    extract(__doc__, "face_identity", MODEL, SHA256, network_state)
