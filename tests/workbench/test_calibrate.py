"""Temperatures and softmax."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from aemo_studio.workbench.calibrate import lowest_loss, softmax, temperature_of


def test_the_temperature_makes_scores_as_likely_as_they_are_true() -> None:
    rng = np.random.default_rng(0)
    honest = rng.normal(0, 1.5, (4000, 8)).astype(np.float32)
    truth = np.array([rng.choice(8, p=p / p.sum()) for p in softmax(honest).astype(np.float64)])
    assert temperature_of(honest * 4, truth) == pytest.approx(4.0, rel=0.15)


LOGITS = np.array([[1000.0, 1000.0, -1000.0], [0.0, 1.0, 2.0]])


@pytest.mark.parametrize("logits", [LOGITS, LOGITS.astype(np.float32)], ids=["64", "32"])
def test_probabilities_keep_the_type_of_the_logits_and_sum_to_one(
    logits: NDArray[np.float64],
) -> None:
    found = softmax(logits, 2.0)
    assert found.dtype == logits.dtype
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(found[0], [0.5, 0.5, 0.0], atol=1e-6)


def test_of_temperatures_with_equal_loss_the_first_is_taken() -> None:
    assert lowest_loss(lambda t: abs(t - 1.5), [3.0, 1.0, 2.0]) == 1.0
