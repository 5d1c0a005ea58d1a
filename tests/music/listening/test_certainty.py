"""How sure beats and bars are: a probability, from how far the chosen ones lead."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.music.listening.certainty import certainties
from aemo_studio.music.listening.pulses import most_likely


def test_what_leads_clearly_at_a_usual_tempo_is_surest() -> None:
    clear, close = certainties(0.99, 0.99, 110.0), certainties(0.4, 0.4, 110.0)
    assert clear[0] > close[0]
    assert clear[1] > close[1]
    assert certainties(0.99, 0.4, 110.0)[0] == clear[0]
    assert certainties(0.99, 0.4, 110.0)[1] < clear[1]
    assert certainties(0.99, 0.99, 200.0)[0] < clear[0]
    extremes = [value for share in (0.0, 1.0) for value in certainties(share, share, 50.0)]
    assert all(0.0 <= value <= 1.0 for value in extremes)


def test_pulses_that_hardly_differ_share_what_is_probable() -> None:
    """One a frame later counts with it; one between its beats, or twice as fast, does not."""
    beats = np.arange(5.0, 900.0, 21.5)
    found = [beats, beats + 1.0, beats + 10.7, np.arange(5.0, 900.0, 10.75)]
    chosen = most_likely(found, np.array([0.4, 0.3, 0.2, 0.1]))
    assert chosen.places is beats
    assert chosen.share == pytest.approx(0.7)
