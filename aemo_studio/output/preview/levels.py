"""Measures the levels at which music lies under a film, by EBU R 128, for editing programs."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from aemo_studio.base.errors import MediaError
from aemo_studio.base.files import is_there
from aemo_studio.domain.project import Project
from aemo_studio.music.listening.loudness import measure
from aemo_studio.output.export.options import MusicLevels
from aemo_studio.output.preview.ducking import Ducking
from aemo_studio.output.preview.film_sound import FilmSound, loudness_of_film
from aemo_studio.output.preview.mix import gain_of


def measure_levels(project: Project, check: Callable[[], None] = lambda: None) -> MusicLevels:
    """Measures film and picked music: as loud as the film's own sound, 12 dB lower under speech, as
    in the preview.

    check: is called again and again, and may raise to stop. Raises MediaError for a film that
    cannot be read; music that cannot be read keeps its level.
    """
    film_lufs = loudness_of_film(FilmSound.of(project.analysis), check)
    files = {pick.track.file for pick in project.picks if pick.track.file}
    gains = ((file, _gain_db(Path(file), film_lufs, check)) for file in sorted(files))
    ducking = Ducking(project.analysis.speech.coverage)
    return MusicLevels(
        gains_db=tuple((file, gain) for file, gain in gains if gain is not None),
        ducking=ducking.breakpoints(),
    )


def _gain_db(file: Path, film_lufs: float | None, check: Callable[[], None]) -> float | None:
    if not is_there(file):
        return None
    try:
        own = measure(file, check=check)
    except MediaError:
        return None
    factor = gain_of(None if own is None else own.integrated_lufs, film_lufs)
    return round(20.0 * math.log10(factor), 2)
