"""Whisper's lower hidden states, mean and deviation over the speech of a clip.

The same as the shipped speech model's training sees (`workbench.speech.features`), clean.
"""

from __future__ import annotations

from functools import lru_cache

from aemo_studio.analysis.face.threads import one_thread
from aemo_studio.base.model_store import find_entry
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features.feature import Feature
from aemo_studio.workbench.speech.features import ClipEncoder

MODEL = "whisper_base_encoder"
WIDTH = 5 * 1024


def compute(samples: FloatArray) -> FloatArray:
    """Computes float32[5120]: for each of five layers 512 means, then 512 deviations."""
    with one_thread():  # clips are short and run on a core each
        return _encoder().row(samples)


@lru_cache(maxsize=1)
def _encoder() -> ClipEncoder:
    return ClipEncoder()


FEATURE = Feature("whisper", f"1 {find_entry(MODEL).sha256[:12]}", (WIDTH,), compute)
