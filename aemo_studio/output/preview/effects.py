"""Plans the picked sound effects as they are played: where each lies, how loud, how it comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import MediaError
from aemo_studio.base.files import is_there
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.effects import EffectKind, PickedEffect
from aemo_studio.domain.project import Project
from aemo_studio.music.listening.loudness import Loudness, measure
from aemo_studio.output.export.timeline import Cue, Timeline, timeline_of

BELOW_FILM_LU = {
    EffectKind.AMBIENCE: 14.0,
    EffectKind.FOLEY: 9.0,
    EffectKind.ACCENT: 6.0,
    EffectKind.STING: 3.0,
}
"""How far below the film's own sound each kind lies: an ambience is felt and not noticed."""

USUAL_LUFS = -23.0
"""Loudness of a film whose own is not known: that of broadcasts (EBU R128)."""

MOST_GAIN_DB = 20.0
"""By which a track or an effect is made louder or quieter at the most."""

_HIGHEST_PEAK_DB = -1.0
_TOO_SHORT_DB = -6.0
"""Gain of what is too short to have a loudness."""

_LONG_FADE_S, _SHORT_FADE_S = 1.0, 0.01
_MOST_FADE = 0.25

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class PlayedEffect:
    """A picked Effect with a file that can be played."""

    #: As the editor laid it.
    picked: PickedEffect
    #: Its sound file.
    path: Path
    #: Seconds of the film at which it begins, and seconds that it lasts there; several where an
    #: ambience is repeated. Each plays the file from its beginning.
    spans: tuple[tuple[float, float], ...]

    def factors(self, times_s: Floats) -> Floats:
        """Computes factors in [0, 1] for times of the film, by which it comes in and goes out."""
        start_s, last = self.spans[0][0], self.spans[-1]
        stop_s = sum(last)
        wanted = _LONG_FADE_S if self.picked.effect.kind is EffectKind.AMBIENCE else _SHORT_FADE_S
        fade_s = max(min(wanted, _MOST_FADE * (stop_s - start_s)), 1e-6)
        share = np.minimum(times_s - start_s, stop_s - times_s) / fade_s
        return 0.5 - 0.5 * np.cos(np.pi * np.clip(share, 0.0, 1.0))


@dataclass(frozen=True)
class EffectPlan:
    """The picked effects of a project, before they are played."""

    #: In order of time.
    played: tuple[PlayedEffect, ...] = ()
    #: A sentence on each that is not played.
    notes: tuple[Phrase, ...] = ()


def plan_effects(project: Project) -> EffectPlan:
    """Finds the picked effects that have a file; the others are told with their link."""
    timeline = timeline_of(project)
    played, notes = list[PlayedEffect](), list[Phrase]()
    for picked, cue in zip(project.effects, timeline.effects, strict=True):
        path = Path(picked.effect.file or "")
        if picked.effect.file and is_there(path):
            played.append(PlayedEffect(picked, path, tuple(_spans(cue, timeline))))
        else:
            notes.append(_missing(picked))
    return EffectPlan(tuple(played), tuple(notes))


def effect_gains(
    plan: EffectPlan, film_lufs: float | None, check: Callable[[], None] = lambda: None
) -> tuple[list[tuple[PlayedEffect, float]], tuple[Phrase, ...]]:
    """Computes for each effect the factor that brings it to its distance below the film's own sound
    without clipping; tells which cannot be read. check: is called again and again, and may raise
    to stop."""
    found, notes = list[tuple[PlayedEffect, float]](), list[Phrase]()
    level = USUAL_LUFS if film_lufs is None else film_lufs
    for effect in plan.played:
        try:
            own = measure(effect.path, true_peak=True, check=check)
        except MediaError as error:
            notes.append(error.phrase)
            continue
        below = BELOW_FILM_LU[effect.picked.effect.kind]
        found.append((effect, float(10.0 ** (_gain_db(own, level - below) / 20.0))))
    return found, tuple(notes)


def _gain_db(own: Loudness | None, level_lufs: float) -> float:
    if own is None:
        return _TOO_SHORT_DB
    gain = float(np.clip(level_lufs - own.integrated_lufs, -MOST_GAIN_DB, MOST_GAIN_DB))
    return min(gain, _HIGHEST_PEAK_DB - own.true_peak_db)


def _spans(cue: Cue, timeline: Timeline) -> Iterator[tuple[float, float]]:
    for clip in cue.clips:
        yield float(timeline.seconds(clip.start)), float(timeline.seconds(clip.length))


def _missing(picked: PickedEffect) -> Phrase:
    effect = picked.effect
    if effect.file:
        return phrase("{path} is not there; the effect is not played.", path=effect.file)
    return phrase(
        "There is no file of the effect {title}, only its page: {url}",
        title=effect.title,
        url=effect.link,
    )
