"""Renders the recommended music list as CSV: UTF-8 with BOM, RFC 4180, one row per scene and rank.

A scene without recommendations keeps its row, with the music's cells empty.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from aemo_studio.domain.music import Recommendation
from aemo_studio.domain.project import Project, SceneRow
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.output.export.characters import present_names
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import neutralised
from aemo_studio.output.export.timeline import rate_of

COLUMNS = (
    "scene", "start_tc", "end_tc", "start_s", "end_s", "emotion", "confidence",
    "speech_emotion", "speech_coverage", "face_emotion", "face_coverage", "rank", "track_id",
    "title", "artist", "moods", "track_emotion", "duration_s", "bpm", "score", "reason",
    "licence", "url", "catalogue", "genre", "characters", "disagreement",
)  # fmt: skip


def render_csv(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole file. Raises ValueError if the start timecode is none at the frame rate."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_rows(project, rate_of(project, options), options))
    # Titles come from anywhere; a half character in one must not cost the whole list.
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _rows(project: Project, rate: TimecodeRate, options: ExportOptions) -> Iterator[dict[str, str]]:
    for row in project.rows():
        cells = _scene_cells(row, rate, project.start_timecode) | _people_cells(project, row)
        if not row.recommendations:
            yield cells
        for recommendation in row.recommendations:
            yield cells | _music_cells(recommendation, options)


def _scene_cells(row: SceneRow, rate: TimecodeRate, start: str) -> dict[str, str]:
    scene, feeling = row.scene, row.feeling
    return {
        "scene": str(row.index + 1),
        "start_tc": rate.format(scene.start_s, start),
        "end_tc": rate.format(scene.end_s, start),
        "start_s": f"{scene.start_s:.3f}",
        "end_s": f"{scene.end_s:.3f}",
        "emotion": feeling.emotion or "",
        "confidence": f"{feeling.confidence:.3f}" if feeling.emotion else "",
        "speech_emotion": scene.speech_emotion or "",
        "speech_coverage": f"{scene.coverage.speech:.3f}",
        "face_emotion": scene.face_emotion or "",
        "face_coverage": f"{scene.coverage.face:.3f}",
    }


def _people_cells(project: Project, row: SceneRow) -> dict[str, str]:
    names = present_names(project, row.scene.start_s, row.scene.end_s)
    return {
        "characters": neutralised("|".join(names)),
        "disagreement": f"{row.scene.disagreement:.3f}",
    }


def _music_cells(recommendation: Recommendation, options: ExportOptions) -> dict[str, str]:
    track = recommendation.track
    texts = {
        "track_id": track.track_id,
        "title": track.title,
        "artist": track.artist,
        "moods": "|".join(track.moods),
        "reason": recommendation.reason,
        "licence": track.terms.joined,
        "url": options.bundle_links.get(track.file or "") or track.link,
        "catalogue": track.catalogue,
        "genre": track.genre,
    }
    return {name: neutralised(text) for name, text in texts.items()} | {
        "rank": str(recommendation.rank),
        "track_emotion": track.emotion or "",
        "duration_s": _number(track.duration_s),
        "bpm": _number(track.bpm),
        "score": f"{recommendation.score:.3f}",
    }


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
