"""ELAN annotations (EAF 3.0): tiers for speech, face and fused emotion, scenes, music, markers, one
for each character and, where voices do something without words, one for that; one for each kind of
sound that is heard, and sound effects.

Elements and their order follow the "EAF Annotation Format" description of the Max Planck
Institute for Psycholinguistics. Times are milliseconds from the first frame.
"""

from __future__ import annotations

import datetime
import mimetypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from aemo_studio import __version__
from aemo_studio.base.character_names import character_name
from aemo_studio.domain.bursts import Burst
from aemo_studio.domain.emotion import EmotionTrack
from aemo_studio.domain.heard import HeardEvent
from aemo_studio.domain.project import Project
from aemo_studio.output.export.descriptions import scene_name, track_name
from aemo_studio.output.export.effect_rows import effect_rows
from aemo_studio.output.export.emotion_spans import spans_of
from aemo_studio.output.export.media_files import file_uri
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import clean, one_line
from aemo_studio.output.export.timeline import Cue, Timeline, timeline_of
from aemo_studio.output.export.xmltree import Element, child, document, element
from aemo_studio.project.editing.arcs import character_arcs
from aemo_studio.project.editing.evidence import effective_tracks

_SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_TYPE = "default-lt"
_NO_DATE = datetime.date(1970, 1, 1)
# ELAN has no points in time: a marker is its shortest annotation.
_MARKER_MS = 1

_TIERS = ("speech", "face", "fused", "scenes", "music", "markers")

_Annotations = Iterator[tuple[int, int, str]]


@dataclass
class _Slots:
    """Time slots in the order in which annotations ask for them, two for each."""

    #: Milliseconds.
    values: list[int] = field(default_factory=list)

    def add(self, milliseconds: int) -> str:
        self.values.append(milliseconds)
        return f"ts{len(self.values)}"


def render_eaf(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the document, UTF-8."""
    slots, timeline = _Slots(), timeline_of(project, options)
    root = element("ANNOTATION_DOCUMENT", _head(options))
    _header(root, project)
    order = child(root, "TIME_ORDER")
    for name, spans in _tiers(project, timeline):
        _tier(root, name, spans, slots)
    for number, value in enumerate(slots.values, start=1):
        slot = {"TIME_SLOT_ID": f"ts{number}", "TIME_VALUE": str(value)}
        child(order, "TIME_SLOT", attributes=slot)
    kind = {"LINGUISTIC_TYPE_ID": _TYPE, "TIME_ALIGNABLE": "true", "GRAPHIC_REFERENCES": "false"}
    child(root, "LINGUISTIC_TYPE", attributes=kind)
    return document(root)


def _head(options: ExportOptions) -> dict[str, str]:
    date = options.date or _NO_DATE
    return {
        "AUTHOR": f"AEMO Studio {__version__}",
        "DATE": f"{date.isoformat()}T00:00:00+00:00",
        "FORMAT": "3.0",
        "VERSION": "3.0",
        "xmlns:xsi": _INSTANCE,
        "xsi:noNamespaceSchemaLocation": _SCHEMA,
    }


def _header(root: Element, project: Project) -> None:
    video = project.analysis.video
    header = child(root, "HEADER", attributes={"MEDIA_FILE": "", "TIME_UNITS": "milliseconds"})
    media = {
        "MEDIA_URL": file_uri(video.path),
        "MIME_TYPE": mimetypes.guess_type(video.file_name)[0] or "application/octet-stream",
        "RELATIVE_MEDIA_URL": f"./{clean(video.file_name)}",
    }
    child(header, "MEDIA_DESCRIPTOR", attributes=media)


def _tiers(project: Project, timeline: Timeline) -> Iterator[tuple[str, _Annotations]]:
    tracks = effective_tracks(project)
    end = timeline.milliseconds(timeline.duration)
    yield "speech", _emotions(tracks.speech, end)
    yield "face", _emotions(tracks.face, end)
    yield "fused", _emotions(tracks.fused, end)
    yield "scenes", _scenes(timeline)
    yield "music", _music(timeline.cues, timeline)
    yield "markers", _moments(timeline)
    if project.analysis.bursts:
        yield "bursts", _bursts(project.analysis.bursts, end)
    yield from _heard(project, end)
    for row, cues in effect_rows(timeline):
        yield row.lower(), _music(cues, timeline)
    for name, track in _characters(project):
        yield name, _emotions(track, end)


def _characters(project: Project) -> Iterator[tuple[str, EmotionTrack]]:
    """Yields what each shown Character feels, under a name that no other tier has."""
    taken = {*_TIERS, "effects"}
    arcs = [arc for arc in character_arcs(project) if not arc.character.hidden]
    for arc in sorted(arcs, key=lambda arc: arc.character.number):
        name = one_line(str(character_name(arc.character)))
        if name in taken:
            name = f"{name} ({arc.character.number + 1})"
        taken.add(name)
        yield name, arc.tracks.fused


def _emotions(track: EmotionTrack, end: int) -> _Annotations:
    for span, strength in spans_of(track):
        start, stop = round(span.start_s * 1000), min(end, round(span.end_s * 1000))
        if start < stop:
            yield start, stop, f"{span.emotion} {strength:.2f}"


def _bursts(bursts: tuple[Burst, ...], end: int) -> _Annotations:
    for burst in bursts:
        start, stop = round(burst.start_s * 1000), min(end, round(burst.end_s * 1000))
        if start < stop:
            yield start, stop, str(burst.kind)


def _heard(project: Project, end: int) -> Iterator[tuple[str, _Annotations]]:
    """Yields a tier for each kind of sound that is heard: annotations of one tier never overlap."""
    heard = project.analysis.heard
    for kind in dict.fromkeys(event.kind for event in heard):
        yield f"heard: {kind}", _events([event for event in heard if event.kind is kind], end)


def _events(events: Sequence[HeardEvent], end: int) -> _Annotations:
    for event in events:
        start, stop = round(event.start_s * 1000), min(end, round(event.end_s * 1000))
        if start < stop:
            yield start, stop, f"{event.kind} {event.certainty:.2f}"


def _scenes(timeline: Timeline) -> _Annotations:
    ms = timeline.milliseconds
    for span in timeline.scenes:
        note = one_line(span.note)
        text = f"{scene_name(span)} - {note}" if note else scene_name(span)
        yield ms(span.start), ms(span.end), text


def _music(cues: Iterable[Cue], timeline: Timeline) -> _Annotations:
    ms = timeline.milliseconds
    for cue in cues:
        yield ms(cue.start), ms(cue.end), track_name(cue.track)


def _moments(timeline: Timeline) -> _Annotations:
    for moment in timeline.moments:
        start = timeline.milliseconds(moment.frame)
        yield start, start + _MARKER_MS, moment.told(" - ")


def _tier(root: Element, name: str, annotations: _Annotations, slots: _Slots) -> None:
    tier = child(root, "TIER", attributes={"LINGUISTIC_TYPE_REF": _TYPE, "TIER_ID": name})
    for start, end, text in annotations:
        times = {"TIME_SLOT_REF1": slots.add(start), "TIME_SLOT_REF2": slots.add(end)}
        # Two slots an annotation, so the number of slots also names the annotation.
        ids = {"ANNOTATION_ID": f"a{len(slots.values) // 2}"}
        made = child(child(tier, "ANNOTATION"), "ALIGNABLE_ANNOTATION", attributes=ids | times)
        child(made, "ANNOTATION_VALUE", text)
