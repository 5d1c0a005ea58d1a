"""From scores in cells to stretches: what begins, goes on, is bridged and is too short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from aemo_studio.analysis.heard.events import find_events
from aemo_studio.analysis.heard.kinds import KINDS
from aemo_studio.domain.heard import HeardEvent, HeardKind, heard_in, heard_share

N = 60
NO_BURSTS = np.zeros(N, np.bool_)


def scores(of: Mapping[HeardKind, Mapping[range, float]]) -> np.ndarray:
    table = np.zeros((N, len(KINDS)), np.float32)
    for kind, stretches in of.items():
        for cells, value in stretches.items():
            table[list(cells), KINDS.index(kind)] = value
    return table


def spans(events: Sequence[HeardEvent]) -> list[tuple[HeardKind, float, float]]:
    return [(event.kind, event.start_s, event.end_s) for event in events]


def test_music_goes_on_through_a_word_that_covers_it() -> None:
    found = find_events(
        scores({HeardKind.MUSIC: {range(10, 24): 0.9, range(28, 44): 0.8}}), NO_BURSTS, 30.0
    )
    assert len(found) == 1
    assert found[0].start_s == pytest.approx(5.0, abs=1.0)
    assert found[0].end_s == pytest.approx(22.0, abs=1.0)
    assert found[0].certainty == pytest.approx(0.9, abs=0.01)


def test_what_never_gets_clear_is_not_told() -> None:
    assert not find_events(scores({HeardKind.MUSIC: {range(10, 40): 0.35}}), NO_BURSTS, 30.0)


def test_a_note_is_no_music_and_a_gust_no_wind() -> None:
    short = scores({HeardKind.MUSIC: {range(10, 12): 0.9}, HeardKind.WIND: {range(30, 31): 0.8}})
    assert not find_events(short, NO_BURSTS, 30.0)


def test_a_single_shot_is_heard() -> None:
    found = find_events(scores({HeardKind.GUNSHOT: {range(7, 8): 0.7}}), NO_BURSTS, 30.0)
    assert spans(found) == [(HeardKind.GUNSHOT, 3.5, 4.0)]


def test_a_burst_tells_laughter_and_music_stays() -> None:
    bursts = NO_BURSTS.copy()
    bursts[10:20] = True
    both = {HeardKind.LAUGHTER: {range(11, 18): 0.9, range(40, 44): 0.9},
            HeardKind.MUSIC: {range(5, 50): 0.9}}  # fmt: skip
    found = find_events(scores(both), bursts, 30.0)
    assert [s for s in spans(found) if s[0] is HeardKind.LAUGHTER] == [
        (HeardKind.LAUGHTER, 20.0, 22.0)
    ]
    assert heard_share(found, HeardKind.MUSIC, 5.0, 20.0) == 1.0


def test_the_last_event_ends_with_the_film() -> None:
    found = find_events(scores({HeardKind.APPLAUSE: {range(50, 60): 0.9}}), NO_BURSTS, 29.8)
    assert spans(found) == [(HeardKind.APPLAUSE, 25.0, 29.8)]
    assert heard_in(found, 0.0, 25.0) == ()
    assert heard_share(found, HeardKind.APPLAUSE, 20.0, 30.0) == pytest.approx(0.48)
