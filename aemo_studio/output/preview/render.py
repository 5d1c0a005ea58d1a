"""Renders the film with its picks as one file that anybody can play (`preview`)."""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aemo_studio.analysis.media.container import check_file
from aemo_studio.base.atomic_write import check_writable, temporary_file
from aemo_studio.base.errors import MediaError, OutputError, ProjectError
from aemo_studio.base.progress import CancelToken, Reporter, StagedProgress, silent
from aemo_studio.base.translations import Phrase
from aemo_studio.domain.project import Project
from aemo_studio.domain.video import VideoInfo
from aemo_studio.output.preview.ducking import DUCK_DB, Ducking
from aemo_studio.output.preview.effect_mix import EffectMix
from aemo_studio.output.preview.effects import EffectPlan, effect_gains, plan_effects
from aemo_studio.output.preview.film_sound import RATE_HZ, FilmSound, loudness_of_film
from aemo_studio.output.preview.level import Leveller, frames_of, loudness_of, needs_limit
from aemo_studio.output.preview.mix import BLOCK, Block, mixed
from aemo_studio.output.preview.picture import COPIED, encoded_picture, write_film
from aemo_studio.output.preview.plan import MusicPlan, plan_music

EBU_LUFS = -23.0
"""Programme loudness by EBU R128."""

_STEREO_FLOAT = 8
_SPARE_BYTES = 50_000_000
_CLOSE_ENOUGH_LU = 0.3
# Shares of the work, for the progress bar.
_MIXED_AT, _MEASURED_AT, _PICTURE_AT = 0.45, 0.55, 0.8


@dataclass(frozen=True)
class PreviewReport:
    """The result of rendering a preview."""

    #: Path of the film that was written.
    output: Path
    #: Which music plays where.
    plan: MusicPlan
    #: Of the sound as it was sent to the encoder, in LUFS; None for silence.
    loudness_lufs: float | None


def render_preview(
    project: Project,
    output: Path,
    *,
    lufs: float = EBU_LUFS,
    duck_db: float = DUCK_DB,
    report: Reporter = silent,
    cancel: CancelToken | None = None,
) -> PreviewReport:
    """Writes `output` (MP4, AAC) whole or not at all.

    lufs: integrated loudness of the result. Raises ProjectError without a pick that can
    be played, MediaError if the film is not there, OutputError for a place that cannot be
    written or has no room, Cancelled.
    """
    video = project.analysis.video
    check_file(video.path)
    check_writable(output)
    _check_space(video, output)
    plan, effects = music_and_effects(project)
    progress = StagedProgress(report, cancel or CancelToken())
    with temporary_file(output.parent) as raw, temporary_file(output.parent) as part:
        ducking = Ducking(project.analysis.speech.coverage, duck_db)
        notes = _mix(raw, FilmSound.of(project.analysis), (plan, effects), ducking, progress)
        leveller, loudness = _level(raw, lufs, progress)
        with _picture(video, output.parent, progress) as source:
            sound = leveller().run(frames_of(_blocks(raw)))
            report_s = progress.span("writing", _PICTURE_AT, 1.0, video.duration_s)
            try:
                write_film(part, video, source, sound, report_s)
            except OSError as error:
                raise OutputError.from_os_error(output, error) from error
        progress.check()
        part.replace(output)
    told = dataclasses.replace(plan, notes=(*plan.notes, *notes))
    return PreviewReport(output, told, loudness)


def music_and_effects(project: Project) -> tuple[MusicPlan, EffectPlan]:
    """Plans music and picked effects; effects that can be played do without music. Raises
    ProjectError where there is nothing to play."""
    effects = plan_effects(project)
    if not effects.played:
        return plan_music(project), effects
    if not project.picks:
        return MusicPlan((), ()), effects
    try:
        return plan_music(project), effects
    except ProjectError as error:
        return MusicPlan((), (error.phrase,)), effects


