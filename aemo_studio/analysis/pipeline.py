"""Analyses a video: one decode pass, then fusion and scenes.

Shots, thumbnails and the waveform are computed on the decoding thread; faces and speech
have a thread each, behind short queues.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from aemo_studio.analysis.cache import cache_key, read_cached, write_cached
from aemo_studio.analysis.fusion import fuse
from aemo_studio.analysis.scenes import find_scenes
from aemo_studio.base.gc_pause import gc_paused
from aemo_studio.base.model_store import reference
from aemo_studio.base.progress import (
    CancelToken,
    Event,
    Partial,
    Reporter,
    WarningEvent,
    silent,
)
from aemo_studio.base.spared_imports import spared
from aemo_studio.base.timings import Timings
from aemo_studio.base.translations import phrase
from aemo_studio.domain.cast import seen_by_cell
from aemo_studio.domain.project import (
    Analysis,
    AnalysisSettings,
    AnalysisWarning,
    AudioChoice,
    ModelReference,
)
from aemo_studio.domain.video import VideoInfo

if TYPE_CHECKING:
    from aemo_studio.analysis.decode_pass import PassResult

MODELS = (
    "whisper_base_encoder",
    "speech_emotion",
    "vocal_bursts",
    "sound_events",
    "face_landmarker",
    "face_emotion",
    "face_expression",
    "face_identity",
    "voice_identity",
)
"""Manifest names of every model that takes part."""


def analyse(
    video: Path,
    settings: AnalysisSettings,
    *,
    device: str = "auto",
    report: Reporter = silent,
    cancel: CancelToken | None = None,
    use_cache: bool = True,
    workers: int | None = None,
) -> tuple[Analysis, Timings]:
    """Analyses a video, or takes the analysis from the cache; returns it with its timings.

    device: auto, cpu, cuda or mps. workers: sections of the film that are analysed at the same
    time, by cores and length if None; the analysis is the same. Raises MediaError for a file that
    cannot be read, UsageError for an audio track that it does not have, ModelError for a missing or
    damaged model, Cancelled when asked to stop.
    """
    from aemo_studio.analysis.media.audio_tracks import check_choice
    from aemo_studio.analysis.media.probe import probe

    timings = Timings()
    started = time.perf_counter()
    with timings.stage("probe"):
        info = probe(video)
        check_choice(info, settings.audio_track)
        models = tuple(reference(name) for name in MODELS)
    key = cache_key(info.fingerprint, settings, models)
    analysis = read_cached(key, info) if use_cache else None
    if analysis is None:
        analysis = _analyse_uncached(
            info,
            settings,
            models,
            device=device,
            report=report,
            cancel=cancel or CancelToken(),
            timings=timings,
            workers=workers,
        )
        if use_cache:
            write_cached(key, analysis)
    else:
        timings.cached = True
        for warning in analysis.warnings:
            report(WarningEvent.of(warning))
    timings.total_s = time.perf_counter() - started
    return analysis, timings


def _analyse_uncached(
    info: VideoInfo,
    settings: AnalysisSettings,
    models: tuple[ModelReference, ...],
    *,
    device: str,
    report: Reporter,
    cancel: CancelToken,
    timings: Timings,
    workers: int | None,
) -> Analysis:
    from aemo_studio.analysis.head_start import HeadStart
    from aemo_studio.analysis.media.rates import rate_warnings
    from aemo_studio.analysis.media.sections import parallel_sections

    warnings: list[AnalysisWarning] = []

    def note(event: Event) -> None:
        if isinstance(event, WarningEvent):
            warnings.append(_stored(event))
        report(event)

    film, at_once = HeadStart(info, settings, cancel), parallel_sections(info, workers)
    with film if at_once == 1 else nullcontext():
        with timings.stage("models"), _libraries():
            from aemo_studio.analysis.decode_pass import run_decode_pass
            from aemo_studio.analysis.speech.device import resolve_device, torch_on_one_core

            torch_on_one_core()
            processor = resolve_device(device)
        result = run_decode_pass(
            info,
            settings,
            film,
            device=processor,
            report=note,
            cancel=cancel,
            timings=timings,
            workers=at_once,
        )
    timings.add("decode", film.busy_s)
    cancel.check()
    with timings.stage("fusion"):
        seen = seen_by_cell(result.cast, result.faces, len(result.face))
        fused = fuse([result.speech, result.face], seen)
        report(Partial("fused", 0, fused.scores))
        scenes = find_scenes(
            result.shots,
            speech=result.speech,
            face=result.face,
            fused=fused,
            min_scene_s=settings.min_scene_s,
            seen=seen,
        )
    for warning in (
        *rate_warnings(result.video),
        *_evidence_warnings(result, settings.audio_track),
    ):
        note(warning)
    return Analysis(
        video=result.video,
        settings=settings,
        speech=result.speech,
        face=result.face,
        fused=fused,
        shots=result.shots,
        scenes=scenes,
        faces=result.faces,
        thumbnails=result.thumbnails,
        waveform=result.waveform,
        models=models,
        warnings=tuple(warnings),
        bursts=result.bursts,
        heard=result.heard,
        cast=result.cast,
        lines=result.lines,
        dialogue=result.dialogue,
        faint_speech_s=result.faint_speech_s,
        trace=result.trace,
    )


@contextmanager
def _libraries() -> Iterator[None]:
    """Imports in the block without searching for garbage among the half million new objects, which
    are none, and without what torch computes shapes with, for compilers. `run_decode_pass` ends
    that these objects are exempt."""
    with gc_paused(), spared("torch._meta_registrations"):
        yield
        gc.freeze()


def _stored(event: WarningEvent) -> AnalysisWarning:
    fields = {name: _plain(value) for name, value in event.phrase.fields.items()}
    return AnalysisWarning(event.code, event.message, event.phrase.template, fields)


def _plain(value: object) -> str | float:
    return value if isinstance(value, float) else str(value)


def _evidence_warnings(result: PassResult, choice: AudioChoice) -> Iterator[WarningEvent]:
    """Warns of speech and faces that are missing from the result."""
    no_speech, no_face = not result.speech.coverage.any(), not result.face.coverage.any()
    if not result.video.has_audio:
        yield WarningEvent("no_audio", phrase("The file has no audio; the speech lane is empty."))
    elif no_speech and result.bursts and not result.faint_speech_s:
        yield WarningEvent(
            "no_speech",
            phrase(
                "Nobody speaks in this file, but voices laugh, cry or call out; what they feel is "
                "not clear, and the speech lane is empty."
            ),
        )
    elif no_speech:
        yield _no_speech(result, choice)
    if not result.video.has_video:
        yield WarningEvent("no_picture", phrase("The file has no picture; the face lane is empty."))
    elif no_face:
        yield WarningEvent("no_faces", phrase("No usable face was found; the face lane is empty."))
    if no_speech and no_face:
        yield WarningEvent(
            "no_evidence",
            phrase(
                "Neither speech nor faces: the emotion is missing, and the suggestions rest on no "
                "preference."
            ),
        )


def _no_speech(result: PassResult, choice: AudioChoice) -> WarningEvent:
    """Tells why no speech was read: nobody speaks in the file only where that was checked on every
    track."""
    if result.faint_speech_s:
        return WarningEvent(
            "faint_speech",
            phrase(
                "Somebody speaks in this file, but too faintly under music or noise to be read; "
                "the speech lane is empty."
            ),
        )
    tracks = result.video.audio_tracks
    if isinstance(choice, int) and len(tracks) > 1:
        return WarningEvent(
            "no_speech_in_track",
            phrase(
                "Nobody speaks in audio track {number}, and no other was listened to; the speech "
                "lane is empty.",
                number=choice,
            ),
        )
    return WarningEvent(
        "no_speech", phrase("Nobody speaks in this file; the speech lane is empty.")
    )
