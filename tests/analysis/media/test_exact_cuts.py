"""Cuts seen in a sparse decode, against those of a full one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.media import sparse
from aemo_studio.analysis.media.decode import DecodePlan, DecodeSummary, decode
from aemo_studio.analysis.media.exact_cuts import exact_shots
from aemo_studio.analysis.media.frames import SmallFrame
from aemo_studio.analysis.media.probe import probe
from aemo_studio.analysis.media.shots import ShotFinder
from aemo_studio.base.progress import CancelToken, silent
from tests.analysis.media.moving import SIZE, film, shot
from tests.media_factory import Picture, plain

Encoder = dict[str, str]

ENCODERS: dict[str, Encoder] = {
    "usual": {},
    "open groups": {"x264-params": "open-gop=1:keyint=75"},
    "no pyramid": {"b-pyramid": "none", "bf": "2"},
    "cuts not sought": {"sc_threshold": "0", "g": "250"},
    "constant bit rate": {"x264-params": "nal-hrd=cbr:vbv-maxrate=400:vbv-bufsize=200:bitrate=400"},
    "hevc": {"codec": "libx265", "x265-params": "log-level=error"},
}


def black(frames: int) -> list[Picture]:
    return [plain(0, SIZE)] * frames


def flashes() -> list[Picture]:
    """A shot with one white frame and two white frames in it."""
    pictures = shot(1, 120)
    for white in (40, 80, 81):
        pictures[white] = plain(255, SIZE)
    return pictures


def faded() -> list[Picture]:
    levels = [*np.linspace(1, 0, 20), *np.linspace(0, 1, 20)]
    between = zip([*shot(1, 80)[60:], *shot(2, 20)], levels, strict=True)
    middle = [(picture * level).astype(np.uint8) for picture, level in between]
    return [*shot(1, 60), *middle, *shot(2, 80)[20:]]


SHOTS = (60, 45, 70, 50, 60)
"""Frames of the shots of the film of cuts."""

FILMS: dict[str, Callable[[], Sequence[Picture]]] = {
    "cuts": lambda: [p for n, m in enumerate(SHOTS) for p in shot(n, m)],
    "to black and back": lambda: [*shot(1, 80), *black(30), *shot(2, 80)],
    "flashes": flashes,
    "fades": faded,
    "fast pans": lambda: [*shot(1, 70, speed=9.0), *shot(2, 70, speed=12.0)],
    "nothing cuts": lambda: shot(3, 120, speed=4.0),
}


def cuts_s(path: Path) -> tuple[list[float], DecodeSummary]:
    """Finds the cuts of a film as an analysis does."""
    info, finder = probe(path), ShotFinder()
    decoder = decode(info, DecodePlan(), cancel=CancelToken(), report=silent)
    for item in decoder:
        if isinstance(item, SmallFrame):
            finder.add(item.time_s, item.bgr)
    shots = finder.finish(decoder.summary.end_s)
    exact = exact_shots(info, shots, decoder, CancelToken())
    assert exact[-1].end_s == decoder.summary.end_s
    return [shot.start_s for shot in exact[1:]], decoder.summary


def both(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[float], list[float]]:
    """The cuts of a sparse decode, which must have been one, and those of a full one."""
    monkeypatch.setattr(sparse, "FEWEST_PIXELS", 0)
    found, summary = cuts_s(path)
    monkeypatch.setattr(sparse, "FEWEST_PIXELS", 10**9)
    expected, full = cuts_s(path)
    assert summary.frames < full.frames
    return found, expected


@pytest.mark.parametrize("pictures", FILMS.values(), ids=FILMS.keys())
def test_a_sparse_decode_finds_the_cuts_of_a_full_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pictures: Callable[[], Sequence[Picture]]
) -> None:
    found, expected = both(film(tmp_path / "film.mp4", pictures()), monkeypatch)
    assert found == expected


@pytest.mark.parametrize("encoder", ENCODERS.values(), ids=ENCODERS.keys())
def test_cuts_are_right_to_the_frame_whatever_the_encoder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: Encoder
) -> None:
    found, expected = both(film(tmp_path / "film.mkv", FILMS["cuts"](), **encoder), monkeypatch)
    assert found == expected == pytest.approx(np.cumsum(SHOTS[:-1]) / 30, abs=2e-3)


def test_a_cut_that_no_packet_gives_away_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = film(tmp_path / "film.mp4", FILMS["cuts"](), sc_threshold="0", g="250")
    monkeypatch.setattr(sparse, "_LARGE", 1e9)
    monkeypatch.setattr(sparse, "_SMALL", 0.0)
    found, expected = both(path, monkeypatch)
    assert found == expected
    assert len(found) == 4
