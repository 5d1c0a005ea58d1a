"""Lines of unknown speakers in groups; made-up voices scatter around centres."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.diarisation import PER_SECOND
from aemo_studio.analysis.speech.voice_groups import groups_by_voice
from aemo_studio.domain.emotion import FloatArray

BETWEEN = np.repeat(np.array([12, 4, 0.3], np.float32), (1, 9, 10))


def _lines(
    count: int, speakers: int, seed: int
) -> tuple[FloatArray, FloatArray, NDArray[np.int64]]:
    """Voices, lengths and true speakers, as the model of voices has it."""
    rng = np.random.default_rng(seed)
    seconds = rng.uniform(1, 4, count).astype(np.float32)
    who = np.arange(count) % speakers
    centres = rng.normal(0, np.sqrt(BETWEEN), (speakers, len(BETWEEN)))
    noise = rng.normal(0, 1, (count, len(BETWEEN))) / np.sqrt(PER_SECOND * seconds)[:, None]
    return (centres[who] + noise).astype(np.float32), seconds, who


def _logs(rows: list[int], voices: FloatArray, seconds: FloatArray) -> float:
    said = PER_SECOND * seconds[rows].astype(np.float64)
    weight = 1 + said.sum() * BETWEEN
    return float((((said @ voices[rows]) ** 2 * BETWEEN / weight - np.log(weight)) / 2).sum())


def test_two_voices_are_two_groups_and_nobody_is_none() -> None:
    voices, seconds, who = _lines(12, 2, seed=3)
    found = [group.tolist() for group in groups_by_voice(voices, seconds, BETWEEN)]
    assert found == [np.flatnonzero(who == one).tolist() for one in (0, 1)]
    assert groups_by_voice(voices[:0], seconds[:0], BETWEEN) == []


def test_the_likeliest_are_joined_first_until_any_two_are_likelier_two() -> None:
    voices, seconds, _ = _lines(25, 7, seed=2)
    groups = [[i] for i in range(len(voices))]
    while True:
        alone = [_logs(group, voices, seconds) for group in groups]
        gains = {
            (i, j): _logs(groups[i] + groups[j], voices, seconds) - alone[i] - alone[j]
            for i in range(len(groups))
            for j in range(i)
        }
        i, j = max(gains, key=lambda pair: gains[pair])
        if gains[i, j] <= 0:
            break
        groups[j] += groups.pop(i)
    found = [group.tolist() for group in groups_by_voice(voices, seconds, BETWEEN)]
    assert found == sorted(sorted(group) for group in groups)
