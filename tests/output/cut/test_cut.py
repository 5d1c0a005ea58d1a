"""The sound of a plan: exact, without clicks, at its level."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aemo_studio.music.cut.cut_plan import CutPlan, PlacedPiece, Seam
from aemo_studio.output.cut.cut_sound import cut_sound
from aemo_studio.output.cut.write import write_cut

RATE = 48_000


@pytest.fixture(scope="module")
def tone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight seconds of 220 Hz, mono, 192 kHz."""
    path = tmp_path_factory.mktemp("tone") / "tone.wav"
    sound = 0.5 * np.sin(2 * np.pi * 220 * np.arange(8 * 192_000) / 192_000)
    soundfile.write(path, sound, 192_000)
    return path


PLAN = CutPlan(
    length_s=7.0,
    pieces=(PlacedPiece(1.0, 4.0, 0.0), PlacedPiece(2.0, 6.0, 3.0)),
    seams=(Seam(3.0, 0.9),),
    hits=(),
    stretch=1.0,
    ending="button",
    warnings=(),
    fade_in_s=0.01,
    fade_out_s=0.02,
    crossfade_s=0.04,
)


def steepest(sound: np.ndarray) -> float:
    return float(np.abs(np.diff(sound[:, 0])).max())


def test_a_seam_does_not_click(tone: Path) -> None:
    sound = cut_sound(tone, PLAN)
    assert sound.shape == (7 * RATE, 2)
    assert steepest(sound) < 1.5 * 0.5 * 2 * np.pi * 220 / RATE
    assert sound[RATE : 2 * RATE].std() == pytest.approx(0.5 / np.sqrt(2), rel=0.01)


@pytest.mark.parametrize("stretch", [0.97, 1.03])
def test_another_tempo_keeps_pitch_and_length(tone: Path, stretch: float) -> None:
    pieces = (PlacedPiece(1.0, 4.0, 0.0), PlacedPiece(2.0, 6.0, 3.0 * stretch))
    plan = dataclasses.replace(PLAN, pieces=pieces, stretch=stretch, length_s=7 * stretch)
    sound = cut_sound(tone, plan)
    assert len(sound) == round(7 * stretch * RATE)
    loudest = np.abs(np.fft.rfft(sound[RATE : 2 * RATE, 0])).argmax()
    assert loudest == pytest.approx(220, abs=1)


def test_a_loop_joins_its_beginning(tone: Path) -> None:
    loop = dataclasses.replace(
        PLAN, pieces=(PlacedPiece(1.0, 3.0, 0.0),), seams=(), length_s=2.0, ending="loop",
        fade_in_s=0.0, fade_out_s=0.0,
    )  # fmt: skip
    sound = cut_sound(tone, loop)
    assert steepest(np.concatenate([sound, sound])) < 1.5 * 0.5 * 2 * np.pi * 220 / RATE
    assert np.abs(sound[-200:]).max() > 0.4


def test_the_file_is_24_bits_stereo_and_exact(tone: Path, tmp_path: Path) -> None:
    target = tmp_path / "音樂.wav"
    write_cut(tone, PLAN, target)
    info = soundfile.info(target)
    assert (info.frames, info.samplerate, info.channels) == (7 * RATE, RATE, 2)
    assert info.subtype == "PCM_24"


def test_sound_that_a_file_lacks_is_silence(tone: Path) -> None:
    late = dataclasses.replace(PLAN, length_s=9.0)
    sound = cut_sound(tone, late)
    assert len(sound) == 9 * RATE
    assert not sound[round(7.01 * RATE) :].any()


def test_loud_surround_sound_becomes_softer_and_is_not_clipped(tmp_path: Path) -> None:
    path = tmp_path / "surround.wav"
    tone = 0.9 * np.sin(2 * np.pi * 220 * np.arange(2 * RATE) / RATE)
    soundfile.write(path, np.tile(tone[:, None], (1, 6)), RATE)
    plan = dataclasses.replace(PLAN, pieces=(PlacedPiece(0.0, 2.0, 0.0),), seams=(), length_s=2.0)
    sound = cut_sound(path, plan)[RATE // 2 : RATE]
    assert np.abs(sound).max() == pytest.approx(np.sqrt(2) * sound.std(), rel=0.01)
