"""Training of the layer that tells bursts from speech, on made-up sounds and features."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.speech.bursts import STATES, VoiceState
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.bursts.blocks import FOLDS, VoiceBlock, fold_of, plan, render
from aemo_studio.workbench.bursts.card import card
from aemo_studio.workbench.bursts.effects import sound_effects
from aemo_studio.workbench.bursts.features import BurstTable
from aemo_studio.workbench.bursts.fit import fit, is_burst, predicted_by_others
from aemo_studio.workbench.bursts.measure import FALSE_BURSTS, calibrated, measured, with_thresholds
from aemo_studio.workbench.bursts.sounds import LabelledSound, read_sounds

SPEAKERS = 20
WIDTH = 16


@pytest.fixture(scope="module")
def sounds() -> tuple[LabelledSound, ...]:
    """Each of 20 speakers in every state."""
    return tuple(
        LabelledSound(Path(f"{who}-{state}.ogg"), state, f"made/{who}", "made")
        for who in range(SPEAKERS)
        for state in STATES
        if state != VoiceState.NO_VOICE
    )


@pytest.fixture(scope="module")
def table(sounds: tuple[LabelledSound, ...]) -> BurstTable:
    """Features that hold the state and some noise, and as many rows without a voice."""
    rng = np.random.default_rng(0)
    state = np.array([STATES.index(sound.state) for sound in sounds] + [1] * 40)
    rows = rng.normal(0, 0.4, (len(state), WIDTH))
    rows[np.arange(len(state)), state] += 2
    fold = np.array([fold_of(sound.speaker) for sound in sounds] + [i % FOLDS for i in range(40)])
    number = np.where(np.arange(len(state)) < len(sounds), np.arange(len(state)), -1)
    return BurstTable(rows.astype(np.float16), state, number, fold, number)


def test_every_sound_is_heard_once_beside_others_of_its_fold(
    sounds: tuple[LabelledSound, ...],
) -> None:
    blocks = plan(sounds)
    assert sorted(i for block in blocks for i in block.sounds) == list(range(len(sounds)))
    assert all(fold_of(sounds[i].speaker) == b.fold for b in blocks for i in b.sounds)
    assert {block.fold for block in blocks if not block.sounds} == set(range(FOLDS))


def test_a_block_without_voices_is_the_same_every_time() -> None:
    (first, labels), (again, _) = (render(VoiceBlock(7, 0, ()), ()) for _ in range(2))
    assert (first == again).all()
    assert (labels == -1).all()
    assert np.abs(first).max() > 0


def test_effects_are_loud_and_finite_whatever_their_kind() -> None:
    for seed in range(20):
        effects = sound_effects(RATE_HZ, np.random.default_rng(seed))
        assert len(effects) == RATE_HZ
        assert np.isfinite(effects).all()
        assert 0.1 < np.abs(effects).max() <= 1


def test_the_layer_tells_speakers_it_never_heard_and_keeps_its_promise(
    table: BurstTable, sounds: tuple[LabelledSound, ...]
) -> None:
    found = predicted_by_others(table)
    head, found = calibrated(fit(table, np.ones(len(table.state), np.bool_)), table, found)
    head = with_thresholds(head, table, found)
    figures = measured(head, table, found, sounds)
    assert (found.argmax(axis=1) == table.state).mean() > 0.9
    speech = found[table.state == STATES.index(VoiceState.SPEECH)]
    assert (speech[:, 2:].sum(axis=1) >= head.threshold).mean() <= FALSE_BURSTS
    assert figures["area"] > 0.95
    assert all(kind["f1"] > 0.8 for kind in figures["kinds"].values())
    assert is_burst(table).sum() == 10 * SPEAKERS
    numbers = {"parameters": 1, "bursts": 2, "burst_speakers": 3, "speech": 4, "speech_speakers": 5}
    written = card(figures | numbers | {"promise_false": 0.002, "promise_right": 0.75})
    assert f"{figures['area']:.3f}" in written


def test_a_folder_without_bursts_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="EmoGator"):
        read_sounds(tmp_path)
