"""Finds who speaks each line by voice, picture and turn together.

A Bayesian hidden Markov model of speakers, as Landini et al. 2022 ("Bayesian HMM clustering of
x-vector sequences") use it: every speaker's voice is a point around which the descriptions of the
lines scatter; who speaks next is likely to be who spoke before, while the picture stays. Points and
speakers are estimated in turn, each line being judged by the other lines alone. Numbers in which
speakers differ much say more than others (probabilistic linear discriminants, Ioffe 2006).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray

PER_SECOND = 0.3
"""What a second of speech tells of a voice, as a share of what it would if moments of one line were
as independent as different lines."""

STAYS = 0.95
"""Probability that a speaker goes on to the next line in the same picture."""

MOST_S = 4.0
"""Longer lines tell no more of a voice."""

LEAST_S = 0.3
"""Shorter lines count as long as this."""

_ROUNDS = 20


def speakers_of(
    voices: FloatArray,
    seconds: FloatArray,
    picture: FloatArray,
    together: NDArray[np.bool_],
    between: FloatArray,
) -> FloatArray:
    """Estimates who speaks each line: probabilities float32[n, k], k > 0.

    voices: float32[n, i], descriptions around the film's middle; all 0 where unknown. seconds:
    float32[n], lengths. picture: float32[n, k], what the picture makes each speaker likely, sums 1.
    together: bool[n - 1], whether a line and the next one lie in one unchanged picture. between:
    float32[i], variance between speakers of each number, that within a speaker being 1.
    """
    known = np.any(voices != 0, axis=1)
    lengths = np.minimum(seconds, MOST_S) * known
    stays = np.where(together, STAYS, 1 / picture.shape[1]).astype(np.float32)
    found = picture
    for _ in range(_ROUNDS):
        heard = _voice_logs(voices, lengths, found, between)
        found = _smoothed(np.log(picture) + heard * known[:, None], stays)
    return found


def _voice_logs(
    voices: FloatArray, lengths: FloatArray, found: FloatArray, between: FloatArray
) -> FloatArray:
    """Computes how likely each line is in the voice of each speaker, in nats: float32[n, k].

    The voice of a speaker follows from all other lines, by how likely they are the speaker's.
    """
    said = PER_SECOND * lengths[:, None] * found
    line = np.asarray(1 / (PER_SECOND * np.maximum(lengths, LEAST_S))[:, None], np.float32)
    parts = [_alike_logs(voices[:, between == b], said, line, float(b)) for b in np.unique(between)]
    return np.sum(parts, axis=0, dtype=np.float32)


def _alike_logs(
    voices: FloatArray, said: FloatArray, line: FloatArray, between: float
) -> FloatArray:
    """Computes the part of numbers that differ equally between speakers.

    said: float32[n, k], how much each line tells of each speaker. line: float32[n, 1], variance of
    each line around its speaker.
    """
    sums = said.T @ voices
    length2 = (voices**2).sum(axis=1)[:, None]
    along, total2 = voices @ sums.T, (sums**2).sum(axis=1)
    precision = 1 / between + said.sum(axis=0) - said
    toward = (along - said * length2) / precision
    middle2 = (total2 - 2 * said * along + said**2 * length2) / precision**2
    spread = line + 1 / precision
    distance2 = length2 - 2 * toward + middle2
    return np.asarray(-0.5 * (distance2 / spread + voices.shape[1] * np.log(spread)))


def _smoothed(logs: FloatArray, stays: FloatArray) -> FloatArray:
    """Runs the forward-backward algorithm: probabilities float32[n, k] of log likelihoods.

    stays: float32[n - 1], probability that the speaker of the next line is the same.
    """
    likely = np.exp(logs - logs.max(axis=1, keepdims=True))
    ahead, back = likely.copy(), np.ones_like(likely)
    for i in range(len(logs)):
        before = _next(ahead[i - 1], float(stays[i - 1])) if i else np.ones(logs.shape[1])
        ahead[i] *= before / (before @ likely[i])
    for i in range(len(logs) - 2, -1, -1):
        after = _next(back[i + 1] * likely[i + 1], float(stays[i]))
        back[i] = after / after.sum()
    both = ahead * back
    return np.asarray(both / both.sum(axis=1, keepdims=True))


def _next(shares: FloatArray, stays: float) -> FloatArray:
    """Lets the speaker stay or change to any other."""
    others = max(len(shares) - 1, 1)
    return np.asarray(stays * shares + (1 - stays) * (shares.sum() - shares) / others)
