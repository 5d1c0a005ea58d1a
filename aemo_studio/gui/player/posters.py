"""Finds what to show in place of the picture: the nearest thumbnail of the project."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtGui import QImage

from aemo_studio.domain.video import Thumbnail


class Posters:
    """Holds thumbnails by time, decoded one at a time."""

    def __init__(self, thumbnails: Sequence[Thumbnail] = ()) -> None:
        self._thumbnails = sorted(thumbnails, key=lambda thumbnail: thumbnail.time_s)
        self._times = [thumbnail.time_s for thumbnail in self._thumbnails]
        self._decoded: tuple[int, QImage] | None = None

    def at(self, time_s: float) -> QImage | None:
        """Returns the last thumbnail not after `time_s`; None where there is none to be read."""
        if not self._thumbnails:
            return None
        place = max(0, bisect_right(self._times, time_s) - 1)
        if self._decoded is None or self._decoded[0] != place:
            image = QImage.fromData(self._thumbnails[place].jpeg)
            self._decoded = (place, image)
        image = self._decoded[1]
        return None if image.isNull() else image
