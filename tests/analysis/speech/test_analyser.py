"""The speech of a film as a stream: the same however it is cut, and where it really is."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from aemo_studio.analysis.speech.analyser import BLOCK, CONTEXT, SpeechAnalyser
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.analysis.speech.model import SpeechModel
from aemo_studio.domain.emotion import GRID_S, EmotionTrack, FloatArray, n_cells
from tests.films import talk

SPOKEN = ((3.0, 7.0), (8.0, 12.5), (15.0, 18.0), (19.5, 22.0))
"""Seconds; the second stretch lies over the border between two blocks. The voice pauses
for half a second after 2.7 s."""

LENGTH_S = 22.0


def _sound() -> FloatArray:
    """Quiet noise with speech at known times; it ends with speech."""
    rng = np.random.default_rng(0)
    samples = rng.normal(0, 1e-4, int(LENGTH_S * RATE_HZ)).astype(np.float32)
    for start_s, end_s in SPOKEN:
        first = int(start_s * RATE_HZ)
        speech = talk(end_s - start_s)
        samples[first : first + len(speech)] += speech
    return samples


def _odd(samples: FloatArray) -> Iterator[FloatArray]:
    """Pieces of very different lengths."""
    rng = np.random.default_rng(1)
    at = 0
    while at < len(samples):
        size = int(rng.choice([1, 333, 8000, 16_001, 70_000]))
        yield samples[at : at + size]
        at += size


def _analysed(pieces: Iterator[FloatArray], encoders: int | None = None) -> SpeechAnalyser:
    analyser = SpeechAnalyser("cpu", encoders)
    for piece in pieces:
        analyser.add(piece)
    analyser.finish()
    return analyser


def _blocks(samples: FloatArray, size: int = RATE_HZ // 2) -> Iterator[FloatArray]:
    """As the decoder hands sound over."""
    return (samples[at : at + size] for at in range(0, len(samples), size))


@pytest.fixture(scope="module")
def analyser() -> SpeechAnalyser:
    return _analysed(_blocks(_sound()))


@pytest.fixture(scope="module")
def track(analyser: SpeechAnalyser) -> EmotionTrack:
    return analyser.result(n_cells(LENGTH_S))


def test_odd_pieces_give_the_same_track(track: EmotionTrack) -> None:
    other = _analysed(_odd(_sound())).result(len(track))
    np.testing.assert_allclose(other.coverage, track.coverage, atol=1e-6)
    # Half a block may lack some hundredths of a second of context at its end.
    np.testing.assert_allclose(other.scores, track.scores, atol=0.03)
    known = track.coverage > 0
    agree = other.scores[known].argmax(axis=1) == track.scores[known].argmax(axis=1)
    assert agree.mean() >= 0.95


def test_coverage_follows_the_speech(track: EmotionTrack) -> None:
    middle_s = (np.arange(len(track)) + 0.5) * GRID_S
    inside = np.zeros(len(track), np.bool_)
    near = np.zeros(len(track), np.bool_)
    for start_s, end_s in SPOKEN:
        inside |= (middle_s > start_s) & (middle_s < end_s)
        near |= (middle_s > start_s - 0.5) & (middle_s < end_s + 0.5)
    assert track.coverage[inside].mean() > 0.7
    assert not track.coverage[~near].any()
    assert ((track.coverage >= 0) & (track.coverage <= 1)).all()


def test_silence_is_missing_and_not_neutral(track: EmotionTrack) -> None:
    silent = track.coverage == 0
    assert silent[:5].all()
    far = [0, 1, 2, 3, 27]  # nobody speaks within a second of these
    assert track.scores[far] == pytest.approx(1 / 8)
    spoken = track.scores[track.coverage > 0.5]
    assert (spoken.max(axis=1) > 0.2).all()
    assert spoken.sum(axis=1) == pytest.approx(1.0, abs=1e-4)


def test_cells_at_the_border_of_two_blocks_have_evidence(track: EmotionTrack) -> None:
    border = int(BLOCK / RATE_HZ / GRID_S)
    around = slice(border - 2, border + 2)
    assert (track.coverage[around] > 0.3).all()
    assert np.abs(track.scores[around] - 1 / 8).max(axis=1).min() > 0.05


def test_the_last_speech_counts(track: EmotionTrack) -> None:
    assert track.coverage[-2:].max() > 0.5


def test_a_short_film_that_ends_in_speech() -> None:
    """Shorter than a block, and silent until shortly before the end."""
    samples = np.concatenate([np.zeros(2 * RATE_HZ, np.float32), talk(1.3)])
    length_s = len(samples) / RATE_HZ
    found = _analysed(_blocks(samples)).result(n_cells(length_s))
    assert not found.coverage[:3].any()
    assert found.coverage[4:6].min() > 0.5
    assert (found.scores[4:6].max(axis=1) > 0.2).all()


def test_nothing_but_silence_and_nothing_at_all() -> None:
    for samples in (np.zeros(12 * RATE_HZ, np.float32), np.zeros(0, np.float32)):
        quiet = _analysed(_blocks(samples))
        found = quiet.result(24)
        assert len(found) == 24
        assert not found.coverage.any()
        assert found.scores == pytest.approx(1 / 8)
        assert len(quiet.partial()[1]) == 0


def test_a_track_may_be_shorter_or_longer_than_the_sound(
    analyser: SpeechAnalyser, track: EmotionTrack
) -> None:
    for cells in (20, len(track) + 7):
        other = analyser.result(cells)
        assert len(other) == cells
        common = min(cells, len(track))
        np.testing.assert_array_equal(other.coverage[:common], track.coverage[:common])
        assert not other.coverage[len(track) :].any()


def test_partial_scores_are_those_of_the_last_block(track: EmotionTrack) -> None:
    analyser = SpeechAnalyser("cpu")
    seen: dict[int, int] = {}
    for piece in _blocks(_sound()):
        analyser.add(piece)
        start, scores = analyser.partial()
        if len(scores):
            seen[start] = len(scores)
            assert scores.sum(axis=1) == pytest.approx(1.0, abs=1e-4)
    assert len(seen) == 2
    (first, length), (second, _) = sorted(seen.items())
    assert first + length <= second <= 20
    assert track.coverage[first : first + length].any()


@pytest.mark.parametrize("encoders", [2, 4])
def test_encoding_at_the_same_time_gives_the_same_track(track: EmotionTrack, encoders: int) -> None:
    other = SpeechAnalyser("cpu", encoders)
    reported = 0
    for piece in _blocks(_sound()):
        other.add(piece)
        reported += len(other.partial()[1])
    other.finish()
    reported += len(other.partial()[1])
    assert reported > 0
    result = other.result(len(track))
    np.testing.assert_array_equal(result.coverage, track.coverage)
    np.testing.assert_allclose(result.scores, track.scores, atol=1e-5)


def test_a_failure_of_another_encoder_reaches_the_feeder(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("no memory")

    monkeypatch.setattr(SpeechModel, "rows", fail)
    with pytest.raises(RuntimeError, match="no memory"):
        _analysed(_blocks(_sound()), encoders=2)


def test_closing_drops_the_blocks_that_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = list[object](), threading.Event()

    def wait(model: object, *_args: object) -> None:
        begun.append(model)
        go_on.wait(60)

    monkeypatch.setattr(SpeechModel, "rows", wait)
    analyser = SpeechAnalyser("cpu", 2)
    for piece in _blocks(np.resize(_sound(), 25 * RATE_HZ)):
        analyser.add(piece)
    analyser.close()
    go_on.set()
    assert len(analyser._due) == 2
    assert analyser._due[1].cancelled()
    # A block of another test may still wait in its thread: only this analyser's count.
    assert sum(model is analyser._model for model in begun) <= 1


def test_memory_does_not_grow_with_the_film() -> None:
    analyser = SpeechAnalyser("cpu")
    piece = RATE_HZ // 2
    longest = 0
    for block in _blocks(np.zeros(60 * RATE_HZ, np.float32), piece):
        analyser.add(block)
        longest = max(longest, len(analyser._buffer))
    assert BLOCK <= longest <= BLOCK + 2 * CONTEXT + piece
