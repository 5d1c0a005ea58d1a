"""Lets librosa compile, once and for all, what the tests use of it, which takes half a minute.

`make test` does so beside the checks, so that no test waits for it.
"""

from __future__ import annotations

import librosa
import numpy as np

RATE_HZ = 16_000


def main() -> None:
    """Calls what librosa compiles at the first call; the rest it compiles when it is imported."""
    noise = np.random.default_rng(0).standard_normal(2 * RATE_HZ).astype(np.float32)
    librosa.effects.trim(noise)
    librosa.pyin(noise, fmin=80, fmax=400, sr=RATE_HZ)
    librosa.estimate_tuning(y=noise, sr=RATE_HZ)
    onsets = librosa.onset.onset_strength(y=noise, sr=RATE_HZ)
    librosa.onset.onset_detect(onset_envelope=onsets, sr=RATE_HZ)
    librosa.beat.beat_track(onset_envelope=onsets, sr=RATE_HZ)


if __name__ == "__main__":
    main()
