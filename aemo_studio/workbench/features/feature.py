"""The one interface of all features, and their names."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import FloatArray

#: The module of each feature; it is imported when the feature is wanted.
FEATURES: Mapping[str, str] = MappingProxyType(
    {
        "mfcc-mean": "mfcc_mean",
        "log-mel": "log_mel",
        "mfcc-image": "mfcc_image",
        "spectrogram": "spectrogram",
        "mel-sequence": "mel_sequence",
        "prosody": "prosody",
        "whisper": "whisper",
    }
)


@dataclass(frozen=True)
class Feature:
    """A description of a clip as numbers, always of the same shape."""

    #: By which commands and files refer to it ("log-mel").
    name: str
    #: Changes whenever the same sound would give other numbers.
    version: str
    #: Of one clip.
    shape: tuple[int, ...]
    #: float32[n] mono at 16 kHz, at least `sound.MIN_SAMPLES`, to float32[shape].
    compute: Callable[[FloatArray], FloatArray]

    @property
    def key(self) -> str:
        """Names everything but the sound that the numbers depend on."""
        from aemo_studio.workbench.features.sound import SOUND_VERSION

        return f"{self.name} {self.version}, sound {SOUND_VERSION}"

    def extract(self, samples: NDArray[np.floating], rate: int) -> FloatArray:
        """Computes float32[shape] of samples [n] or [n, channels] in [-1, 1] at `rate` Hz.

        Channels are mixed, samples that are no numbers become silence, and of a long clip
        the first 30 s count. Raises ValueError for no samples or a rate that is none.
        """
        from aemo_studio.workbench.features.sound import prepared

        found = np.asarray(self.compute(prepared(samples, rate)), np.float32)
        if found.shape != self.shape or not np.isfinite(found).all():
            raise ValueError(f"{self.name} gave {found.shape} instead of finite {self.shape}")
        return found


def feature(name: str) -> Feature:
    """Imports the feature of that name. Raises UsageError if there is none."""
    if name not in FEATURES:
        raise UsageError(
            "There is no feature {name}; choose one of {names}.",
            name=name,
            names=", ".join(FEATURES),
        )
    module = importlib.import_module(f"aemo_studio.workbench.features.{FEATURES[name]}")
    found: Feature = module.FEATURE
    return found
