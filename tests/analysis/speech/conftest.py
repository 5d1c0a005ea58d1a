"""A voice to test with: the sound of the sample."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.base.resources import resources_dir


@pytest.fixture(scope="session")
def voice() -> NDArray[np.float32]:
    """float32[n] at 16 kHz in which somebody speaks from early on."""
    return load_audio(resources_dir() / "sample.mp4")
