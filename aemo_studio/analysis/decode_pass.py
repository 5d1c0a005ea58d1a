"""Decodes a film once and hands every frame and block of sound to the analysers."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial

from aemo_studio.analysis.divided import DividedFilm, SectionResult
from aemo_studio.analysis.face.analyser import FaceAnalyser, FaceResult
from aemo_studio.analysis.head_start import HeadStart
from aemo_studio.analysis.media.decode import DecodedFilm, Item
from aemo_studio.analysis.media.exact_cuts import exact_shots
from aemo_studio.analysis.media.frames import SampledFrame, SmallFrame
from aemo_studio.analysis.media.picture_trace import TraceMaker
from aemo_studio.analysis.media.pictures import opencv_on_one_core
from aemo_studio.analysis.media.sections import NotJoinableError, section_number
from aemo_studio.analysis.media.shots import ShotFinder
from aemo_studio.analysis.media.soundtrack import AudioBlock
from aemo_studio.analysis.media.thumbnails import ThumbnailMaker
from aemo_studio.analysis.pass_progress import LAST_STAGE_AT, ProgressReporter
from aemo_studio.analysis.sound import SoundAnalyser
from aemo_studio.analysis.speakers import changes_s, with_speakers
from aemo_studio.analysis.speech.device import numpy_on_one_core
from aemo_studio.base.gc_pause import gc_paused
from aemo_studio.base.heaps import limit_heaps
from aemo_studio.base.progress import CancelToken, Reporter
from aemo_studio.base.threads import Worker
from aemo_studio.base.timings import Timings
from aemo_studio.domain.bursts import Burst
from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.emotion import EmotionTrack, n_cells
from aemo_studio.domain.heard import HeardEvent
from aemo_studio.domain.project import AnalysisSettings
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack, PictureTrace, Thumbnail, VideoInfo, Waveform

FACES_AHEAD = 12
SOUND_AHEAD = 32
"""Sampled frames (1.4 MB each) and audio blocks that may wait for their worker."""


@dataclass(frozen=True, eq=False)
class PassResult:
    """The results of one decode pass over a film."""

    #: The file, with the duration and the kind of frame rate that decoding found.
    video: VideoInfo
    #: The speech EmotionTrack, adapted to the film's voices.
    speech: EmotionTrack
    #: What voices do without words, in order of time.
    bursts: tuple[Burst, ...]
    #: What else is heard, in order of start.
    heard: tuple[HeardEvent, ...]
    #: The face EmotionTrack, as long as `speech`.
    face: EmotionTrack
    #: One person's face in one shot each, in order of their first frame.
    faces: tuple[FaceTrack, ...]
    #: Whom they show, in order of the first appearance.
    cast: tuple[Character, ...]
    #: Who says what; in order of time.
    lines: tuple[SpokenLine, ...]
    #: Contiguous shots from 0 s to the end.
    shots: tuple[Shot, ...]
    #: Pictures for the timeline, in order of time.
    thumbnails: tuple[Thumbnail, ...]
    #: Peaks of the sound for the timeline.
    waveform: Waveform
    #: Numbers of the audio tracks that the speech was read from.
    dialogue: tuple[int, ...]
    #: Where there is speech that is too faint to be read, start and end in seconds.
    faint_speech_s: tuple[tuple[float, float], ...]
    #: By which a recut is matched; None without picture.
    trace: PictureTrace | None


@dataclass(frozen=True, eq=False)
class _Analysers:
    """The consumers of the decoded items."""

    #: With which they were made.
    settings: AnalysisSettings
    #: Takes every displayed frame, small.
    shots: ShotFinder
    #: Takes every displayed frame, small.
    trace: TraceMaker
    #: Takes the sampled frames.
    thumbnails: ThumbnailMaker
    #: Takes the sampled frames, on a thread of its own.
    face: FaceAnalyser
    #: Takes the blocks of sound, those for the speech on a thread of its own.
    sound: SoundAnalyser


def run_decode_pass(
    info: VideoInfo,
    settings: AnalysisSettings,
    film: HeadStart,
    *,
    device: str,
    report: Reporter,
    cancel: CancelToken,
    timings: Timings,
    workers: int = 1,
) -> PassResult:
    """Decodes the film once and runs all analysers on what it holds.

    film: the same film, of which a part may be decoded. device: cpu, cuda or mps. workers:
    sections of the film that are analysed at the same time; the result is the same. Raises
    MediaError if nothing decodes, ModelError for a missing or damaged model, Cancelled.
    """
    limit_heaps()
    opencv_on_one_core()
    run = partial(
        _run, info, settings, film, device=device, report=report, cancel=cancel, timings=timings
    )
    if workers > 1:
        with suppress(NotJoinableError):
            return run(workers=workers)
    return run(workers=1)


def _run(
    info: VideoInfo,
    settings: AnalysisSettings,
    film: HeadStart,
    *,
    device: str,
    report: Reporter,
    cancel: CancelToken,
    timings: Timings,
    workers: int,
) -> PassResult:
    reporter = ProgressReporter(report, info.duration_s)
    with ExitStack() as stack:
        with timings.stage("models"), gc_paused():
            face = stack.enter_context(closing(_face_analyser(device, settings)))
            sound = SoundAnalyser(info.audio_tracks, settings, device, cancel)
            stack.enter_context(closing(sound))
            analysers = _Analysers(
                settings=settings,
                shots=ShotFinder(),
                trace=TraceMaker(info.duration_s),
                thumbnails=ThumbnailMaker(info.duration_s),
                face=face,
                sound=sound,
            )
        stack.enter_context(_loaded_objects_uncollected())
        stack.enter_context(numpy_on_one_core())
        decoded: DecodedFilm
        if workers > 1:
            decoded = divided = DividedFilm(info, film.plan, workers, cancel, reporter)
            _feed_in_sections(divided, analysers, reporter, cancel, timings)
        else:
            decoded, items = film.decoder, film.items(reporter.send)
            _feed_analysers(items, analysers, reporter, cancel, timings)
        shots = _shots(info, decoded, analysers.shots, cancel, timings)
        return _collect_results(info, decoded, analysers, shots, timings=timings, reporter=reporter)


def _face_analyser(device: str, settings: AnalysisSettings) -> FaceAnalyser:
    return FaceAnalyser(device, recognise=settings.recognise, people=settings.characters)


@contextmanager
def _loaded_objects_uncollected() -> Iterator[None]:
    """Exempts the objects that exist now from garbage collection during the block.

    Every face makes 500 objects, which makes Python search the half million of the loaded
    libraries too; that stops all threads.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _feed_analysers(
    items: Iterator[Item],
    analysers: _Analysers,
    reporter: ProgressReporter,
    cancel: CancelToken,
    timings: Timings,
) -> None:
    """Runs the pass, with a thread for faces and one for speech."""

    def analyse_faces(frame: SampledFrame) -> None:
        cancel.check()
        analysers.face.add(frame.time_s, frame.rgb, section_number(frame.shown_s))
        if reporter.partial_due("face"):
            reporter.partial("face", *analysers.face.partial())

    with (
        Worker("faces", analyse_faces, FACES_AHEAD) as faces,
        _speech_worker(analysers, reporter, cancel) as speech,
    ):
        for item in _timed(items, timings):
            _dispatch(item, analysers, faces, speech, timings)
            reporter.position(item.time_s)
        with timings.stage("waiting"):
            speech.finish()
            faces.finish()
    timings.add("faces", faces.busy_s)
    timings.add("speech", speech.busy_s)
    with timings.stage("speech"):
        analysers.sound.finish()


