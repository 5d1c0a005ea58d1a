"""A playlist in XSPF, version 1: tracks without a file keep title, length and link."""

from __future__ import annotations

from aemo_studio.domain.project import Project
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.playlist import PlaylistEntry, location, playlist_entries
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.xmltree import Element, child, document, element

_NAMESPACE = "http://xspf.org/ns/0/"


def render_xspf(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """The whole document."""
    root = element("playlist", {"version": "1", "xmlns": _NAMESPACE})
    child(root, "title", f"{one_line(project.analysis.video.title)} - AEMO Studio")
    tracks = child(root, "trackList")
    for number, entry in enumerate(playlist_entries(project), start=1):
        _track(child(tracks, "track"), number, entry, options)
    return document(root)


def _track(parent: Element, number: int, entry: PlaylistEntry, options: ExportOptions) -> None:
    track = entry.track
    terms = track.terms.joined if track.terms.stated else "licence not on file"
    length = None if track.duration_s is None else str(round(track.duration_s * 1000))
    values: dict[str, str | None] = {
        "location": location(track, options),
        "title": one_line(track.title),
        "creator": one_line(track.artist),
        "annotation": one_line(f"{entry.label}; {terms}"),
        "info": track.page,
        "trackNum": str(number),
        "duration": length,
    }
    for tag, value in values.items():
        if value:
            child(parent, tag, value)
