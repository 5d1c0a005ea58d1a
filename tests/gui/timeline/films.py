"""Models for the tests of the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from aemo_studio.domain.emotion import Emotion, EmotionTrack, uniform_scores
from aemo_studio.domain.video import Thumbnail
from aemo_studio.gui.timeline.model import TimelineModel
from tests.factories import make_project, make_scores


def track_of(cells: Sequence[Emotion | None], share: float = 0.8) -> EmotionTrack:
    """A cell per entry; None is missing."""
    scores = [uniform_scores() if e is None else make_scores(e, share) for e in cells]
    coverage = [0.0 if e is None else 1.0 for e in cells]
    return EmotionTrack(np.stack(scores), np.array(coverage, np.float32))


def plain_thumbnail(time_s: float, colour: str) -> Thumbnail:
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 95)  # type: ignore[call-overload]
    return Thumbnail(time_s, bytes(data.data()))


def film() -> TimelineModel:
    """30 s: sad speech for 10 s, then nobody speaks; three scenes, a pick in the first; a red
    picture per second in the first shot, a green one afterwards."""
    cells: list[Emotion | None] = [Emotion.SAD] * 20 + [None] * 40
    pictures = [plain_thumbnail(float(t), "#c00000" if t < 10 else "#00a000") for t in range(30)]
    return replace(
        TimelineModel.from_project(make_project()),
        speech=track_of(cells),
        thumbnails=tuple(pictures),
    )