def _speech_worker(
    analysers: _Analysers, reporter: ProgressReporter, cancel: CancelToken
) -> Worker[AudioBlock]:
    def analyse_speech(block: AudioBlock) -> None:
        cancel.check()
        analysers.sound.add(block)
        if reporter.partial_due("speech"):
            reporter.partial("speech", *analysers.sound.partial())

    return Worker("speech", analyse_speech, SOUND_AHEAD)


def _feed_in_sections(
    film: DividedFilm,
    analysers: _Analysers,
    reporter: ProgressReporter,
    cancel: CancelToken,
    timings: Timings,
) -> None:
    """Runs the pass with a thread for each of several sections, one for sound and one for
    speech."""

    def hear(block: AudioBlock) -> None:
        analysers.sound.draw(block)
        speech.put(block)

    def join(part: SectionResult) -> None:
        analysers.face.join(part.faces)
        analysers.thumbnails.join(part.thumbnails)
        if reporter.partial_due("face"):
            reporter.partial("face", *analysers.face.partial())

    with _speech_worker(analysers, reporter, cancel) as speech:
        with closing(film.run(analysers.face, hear, join)) as frames:
            for small in frames:
                with timings.stage("shots"):
                    analysers.shots.add(small.time_s, small.bgr)
                    analysers.trace.add(small.time_s, small.bgr)
        with timings.stage("waiting"):
            speech.finish()
    timings.add("sections", film.busy_s)
    timings.add("speech", speech.busy_s)
    with timings.stage("speech"):
        analysers.sound.finish()


