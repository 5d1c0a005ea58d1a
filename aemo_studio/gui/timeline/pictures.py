"""Decodes thumbnails into pictures of one height when they are first looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from aemo_studio.domain.video import Thumbnail

KEPT = 800
DEFAULT_ASPECT = 16 / 9


class Pictures:
    """Holds decoded thumbnails; the least recently used are forgotten beyond `KEPT`."""

    def __init__(self, thumbnails: Sequence[Thumbnail]) -> None:
        self._thumbnails = thumbnails
        self._times = np.array([thumbnail.time_s for thumbnail in thumbnails])
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self.aspect = self._first_aspect()

    def __len__(self) -> int:
        return len(self._thumbnails)

    def nearest(self, time_s: float, start_s: float, end_s: float) -> int:
        """Finds the picture nearest to a time, from within [start_s, end_s) if there is one."""
        low = int(np.searchsorted(self._times, start_s - 1e-6))
        high = int(np.searchsorted(self._times, end_s - 1e-6))
        if low >= high:
            low, high = 0, len(self._times)
        after = int(np.searchsorted(self._times[low:high], time_s)) + low
        candidates = [i for i in (after - 1, after) if low <= i < high]
        return min(candidates, key=lambda i: abs(float(self._times[i]) - time_s))

    def ready(self, index: int, height: int) -> QImage | None:
        """Returns a picture that was decoded before."""
        found = self._kept.get((index, height))
        if found is not None:
            self._kept.move_to_end((index, height))
        return found

    def decode(self, index: int, height: int) -> QImage:
        """Decodes a picture of this height; an empty one where the JPEG is damaged."""
        image = QImage.fromData(self._thumbnails[index].jpeg)
        if not image.isNull():
            image = image.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation)
            image = image.convertToFormat(QImage.Format.Format_RGB32)
        self._kept[index, height] = image
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return image

    def _first_aspect(self) -> float:
        if not self._thumbnails:
            return DEFAULT_ASPECT
        image = QImage.fromData(self._thumbnails[0].jpeg)
        return DEFAULT_ASPECT if image.isNull() else image.width() / image.height()
