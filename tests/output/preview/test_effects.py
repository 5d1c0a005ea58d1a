"""Picked sound effects are heard in the preview and lie on a stem of their own."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aemo_studio.analysis.media.probe import probe
from aemo_studio.domain.effects import EffectKind
from aemo_studio.domain.project import Project
from aemo_studio.music.listening.loudness import measure
from aemo_studio.output.preview.effects import BELOW_FILM_LU, plan_effects
from aemo_studio.output.preview.render import render_preview
from aemo_studio.output.stems.write import plan_stems, write_stems
from aemo_studio.project.editing.effects import pick_effect
from tests.factories import make_analysis, make_effect
from tests.media_factory import make_audio, tone

RATE = 48_000
FILM_S = 6.0


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A quiet tone, with a louder one from 2 s on, wind of a second that repeats from 3 s on, and
    rain that has only a page."""
    film = probe(make_audio(tmp_path / "film.wav", tone(200, FILM_S, RATE, 0.3), RATE))
    analysis = make_analysis(film)
    scene = dataclasses.replace(analysis.scenes[0], start_s=0.0, end_s=FILM_S)
    analysis = dataclasses.replace(analysis, scenes=(scene,))
    project = Project(analysis=analysis, scenes=(scene,))
    bell = make_audio(tmp_path / "bell.wav", tone(1000, 1.0, RATE, 0.3), RATE)
    wind = make_audio(tmp_path / "wind.flac", tone(3000, 1.5, RATE, 0.3), RATE)
    for effect, time_s in (
        (make_effect(1, file=str(bell), duration_s=1.0), 2.0),
        (make_effect(2, file=str(wind), kind=EffectKind.AMBIENCE), 3.0),
        (make_effect(3), 1.0),
    ):
        project = pick_effect(project, effect, time_s)
    return project


def _level(sound: np.ndarray, hertz: int, start_s: float, end_s: float) -> float:
    part = sound[round(start_s * RATE) : round(end_s * RATE)]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part))))
    at = round(hertz * len(part) / RATE)
    return float(spectrum[at - 3 : at + 4].max() / len(part))


def test_the_stem_has_each_effect_at_its_place_and_level(project: Project, tmp_path: Path) -> None:
    plan = plan_stems(project)
    assert plan.files == ["film effects.wav"]
    assert plan.size_bytes > FILM_S * RATE * 6
    notes = write_stems(plan, tmp_path / "stems")
    assert ["freesound.org/s/3/" in str(note) for note in notes] == [True]
    stereo, rate = soundfile.read(tmp_path / "stems" / "film effects.wav")
    sound = stereo[:, 0]
    assert (rate, len(sound)) == (RATE, round(FILM_S * RATE))
    assert np.abs(sound[: round(1.99 * RATE)]).max() == 0.0
    assert _level(sound, 1000, 2.1, 2.9) > 50 * _level(sound, 1000, 3.2, 5.5)
    assert _level(sound, 3000, 4.6, 5.0) == pytest.approx(_level(sound, 3000, 4.0, 4.4), rel=0.1)
    film = measure(project.analysis.video.path)
    assert film is not None
    soundfile.write(tmp_path / "part.wav", stereo[round(4 * RATE) : round(5 * RATE)], RATE)
    ambience = measure(tmp_path / "part.wav")
    assert ambience is not None
    below = film.integrated_lufs - ambience.integrated_lufs
    assert below == pytest.approx(BELOW_FILM_LU[EffectKind.AMBIENCE], abs=3.5), (
        "a tone is no programme"
    )


def test_the_preview_plays_effects_without_any_music(project: Project, tmp_path: Path) -> None:
    report = render_preview(project, tmp_path / "out.mp4")
    assert report.plan.placements == ()
    assert len(report.plan.notes) == 1
    from aemo_studio.music.listening.recording import read_recording

    heard = read_recording(tmp_path / "out.mp4").samples
    spectrum = np.abs(np.fft.rfft(heard[round(2.1 * 22_050) : round(2.9 * 22_050)]))
    assert spectrum[790:811].max() > 20 * spectrum[1500:2000].max(), "1 kHz is heard at 2 s"
    (tmp_path / "bell.wav").write_bytes(b"damaged")
    plan = plan_effects(project)
    assert len(plan.played) == 2, "whether it can be read is seen when it is measured"
    (tmp_path / "wind.flac").unlink()
    assert len(plan_effects(project).notes) == 2
