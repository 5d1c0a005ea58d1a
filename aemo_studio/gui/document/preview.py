"""Shows a film while it is analysed: what is known of it so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from aemo_studio.base.progress import Partial
from aemo_studio.domain.project import Analysis
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.domain.video import Thumbnail, Waveform
from aemo_studio.gui.player.film import Film
from aemo_studio.gui.timeline.model import TimelineModel

Step = Callable[[TimelineModel], TimelineModel]


class Preview(QObject):
    """Grows the timeline's model from partial results. changed carries the model. known: an older
    analysis of the same film, whose pictures and sound are shown from the beginning.

    Keeps partial results that come before the player knows how long the film is.
    """

    changed = Signal(object)

    def __init__(
        self,
        video: Path,
        start_timecode: str,
        known: Analysis | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.video = video
        self._start_timecode = start_timecode
        self._model = _model_of(known, start_timecode) if known else None
        self._early: list[Partial] = []
        self._pictures: tuple[Thumbnail, ...] = ()
        self._waveform: Waveform | None = None
        self._has_own = known is not None

    @property
    def model(self) -> TimelineModel:
        return self._model or TimelineModel.empty()

    def set_film(self, film: Film) -> None:
        """Takes duration and rate as the player found them."""
        if self._model is not None or film.path != self.video or film.clock.duration_s <= 0:
            return
        self._model = TimelineModel(
            duration_s=film.clock.duration_s,
            rate=TimecodeRate.of(film.clock.rate),
            start_timecode=self._start_timecode,
            thumbnails=self._pictures,
            waveform=self._waveform,
            has_video=film.has_picture,
        )
        for partial in self._early:
            self._grow(partial)
        self._early.clear()
        self.changed.emit(self._model)

    def add(self, partial: Partial) -> None:
        """Adds more of one EmotionTrack."""
        if self._model is None:
            self._early.append(partial)
            return
        self._grow(partial)
        self.changed.emit(self._model)

    def add_picture(self, picture: Thumbnail) -> None:
        """Adds one picture for the timeline, unless they are known from an older analysis."""
        if self._has_own:
            return
        self._pictures = (*self._pictures, picture)
        if self._model is not None:
            self._model = replace(self._model, thumbnails=self._pictures)
            self.changed.emit(self._model)

    def add_peaks(self, part: Waveform) -> None:
        """Adds the next part of the waveform, unless it is known from an older analysis."""
        if self._has_own or not len(part.peaks):
            return
        before = self._waveform
        peaks = part.peaks if before is None else np.concatenate([before.peaks, part.peaks])
        self._waveform = Waveform(part.rate_hz, peaks)
        if self._model is not None:
            self._model = replace(self._model, waveform=self._waveform)
            self.changed.emit(self._model)

    def _grow(self, partial: Partial) -> None:
        if self._model is not None:
            self._model = self._model.with_partial(partial.track, partial.start, partial.scores)


def _model_of(known: Analysis, start_timecode: str) -> TimelineModel:
    """Makes the model of a film that was analysed before: without emotions, which come anew."""
    video = known.video
    return TimelineModel(
        duration_s=video.duration_s,
        rate=video.timecode_rate,
        start_timecode=start_timecode,
        thumbnails=known.thumbnails,
        waveform=known.waveform,
        has_audio=video.has_audio,
        has_video=video.has_video,
    )
