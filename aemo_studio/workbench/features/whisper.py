"""Whisper's lower hidden states, mean and deviation over the speech of a clip.

The same as the shipped speech model's training sees (`workbench.speech.features`), clean.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import torch

from aemo_studio.base.model_store import find_entry
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features.feature import Feature
from aemo_studio.workbench.speech.features import ClipEncoder

MODEL = "whisper_base_encoder"
WIDTH = 5 * 1024


def compute(samples: FloatArray) -> FloatArray:
    """Computes float32[5120]: for each of five layers 512 means, then 512 deviations."""
    with _one_thread():
        return _encoder().row(samples)


@lru_cache(maxsize=1)
def _encoder() -> ClipEncoder:
    return ClipEncoder()


@contextmanager
def _one_thread() -> Iterator[None]:
    """Limits torch to a thread: clips are short and run on a core each."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


FEATURE = Feature("whisper", f"1 {find_entry(MODEL).sha256[:12]}", (WIDTH,), compute)