def _mix(
    raw: Path,
    film: FilmSound,
    plans: tuple[MusicPlan, EffectPlan],
    ducking: Ducking,
    progress: StagedProgress,
) -> tuple[Phrase, ...]:
    """Mixes film, music and effects into a file. Returns sentences on effects that are not in
    it."""
    plan, effects = plans
    report_s = progress.span("mixing", 0.0, _MIXED_AT, film.duration_s)
    level = loudness_of_film(film) if effects.played else None
    gains, unreadable = effect_gains(effects, level, progress.check)
    over = EffectMix(gains)
    try:
        with mixed(film, plan.placements, ducking) as blocks, raw.open("wb") as file:
            for n, block in enumerate(blocks, start=1):
                file.write(np.ascontiguousarray(over.add_to(block), "<f4").tobytes())
                report_s(n * BLOCK / RATE_HZ)
    except OSError as error:
        if error.errno is None:  # moviepy raises plain IOError with words of its own
            raise MediaError("The sound cannot be mixed ({error}).", error=error) from error
        raise OutputError.from_os_error(raw, error) from error
    return (*effects.notes, *unreadable)


def _level(
    raw: Path, lufs: float, progress: StagedProgress
) -> tuple[Callable[[], Leveller], float | None]:
    """Makes a maker of levellers that bring the sound to `lufs`, and computes what they reach.

    Limiting takes some loudness away; then it is made up for once.
    """
    whole_s = raw.stat().st_size / _STEREO_FLOAT / RATE_HZ
    report_s = progress.span("measuring", _MIXED_AT, _MEASURED_AT, whole_s)
    before = loudness_of(frames_of(_counted_blocks(raw, report_s)))
    if before is None:
        return lambda: Leveller(0.0, limit=False), None
    gain_db = lufs - before.integrated_lufs
    if not needs_limit(before, gain_db):
        return lambda: Leveller(gain_db, limit=False), before.integrated_lufs + gain_db
    for _ in range(2):
        limited = loudness_of(Leveller(gain_db, limit=True).run(frames_of(_blocks(raw))))
        progress.check()
        reached = limited.integrated_lufs if limited else lufs
        if abs(reached - lufs) <= _CLOSE_ENOUGH_LU:
            break
        gain_db += lufs - reached
    return lambda: Leveller(gain_db, limit=True), reached


def _blocks(raw: Path) -> Iterator[Block]:
    with raw.open("rb") as file:
        while data := file.read(BLOCK * _STEREO_FLOAT):
            yield np.frombuffer(data, "<f4").reshape(-1, 2)


def _counted_blocks(raw: Path, report_s: Callable[[float], None]) -> Iterator[Block]:
    for n, block in enumerate(_blocks(raw), start=1):
        report_s(n * BLOCK / RATE_HZ)
        yield block


@contextlib.contextmanager
def _picture(video: VideoInfo, folder: Path, progress: StagedProgress) -> Iterator[Path | None]:
    if not video.has_video:
        yield None
    elif video.video_codec in COPIED:
        yield video.path
    else:
        report_s = progress.span("picture", _MEASURED_AT, _PICTURE_AT, video.duration_s)
        with encoded_picture(video, folder, report_s) as part:
            yield part


def _check_space(video: VideoInfo, output: Path) -> None:
    """Checks, before any work, for room: the mixture as it is, the picture once or twice, and some
    to spare."""
    needed = round(video.duration_s * RATE_HZ * _STEREO_FLOAT) + _SPARE_BYTES
    copies = 1 if video.video_codec in COPIED else 2
    needed += copies * video.size_bytes if video.has_video else 0
    free = shutil.disk_usage(output.parent).free
    if free < needed:
        raise OutputError(
            "There is not enough room for {output}: {needed_gb:.1f} GB are needed and "
            "{free_gb:.1f} GB are free; choose another place with -o.",
            output=output,
            needed_gb=needed / 1e9,
            free_gb=free / 1e9,
        )
