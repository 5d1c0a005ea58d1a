"""Extracts models/music_beats.safetensors from the published weights.

The wheel BeatNet (CC BY 4.0) holds three networks that learned from different recordings. This
takes the first, which its authors name first, as it is.

    pip download BeatNet==1.1.3 --no-deps
    python scripts/extract_beatnet.py BeatNet-1.1.3-py3-none-any.whl [-o FILE]

With --reference FILE it writes what the original says of made sounds, by which the tests compare
ours (needs madmom 0.17, whose spectrogram the original looks at, and librosa).
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file

WEIGHTS = "BeatNet/models/model_1_weights.pt"
SHA256 = "619091bc317ca3e83b45591d46f6de3d5a41588bcb39fe9fe7be30cffa6aca84"


def published(wheel: Path) -> dict[str, torch.Tensor]:
    """The parameters, checked."""
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read(WEIGHTS)
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit("The weights in this wheel are not the published ones (sha256).")
    state: dict[str, torch.Tensor] = torch.load(io.BytesIO(data), weights_only=True)
    return state


def write_reference(wheel: Path, path: Path) -> None:
    """Writes what the original says of the made sounds, as if they had 22,050 samples a second:
    probabilities of beats and of downbeats in every fifth frame."""
    import sys

    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
        sys.path.insert(0, folder)
        from BeatNet.log_spect import LOG_SPECT
        from BeatNet.model import BDA

        from tests.music.tagging.made_sounds import MADE

        looks = LOG_SPECT(
            sample_rate=22_050, win_length=1411, hop_size=441, n_bands=[24], mode="offline"
        )
        found = {}
        for name, make in MADE.items():
            network = BDA(272, 150, 2, "cpu")
            network.load_state_dict(published(wheel))
            seen = looks.process_audio(make()).T
            with torch.inference_mode():
                rated = network(torch.from_numpy(np.asarray(seen, np.float32))[None])[0]
                chances = network.final_pred(rated).T.numpy()[::5, :2]
            found[name] = np.round(chances, 5).tolist()
    path.write_text(json.dumps(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path, help="the downloaded wheel")
    parser.add_argument("-o", "--output", type=Path, default=Path("models/music_beats.safetensors"))
    parser.add_argument("--reference", type=Path, help="where the original's answers go")
    given = parser.parse_args()
    state = {
        name: np.ascontiguousarray(one.numpy()) for name, one in published(given.wheel).items()
    }
    save_file(state, given.output, {"source_sha256": SHA256})
    print(f"{given.output}: {given.output.stat().st_size} bytes")
    print(f"sha256 {hashlib.sha256(given.output.read_bytes()).hexdigest()}")
    if given.reference:
        write_reference(given.wheel, given.reference)


if __name__ == "__main__":
    main()
