"""A playlist in extended M3U, UTF-8. A track that no player can open is a comment in it."""

from __future__ import annotations

from aemo_studio.domain.project import Project
from aemo_studio.output.export.descriptions import track_name
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.playlist import PlaylistEntry, location, playlist_entries
from aemo_studio.output.export.text import one_line

_UNKNOWN_LENGTH = -1


def render_m3u8(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """The whole file."""
    title = one_line(project.analysis.video.title)
    lines = ["#EXTM3U", f"#PLAYLIST:{title} - AEMO Studio"]
    for entry in playlist_entries(project):
        lines += _entry(entry, options)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", errors="surrogateescape")


def _entry(entry: PlaylistEntry, options: ExportOptions) -> list[str]:
    track = entry.track
    seconds = _UNKNOWN_LENGTH if track.duration_s is None else round(track.duration_s)
    name = one_line(f"{track.artist} - {track.title}" if track.artist else track.title)
    place = _place(entry, options)
    if not place:
        link = track.page or "no link"
        what = "sound" if entry.effect else "music"
        return [f"# {entry.label}, {what} not on file: {track_name(track)} ({link})"]
    return [f"# {entry.label}", f"#EXTINF:{seconds},{name}", place]


def _place(entry: PlaylistEntry, options: ExportOptions) -> str:
    """Files as plain paths, which is what players of this format read best."""
    path = entry.track.path
    if path is None:
        return location(entry.track, options)
    plain = options.copy_by_file.get(str(path)) or str(path)
    # A name with a line end would be two lines, one with # in front a comment; its URI is not.
    odd = not plain.isprintable() or plain.startswith("#")
    return location(entry.track, options) if odd else plain
