"""Finds where in a music file somebody sings, by the times of its lyrics."""

from __future__ import annotations

from pathlib import Path

from aemo_studio.domain.music import Track
from aemo_studio.music.lyrics.read import read_lyrics
from aemo_studio.music.lyrics.times import sung_lines


def sung_stretches(file: Path, duration_s: float | None) -> tuple[tuple[float, float], ...]:
    """Finds beginnings and ends of sung lines, in seconds of the file; none where its lyrics have
    no times, or where it has none."""
    lyrics = read_lyrics(file)
    lines = sung_lines(lyrics, duration_s) if lyrics else ()
    return tuple((line.start_s, line.end_s) for line in lines)


def sung_in(track: Track) -> tuple[tuple[float, float], ...]:
    """Finds the same for a track; none for one without a file."""
    return sung_stretches(track.path, track.duration_s) if track.path else ()
