"""Makes up a project of a feature film, which the window's benchmarks draw."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from aemo_studio.analysis.fusion import fuse
from aemo_studio.analysis.scenes import build_scene
from aemo_studio.domain.emotion import (
    EMOTIONS,
    GRID_S,
    N_EMOTIONS,
    EmotionTrack,
    FloatArray,
    n_cells,
    normalised,
)
from aemo_studio.domain.music import Track
from aemo_studio.domain.project import (
    Analysis,
    AnalysisSettings,
    Marker,
    Pick,
    Project,
    SceneEdit,
)
from aemo_studio.domain.scene import Scene, Shot
from aemo_studio.domain.video import Thumbnail, VideoInfo, Waveform

PEAKS_HZ = 20
_PICTURE = (160, 90)


def long_project(
    duration_s: float = 7200.0, scenes: int = 1000, thumbnails: int = 2000, seed: int = 0
) -> Project:
    """Makes up scenes of one feeling each, two shots a scene, talk and faces on and off, music for
    two scenes of three, some locked, some corrected by hand."""
    rng = np.random.default_rng(seed)
    edges = _edges(duration_s, scenes, 4.0, rng)
    shots = _edges(duration_s, scenes * 2, 1.0, rng)
    shots = np.unique(np.round(np.concatenate([shots, edges]) * 24) / 24)
    moods = _moods(scenes, rng)
    cells = n_cells(duration_s)
    felt = moods[np.searchsorted(edges, np.arange(cells) * GRID_S, "right") - 1]
    speech = _track(felt, 12, 0.8, rng)
    face = _track(felt, 9, 0.65, rng)
    fused = fuse([speech, face])
    made = tuple(
        build_scene(float(a), float(b), speech=speech, face=face, fused=fused)
        for a, b in pairwise(edges)
    )
    analysis = Analysis(
        video=_video(duration_s),
        settings=AnalysisSettings(),
        speech=speech,
        face=face,
        fused=fused,
        shots=tuple(Shot(float(a), float(b)) for a, b in pairwise(shots)),
        scenes=made,
        faces=(),
        thumbnails=_thumbnails(duration_s, thumbnails, edges),
        waveform=Waveform(float(PEAKS_HZ), _peaks(speech.coverage, duration_s, rng)),
        models=(),
    )
    return Project(
        analysis=analysis,
        scenes=made,
        edits=_edits(made, rng),
        picks=_picks(scenes, rng),
        markers=tuple(Marker(float(t), f"note {i}") for i, t in enumerate(edges[3:-1:47])),
    )


def _edges(duration_s: float, count: int, least_s: float, rng: np.random.Generator) -> np.ndarray:
    """Draws count + 1 times from 0 to the end, no two nearer than about `least_s`, on frames."""
    lengths = least_s + rng.gamma(1.5, duration_s / count, count)
    edges = np.concatenate([[0.0], np.cumsum(lengths)])
    edges = np.round(edges * duration_s / edges[-1] * 24) / 24
    edges[-1] = duration_s
    return np.unique(edges)


def _moods(count: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """Draws Emotions that stay for a few scenes."""
    stay = rng.random(count) < 0.55
    moods = rng.integers(0, N_EMOTIONS, count)
    for index in range(1, count):
        moods[index] = moods[index - 1] if stay[index] else moods[index]
    return moods


def _track(
    felt: NDArray[np.intp], typical_run: int, share: float, rng: np.random.Generator
) -> EmotionTrack:
    """Draws evidence in runs, mostly for what is felt, never quite."""
    present = np.zeros(len(felt), np.bool_)
    at, on = 0, bool(rng.random() < 0.5)
    while at < len(felt):
        run = 1 + int(rng.exponential(typical_run * (share if on else 1 - share)))
        present[at : at + run] = on
        at, on = at + run, not on
    weights = rng.gamma(0.35, 1.0, (len(felt), N_EMOTIONS))
    weights = (weights + np.roll(weights, 1, 0) + np.roll(weights, 2, 0)) / 3
    weights[np.arange(len(felt)), felt] += rng.gamma(2.0, 0.7, len(felt))
    coverage = np.where(present, np.clip(rng.normal(0.8, 0.3, len(felt)), 0.1, 1.0), 0.0)
    scores = normalised(weights)
    scores[~present] = 1 / N_EMOTIONS
    return EmotionTrack(scores, coverage.astype(np.float32))


def _peaks(coverage: FloatArray, duration_s: float, rng: np.random.Generator) -> FloatArray:
    """Draws peaks: loud where somebody speaks, never silent."""
    count = int(duration_s * PEAKS_HZ)
    talk = np.repeat(coverage, int(PEAKS_HZ * GRID_S))[:count]
    swell = 0.12 + 0.08 * np.sin(np.arange(count) / PEAKS_HZ / 17)
    loud = swell + 0.5 * talk * rng.beta(2, 3, count)
    return np.stack([-loud * rng.uniform(0.7, 1, count), loud], axis=1).astype(np.float32)


def _thumbnails(duration_s: float, count: int, edges: np.ndarray) -> tuple[Thumbnail, ...]:
    """Draws landscapes in the colour of their scene, a few pictures used again and again."""
    jpegs = [_jpeg(hue) for hue in range(0, 360, 15)]
    times = np.arange(count) * duration_s / count
    scene = np.searchsorted(edges, times, "right")
    return tuple(
        Thumbnail(float(t), jpegs[int(n) * 7 % len(jpegs)])
        for t, n in zip(times, scene, strict=True)
    )


def _jpeg(hue: int) -> bytes:
    image = QImage(*_PICTURE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, _PICTURE[1])
    sky.setColorAt(0, QColor.fromHsl(hue, 60, 150))
    sky.setColorAt(1, QColor.fromHsl((hue + 40) % 360, 50, 60))
    painter.fillRect(image.rect(), sky)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromHsl((hue + 20) % 360, 40, 190))
    painter.drawEllipse(50 + hue // 9, 22, 34, 44)
    painter.setBrush(QColor.fromHsl((hue + 180) % 360, 30, 50))
    painter.drawEllipse(20 + hue // 9, 62, 95, 70)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 80)  # type: ignore[call-overload]
    return bytes(data.data())


def _edits(scenes: tuple[Scene, ...], rng: np.random.Generator) -> tuple[SceneEdit, ...]:
    """Corrects one scene in twelve."""
    chosen = rng.random(len(scenes)) < 1 / 12
    emotions = rng.integers(0, N_EMOTIONS, len(scenes))
    return tuple(
        SceneEdit(emotion=EMOTIONS[e] if by_hand else None)
        for e, by_hand in zip(emotions, chosen, strict=True)
    )


def _picks(count: int, rng: np.random.Generator) -> tuple[Pick, ...]:
    """Picks tracks: some carry on into the next scene, some run out, a few have no known length."""
    picks = []
    for scene in range(count):
        if rng.random() < 1 / 3:
            continue
        number = scene - int(rng.random() < 0.3)
        length = None if number % 11 == 0 else 5.0 + (number * 37 % 180)
        picks.append(Pick(scene, _music(number, length), locked=bool(rng.random() < 0.3)))
    return tuple(picks)


def _music(number: int, length_s: float | None) -> Track:
    titles = ("Shores of Avalon", "Derp Nugget", "Long Road Ahead", "Evening Melodrama", "Airport")
    return Track(
        track_id=f"T{number}",
        title=titles[number % len(titles)],
        artist="Kevin MacLeod",
        moods=("calm",),
        emotion=None,
        duration_s=length_s,
        bpm=None,
        licence="CC BY 4.0",
        url="",
        catalogue="free",
    )


def _video(duration_s: float) -> VideoInfo:
    return VideoInfo(
        path=Path("feature.mov"),
        fingerprint="00" * 32,
        size_bytes=0,
        container="mov",
        duration_s=duration_s,
        start_s=0.0,
        width=1920,
        height=1080,
        rotation=0,
        frame_rate=Fraction(24000, 1001),
        variable_rate=False,
        video_codec="h264",
        pixel_format="yuv420p",
        colour_space="bt709",
        audio_codec="aac",
        audio_rate_hz=48000,
        audio_channels=2,
    )
