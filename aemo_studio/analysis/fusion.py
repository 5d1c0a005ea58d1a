"""Fuses speech and face into one EmotionTrack: a product of calibrated experts.

    p(e) ∝ Π_m p_m(e) ** coverage_m

Each modality has one vote, as strong as its coverage of the cell; a missing modality is
a factor of 1. With temperature-calibrated experts the result stays calibrated, where an
average does not (Hinton 2002, "Training Products of Experts").
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aemo_studio.domain.emotion import EmotionTrack, from_logs, to_logs


def fuse(tracks: Sequence[EmotionTrack]) -> EmotionTrack:
    """Fuses tracks of the same length; each cell takes the highest coverage among them.

    Raises ValueError if the lengths differ or there is none.
    """
    lengths = {len(track) for track in tracks}
    if len(lengths) != 1:
        raise ValueError(f"tracks of one length expected, got lengths {sorted(lengths)}")
    coverage = np.stack([track.coverage for track in tracks])
    logs = np.stack([to_logs(track.scores) for track in tracks])
    return EmotionTrack(from_logs(np.einsum("mc,mce->ce", coverage, logs)), coverage.max(axis=0))
