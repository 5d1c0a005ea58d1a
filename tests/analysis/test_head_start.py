"""Decoding that begins while models load."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.head_start import MOST_SAMPLED, HeadStart
from aemo_studio.analysis.media.decode import AudioBlock, Item, SampledFrame
from aemo_studio.analysis.media.probe import probe
from aemo_studio.base.errors import Cancelled
from aemo_studio.base.progress import CancelToken, silent
from aemo_studio.domain.project import AnalysisSettings
from tests.media_factory import frame_times, make_video

LENGTH_S = 2.0


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    grey = [(t, np.full((64, 64, 3), round(50 * t), np.uint8)) for t in frame_times(LENGTH_S)]
    sound = np.sin(np.arange(round(48_000 * LENGTH_S)) / 20).astype(np.float32)
    return make_video(tmp_path_factory.mktemp("film") / "film.mp4", frames=grey, audio=sound)


def _head_start(film: Path, token: CancelToken, face_rate_hz: float = 4.0) -> HeadStart:
    return HeadStart(probe(film), AnalysisSettings(face_rate_hz=face_rate_hz), token)


def _described(items: Iterable[Item]) -> list[tuple[str, int, float]]:
    return [
        (type(item).__name__, item.track if isinstance(item, AudioBlock) else 0, item.time_s)
        for item in items
    ]


@pytest.mark.parametrize("face_rate_hz", [4.0, 25.0])
def test_all_items_come_in_order_whatever_was_decoded_before(
    film: Path, face_rate_hz: float
) -> None:
    whole = _described(_head_start(film, CancelToken(), face_rate_hz).items(silent))
    sampled = sum(name == SampledFrame.__name__ for name, _, _ in whole)
    assert (sampled > MOST_SAMPLED) == (face_rate_hz == 25.0)
    for wait_s in (0.0, 0.2):
        with _head_start(film, CancelToken(), face_rate_hz) as begun:
            time.sleep(wait_s)
            assert _described(begun.items(silent)) == whole
            assert begun.decoder.summary.end_s == pytest.approx(LENGTH_S, abs=0.05)


def test_what_decoding_raises_is_raised_where_the_items_are_taken(film: Path) -> None:
    token = CancelToken()
    token.cancel()
    with _head_start(film, token) as begun, pytest.raises(Cancelled):
        list(begun.items(silent))
