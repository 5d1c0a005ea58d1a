"""Fuses speech and face into one EmotionTrack: a product of calibrated experts.

    p(e) ∝ Π_m p_m(e) ** (trust_m · coverage_m)

Each modality has one vote, as strong as its coverage of the cell; a missing modality is
a factor of 1. Its trust is 1 but where it stays the same while the other changes (`trust`). With
temperature-calibrated experts the result stays calibrated, where an average does not (Hinton
2002, "Training Products of Experts"). Both experts give likelihoods: neither favours an emotion
that was frequent in its training. Then equal exponents do.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aemo_studio.analysis.trust import IntArray, trust_of
from aemo_studio.domain.emotion import EmotionScores, EmotionTrack, FloatArray, from_logs, to_logs

ENOUGH_S = 1.0
"""Seconds of evidence from which on a modality has its whole vote in a scene."""


def fuse(tracks: Sequence[EmotionTrack], seen: IntArray | None = None) -> EmotionTrack:
    """Fuses tracks of the same length; each cell takes the highest coverage among those that have a
    vote: where nobody has one, the emotion is missing.

    seen: int64[n], who is seen in each cell, as `trust_of` takes it. Raises ValueError if the
    lengths differ or there is none.
    """
    lengths = {len(track) for track in tracks}
    if len(lengths) != 1:
        raise ValueError(f"tracks of one length expected, got lengths {sorted(lengths)}")
    coverage = np.stack([track.coverage for track in tracks])
    logs = np.stack([to_logs(track.scores) for track in tracks])
    trust = np.array(trust_of(tracks, seen), np.float32)[:, None]
    fused = from_logs(np.einsum("mc,mce->ce", coverage * trust, logs))
    return EmotionTrack(fused, (coverage * (trust > 0)).max(axis=0))


def fuse_scores(scores: Sequence[EmotionScores], votes: Sequence[float]) -> EmotionScores:
    """Fuses EmotionScores of the modalities, each to the power of its vote in [0, 1]; uniform
    where nobody votes."""
    logs = np.stack([to_logs(one) for one in scores])
    return from_logs(np.array(votes, np.float32) @ logs)


def vote(coverage: FloatArray, seconds: FloatArray) -> float:
    """Computes how strong the vote of a modality in a stretch of cells is, in [0, 1].

    It is the mean coverage where there is any, so that somebody who speaks half of the time is
    heard as well as a face that is seen all the time. Less than `ENOUGH_S` of evidence counts
    less. coverage: float32[n]. seconds: float32[n] that each cell has in the stretch.
    """
    evidence = coverage * seconds
    total = float(evidence.sum())
    if total <= 0:
        return 0.0
    return min(1.0, float(evidence @ coverage) / total) * min(1.0, total / ENOUGH_S)
