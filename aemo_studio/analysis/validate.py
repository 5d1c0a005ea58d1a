"""Checks an Analysis once, where it enters or leaves the program.

Every function raises ValueError that names the part that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.cast import SpokenLine
from aemo_studio.domain.emotion import N_EMOTIONS, EmotionTrack
from aemo_studio.domain.heard import HeardEvent
from aemo_studio.domain.project import Analysis
from aemo_studio.domain.scene import Scene
from aemo_studio.domain.video import FaceTrack, VideoInfo

_SUM_TOLERANCE = 1e-3

TIME_TOLERANCE_S = 1e-6
"""Seconds by which times that were rounded on their way may lie out of order."""


class _Span(Protocol):
    @property
    def start_s(self) -> float: ...
    @property
    def end_s(self) -> float: ...


def check_analysis(analysis: Analysis) -> None:
    """Checks the shapes, the probabilities and the order of times of an Analysis."""
    _check_video(analysis.video)
    tracks = {"speech": analysis.speech, "face": analysis.face, "fused": analysis.fused}
    for name, track in tracks.items():
        _check_track(track, f"{name} track")
    if len({len(track) for track in tracks.values()}) != 1:
        raise ValueError("the tracks differ in length")
    _check_spans(analysis.shots, "shots")
    _check_spans(analysis.bursts, "bursts")
    _check_heard(analysis.heard)
    check_scenes(analysis.scenes, "analysed scenes")
    for face in analysis.faces:
        _check_face(face)
    _check_lines(analysis.lines)
    if analysis.waveform.peaks.ndim != 2 or analysis.waveform.peaks.shape[1] != 2:
        raise ValueError("waveform: peaks must be pairs")
    numbers = [track.number for track in analysis.video.audio_tracks]
    if not set(analysis.dialogue) <= set(numbers) or len(set(numbers)) < len(numbers):
        raise ValueError("video: the audio tracks are wrong")
    edges = [time for span in analysis.faint_speech_s for time in span]
    if not all(0 <= a <= b < float("inf") for a, b in pairwise([0.0, *edges])):
        raise ValueError("faint speech: times are out of order")
    if not analysis.waveform.rate_hz > 0:
        raise ValueError("waveform: rate must be above 0")


def _check_heard(events: tuple[HeardEvent, ...]) -> None:
    """Checks that events start in order; those of different kinds may overlap."""
    starts = [event.start_s for event in events]
    if not all(0 <= a <= b < float("inf") for a, b in pairwise([0.0, *starts])):
        raise ValueError("heard: times are out of order")
    for event in events:
        if not (event.start_s <= event.end_s < float("inf") and 0 <= event.certainty <= 1):
            raise ValueError("heard: an event is wrong")


def _check_lines(lines: tuple[SpokenLine, ...]) -> None:
    if [line.number for line in lines] != list(range(len(lines))):
        raise ValueError("lines: the numbers are no positions")
    times = [time for line in lines for time in (line.start_s, line.end_s)]
    if not all(0 <= one < float("inf") for one in times) or times != sorted(times):
        raise ValueError("lines: times are out of order")


def _check_video(video: VideoInfo) -> None:
    if not 0 < video.duration_s < float("inf"):
        raise ValueError("video: the duration must be above 0")
    if video.frame_rate is not None and video.frame_rate <= 0:
        raise ValueError("video: the frame rate must be above 0")


def _check_track(track: EmotionTrack, where: str) -> None:
    _check_scores(track.scores, where)
    _check_shares(track.coverage, f"{where}, coverage")


def _check_scores(scores: NDArray[np.float32], where: str) -> None:
    if scores.shape[-1:] != (N_EMOTIONS,):
        raise ValueError(f"{where}: expected {N_EMOTIONS} scores, got shape {scores.shape}")
    if (scores < 0).any() or (np.abs(scores.sum(axis=-1) - 1.0) > _SUM_TOLERANCE).any():
        raise ValueError(f"{where}: scores are no probabilities")


def _check_shares(values: NDArray[np.float32] | Sequence[float], where: str) -> None:
    array = np.asarray(values)
    if not ((array >= 0.0) & (array <= 1.0 + 1e-6)).all():
        raise ValueError(f"{where}: values must lie between 0 and 1")


def check_scenes(scenes: tuple[Scene, ...], where: str) -> None:
    """Checks the order, the probabilities and the coverage of scenes.

    where: what an error calls them.
    """
    _check_spans(scenes, where)
    for scene in scenes:
        for scores in (scene.scores, scene.speech, scene.face):
            if scores.shape != (N_EMOTIONS,):
                raise ValueError(f"{where}: expected {N_EMOTIONS} scores, got {scores.shape}")
            _check_scores(scores, where)
        cover = scene.coverage
        _check_shares((cover.speech, cover.face, cover.fused), f"{where}, coverage")
        _check_shares((scene.trust.speech, scene.trust.face), f"{where}, trust")


def _check_spans(spans: Iterable[_Span], where: str) -> None:
    """Checks that spans are in order and do not overlap; NaN fails every comparison and so is
    refused."""
    end = 0.0
    for span in spans:
        ordered = end - TIME_TOLERANCE_S <= span.start_s <= span.end_s < float("inf")
        if not ordered:
            raise ValueError(f"{where}: times are out of order")
        end = span.end_s


def _check_face(face: FaceTrack) -> None:
    where = f"face {face.number}"
    n = face.times_s.shape[0] if face.times_s.ndim == 1 else -1
    shapes = (face.boxes.shape, face.scores.shape, face.weights.shape)
    if shapes != ((n, 4), (n, N_EMOTIONS), (n,)):
        raise ValueError(f"{where}: arrays differ in length")
    if (np.diff(face.times_s) < 0).any():
        raise ValueError(f"{where}: times are out of order")
    _check_scores(face.scores, where)
    _check_shares(face.weights, f"{where}, weights")
