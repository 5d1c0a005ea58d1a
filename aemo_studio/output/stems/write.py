"""Writes the stems of a project: each pick as it plays, all music as one file of the film's
length, and all picked sound effects as another.

Fades and level are those of the preview. Ducking is not in them: whoever mixes the film ducks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from aemo_studio.analysis.media.container import check_file
from aemo_studio.base.errors import ProjectError
from aemo_studio.base.folder_write import check_room, whole_folder
from aemo_studio.base.progress import CancelToken, Reporter, StagedProgress, silent
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.project import Project
from aemo_studio.music.listening.loudness import Loudness, measure
from aemo_studio.music.placement import Placement
from aemo_studio.output.export.descriptions import track_name
from aemo_studio.output.export.media_files import file_name
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import rate_of
from aemo_studio.output.preview.effects import (
    EffectPlan,
    PlayedEffect,
    effect_gains,
    plan_effects,
)
from aemo_studio.output.preview.film_sound import RATE_HZ, FilmSound, loudness_of_film
from aemo_studio.output.preview.level import HIGHEST_PEAK_DB
from aemo_studio.output.preview.mix import Block, gain_of, sample_at
from aemo_studio.output.preview.plan import MusicPlan
from aemo_studio.output.preview.render import music_and_effects
from aemo_studio.output.stems.broadcast_wave import BYTES_PER_SAMPLE, BroadcastWave, WaveFacts
from aemo_studio.output.stems.effect_stem import effect_blocks
from aemo_studio.output.stems.played_music import music_blocks

_MEASURED_AT = 0.3
"""Share of the work, for the progress bar."""

_SILENCE = RATE_HZ
_HEAD_BYTES = 4096


@dataclass(frozen=True)
class StemPlan:
    """The stems of a project, before they are written."""

    #: The project whose picks they are.
    project: Project
    #: Which music plays where, and sentences on what does not.
    music: MusicPlan
    #: The name of each placement's file.
    names: tuple[str, ...]
    #: The name of the file with all music.
    whole: str
    #: Which picked sound effects play where.
    effects: EffectPlan = field(default_factory=EffectPlan)
    #: The name of the file with all of them; empty where none can be played.
    effects_name: str = ""

    @property
    def files(self) -> list[str]:
        """Lists the names of all files."""
        whole = [self.whole] if self.names else []
        return [*self.names, *whole, *([self.effects_name] if self.effects_name else [])]

    @property
    def size_bytes(self) -> int:
        """Computes how much room they take."""
        music = sum(sample_at(p.stops_s) - sample_at(p.start_s) for p in self.music.placements)
        samples = music + len(self.files[len(self.names) :]) * sample_at(_length_s(self.project))
        return samples * BYTES_PER_SAMPLE + _HEAD_BYTES * len(self.files)


def plan_stems(project: Project) -> StemPlan:
    """Plans the stems of the picks and the effects that have a file. Raises ProjectError if there
    are none."""
    if not project.picks and not plan_effects(project).played:
        raise ProjectError(
            "The project has no picks, so there is no music to cut; pick tracks of your own music "
            "in the window or with `aemo-studio pick`."
        )
    music, effects = music_and_effects(project)
    names = tuple(f"{_name(placed)}.wav" for placed in music.placements)
    title = _title(project)
    return StemPlan(
        project=project,
        music=music,
        names=names,
        whole=f"{file_name(f'{title} music')}.wav",
        effects=effects,
        effects_name=f"{file_name(f'{title} effects')}.wav" if effects.played else "",
    )


def write_stems(
    plan: StemPlan,
    target: Path,
    options: ExportOptions = DEFAULT_OPTIONS,
    *,
    report: Reporter = silent,
    cancel: CancelToken | None = None,
) -> tuple[Phrase, ...]:
    """Writes the stems into the folder `target`, all or none, and returns sentences for the editor.

    Raises MediaError if the film or music cannot be read, OutputError, Cancelled.
    """
    progress = StagedProgress(report, cancel or CancelToken())
    with whole_folder(target) as folder:
        check_room(folder, plan.size_bytes)
        levels = _measured(plan, progress)
        _write(plan, folder, levels, options, progress)
        progress.check()
    return (*plan.music.notes, *plan.effects.notes, *levels.notes)


@dataclass
class _Levels:
    """Factors of the placements' music and of the effects, and sentences on those that are lower
    than wanted or cannot be read."""

    gains: list[float] = field(default_factory=list)
    notes: list[Phrase] = field(default_factory=list)
    effects: list[tuple[PlayedEffect, float]] = field(default_factory=list)


def _measured(plan: StemPlan, progress: StagedProgress) -> _Levels:
    """Measures film and music, each file once; music whose peaks would not fit stays lower."""
    video = plan.project.analysis.video
    check_file(video.path)
    tracks = {placed.track.key: placed.track for placed in plan.music.placements}
    report_s = progress.span("measuring", 0.0, _MEASURED_AT, float(len(tracks) + 1))
    film = loudness_of_film(FilmSound.of(plan.project.analysis), progress.check)
    found: dict[object, Loudness | None] = {}
    for number, (key, track) in enumerate(tracks.items(), start=1):
        report_s(float(number))
        path = track.path or Path()
        found[key] = measure(path, true_peak=True, check=progress.check)
    levels = _Levels()
    for placed in plan.music.placements:
        _add_gain(levels, placed, found[placed.track.key], film)
    levels.effects, unreadable = effect_gains(plan.effects, film, progress.check)
    levels.notes += unreadable
    return levels


def _add_gain(
    levels: _Levels, placed: Placement, own: Loudness | None, film_lufs: float | None
) -> None:
    wanted = gain_of(own.integrated_lufs if own else None, film_lufs) * placed.mix.factor
    highest = 10.0 ** ((HIGHEST_PEAK_DB - own.true_peak_db) / 20.0) if own else 1.0
    levels.gains.append(min(wanted, highest))
    if wanted > highest:
        levels.notes.append(
            phrase(
                "{title} is as loud as its peaks allow, not as loud as the film.",
                title=placed.track.title,
            )
        )


def _write(
    plan: StemPlan, folder: Path, levels: _Levels, options: ExportOptions, progress: StagedProgress
) -> None:
    placements, clock = plan.music.placements, _Clock(plan.project, options)
    if plan.effects_name:
        with BroadcastWave(folder / plan.effects_name, clock.effects()) as file:
            for block in effect_blocks(levels.effects, _length_s(plan.project), progress.check):
                file.write(block)
    if not placements:
        return
    with BroadcastWave(folder / plan.whole, clock.whole_film()) as file:
        whole = _WholeStem(file, plan.project.analysis.video.duration_s, progress)
        for placed, gain, name in zip(placements, levels.gains, plan.names, strict=True):
            whole.be_silent_until(sample_at(placed.start_s))
            with BroadcastWave(folder / name, clock.of(placed)) as stem:
                for block in music_blocks(placed, gain, progress.check):
                    stem.write(block)
                    whole.play(block)
        whole.be_silent_until(whole.length)


class _WholeStem:
    """The stem of the film's length, which is written from its beginning to its end."""

    def __init__(self, file: BroadcastWave, duration_s: float, progress: StagedProgress) -> None:
        self._file = file
        self._report_s = progress.span("mixing", _MEASURED_AT, 1.0, duration_s)
        self._at = 0
        self.length = sample_at(duration_s)

    def be_silent_until(self, sample: int) -> None:
        for first in range(self._at, min(sample, self.length), _SILENCE):
            count = min(_SILENCE, sample - first, self.length - first)
            self._file.write_silence(count)
            self._move(count)

    def play(self, block: Block) -> None:
        """Writes music, as far as the film goes."""
        heard = block[: max(0, self.length - self._at)]
        if len(heard):
            self._file.write(heard)
        self._move(len(block))

    def _move(self, count: int) -> None:
        self._at += count
        self._report_s(self._at / RATE_HZ)


