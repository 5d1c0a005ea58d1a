"""Pictures for the timeline that come before the film is decoded."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.media.first_pictures import COUNT, first_pictures
from aemo_studio.base.errors import Cancelled, MediaError
from aemo_studio.base.progress import CancelToken
from tests.media_factory import card, cut_short, cuts, make_audio, make_video, tone


def test_they_are_small_upright_keyframes_in_order(three_shots: Path) -> None:
    found = list(first_pictures(three_shots, CancelToken()))
    times_s = [picture.time_s for picture in found]
    assert times_s[0] == 0.0
    assert times_s == sorted(set(times_s))
    assert len(found) <= COUNT
    for picture in found:
        pixels = cv2.imdecode(np.frombuffer(picture.jpeg, np.uint8), cv2.IMREAD_COLOR)
        assert pixels is not None
        expected = cv2.resize(card(int(picture.time_s // 2)), pixels.shape[1::-1])
        assert np.abs(pixels[..., ::-1].astype(int) - expected).mean() < 15


@pytest.mark.parametrize("rotation", [90, 270])
def test_a_film_of_a_telephone_stands_upright(tmp_path: Path, rotation: int) -> None:
    film = make_video(tmp_path / "up.mp4", frames=cuts([(card(1), 1.0)]), rotation=rotation)
    (picture, *_) = first_pictures(film, CancelToken())
    pixels = cv2.imdecode(np.frombuffer(picture.jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert pixels is not None
    assert np.abs(pixels[..., ::-1].astype(int) - cv2.resize(card(1), (160, 90))).mean() < 15


def test_sound_alone_has_none_and_half_a_file_has_some(tmp_path: Path, three_shots: Path) -> None:
    sound = make_audio(tmp_path / "sound.wav", tone(440, 1.0))
    assert list(first_pictures(sound, CancelToken())) == []
    film = make_video(tmp_path / "whole.mkv", frames=cuts([(card(0), 2.0), (card(1), 2.0)]))
    half = cut_short(film, tmp_path / "half.mkv", 0.5)
    assert list(first_pictures(half, CancelToken()))
    with pytest.raises(MediaError):
        list(first_pictures(tmp_path / "none.mp4", CancelToken()))


def test_they_stop_when_the_analysis_does(three_shots: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        list(first_pictures(three_shots, token))