def _timed(items: Iterator[Item], timings: Timings) -> Iterator[Item]:
    """Yields the items and measures the time that the decoder takes for them."""
    while True:
        with timings.stage("decode"):
            item = next(items, None)
        if item is None:
            return
        yield item


def _dispatch(
    item: Item,
    analysers: _Analysers,
    faces: Worker[SampledFrame],
    speech: Worker[AudioBlock],
    timings: Timings,
) -> None:
    """Hands one item to the analysers that take its kind."""
    if isinstance(item, SmallFrame):
        with timings.stage("shots"):
            analysers.shots.add(item.time_s, item.bgr)
            analysers.trace.add(item.time_s, item.bgr)
    elif isinstance(item, SampledFrame):
        with timings.stage("thumbnails"):
            if analysers.thumbnails.is_due(item.time_s):
                analysers.thumbnails.add(item.time_s, item.rgb)
        with timings.stage("waiting"):
            faces.put(item)
    else:
        with timings.stage("waveform"):
            analysers.sound.draw(item)
        with timings.stage("waiting"):
            speech.put(item)


def _shots(
    info: VideoInfo,
    film: DecodedFilm,
    finder: ShotFinder,
    cancel: CancelToken,
    timings: Timings,
) -> tuple[Shot, ...]:
    """Finds the shots, their cuts to the frame."""
    with timings.stage("shots"):
        shots = finder.finish(film.summary.end_s)
        return exact_shots(info, shots, film, cancel)


def _collect_results(
    info: VideoInfo,
    film: DecodedFilm,
    analysers: _Analysers,
    shots: Sequence[Shot],
    *,
    timings: Timings,
    reporter: ProgressReporter,
) -> PassResult:
    """Asks the analysers for their results once the film's true end is known."""
    summary = film.summary
    cells = n_cells(summary.end_s)
    reporter.stage("speech", LAST_STAGE_AT)
    with timings.stage("speech"):
        speech = analysers.sound.result(cells)
        bursts = analysers.sound.bursts(cells)
        heard = analysers.sound.heard(summary.end_s, bursts)
    reporter.stage("faces", 0.99)
    with timings.stage("faces"):
        speech_coverage = analysers.sound.coverage(cells)
        face = analysers.face.result(shots, cells, speech_coverage)
        lines, cast = _cast(face, shots, analysers.sound, analysers.settings)
    reporter.stage("scenes", 1.0)
    return PassResult(
        video=replace(
            info,
            duration_s=summary.end_s,
            variable_rate=info.variable_rate or summary.variable_rate,
            audio_tracks=analysers.sound.tracks(),
        ),
        speech=speech,
        bursts=bursts,
        heard=heard,
        face=face.track,
        faces=face.faces,
        cast=cast,
        lines=lines,
        shots=tuple(shots),
        thumbnails=analysers.thumbnails.finish(),
        waveform=analysers.sound.waveform(),
        dialogue=analysers.sound.dialogue,
        faint_speech_s=analysers.sound.faint_speech_s,
        trace=analysers.trace.finish(summary.end_s) if info.has_video else None,
    )


def _cast(
    face: FaceResult, shots: Sequence[Shot], sound: SoundAnalyser, settings: AnalysisSettings
) -> tuple[tuple[SpokenLine, ...], tuple[Character, ...]]:
    """Finds the lines and who is seen and heard; nobody where people are not to be recognised."""
    if not settings.recognise:
        return (), ()
    spoken = sound.spoken(changes_s(shots, face.faces))
    return spoken.lines, with_speakers(face.cast, face, spoken, settings.face_rate_hz)
