"""The interface of clips that protocols split."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
TextArray = NDArray[np.str_]


class Clips(Protocol):
    """Describes n labelled clips, of whatever features."""

    @property
    def label(self) -> NDArray[np.int64]:
        """Gives int64[n], positions in `EMOTIONS`."""

    @property
    def speaker(self) -> TextArray:
        """Gives str[n], unique over all corpora ("ravdess/07")."""

    @property
    def corpus(self) -> TextArray:
        """Gives str[n] ("ravdess-song")."""


class NamedClips(Clips, Protocol):
    """Describes clips whose files are known."""

    @property
    def path(self) -> TextArray:
        """Gives str[n], as the feature file names them."""