@dataclass(frozen=True)
class _Clock:
    """Says where stems lie on the film's timecode."""

    project: Project
    options: ExportOptions

    def whole_film(self) -> WaveFacts:
        return self._facts(f"All music of {_title(self.project)}, not ducked", "", 0)

    def effects(self) -> WaveFacts:
        return self._facts(f"All sound effects of {_title(self.project)}", "", 0)

    def of(self, placed: Placement) -> WaveFacts:
        numbers = ", ".join(str(index + 1) for index in placed.scenes)
        words = f"Scene {numbers}: {track_name(placed.track)}"
        return self._facts(words, numbers, sample_at(placed.start_s))

    def _facts(self, description: str, scenes: str, sample: int) -> WaveFacts:
        rate = rate_of(self.project, self.options)
        start, day = rate.parse(self.project.start_timecode), rate.frames_a_day
        midnight = round(start / rate.rate * RATE_HZ) + sample
        return WaveFacts(
            description=description,
            project=_title(self.project),
            scenes=scenes,
            time_reference=midnight % round(day / rate.rate * RATE_HZ),
            frame_rate=rate.rate,
            drop_frame=rate.drop_frame,
            date=self.options.date,
        )


def _length_s(project: Project) -> float:
    return project.analysis.video.duration_s


def _title(project: Project) -> str:
    return one_line(project.analysis.video.title)


def _name(placed: Placement) -> str:
    first, last = placed.scenes[0] + 1, placed.scenes[-1] + 1
    numbers = f"{first:02}" if first == last else f"{first:02}-{last:02}"
    return file_name(f"Scene {numbers} {one_line(placed.track.title)}")
