"""A project on one screen: scenes, what they feel like, the first track of each."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from aemo_studio.domain.music import Recommendation
from aemo_studio.domain.project import Project
from aemo_studio.domain.scene import Scene
from aemo_studio.domain.time import TimecodeRate

_PLAIN_WIDTH = 120


def print_summary(project: Project, console: Console | None = None) -> None:
    """Prints the table to standard output."""
    console = console or _console()
    table = Table(box=None, pad_edge=False)
    for heading in ("scene", "from", "to", "emotion", "sure", "voice", "face", "first track"):
        table.add_column(heading, no_wrap=heading != "first track")
    rate = TimecodeRate.of(project.analysis.video.frame_rate)
    for index, scene in enumerate(project.scenes):
        tracks = project.recommendations[index] if project.recommendations else ()
        table.add_row(
            str(index + 1),
            rate.format(scene.start_s, project.start_timecode),
            rate.format(scene.end_s, project.start_timecode),
            *_feeling(scene),
            _first(tracks),
        )
    console.print(table)


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=_PLAIN_WIDTH)


def _feeling(scene: Scene) -> tuple[str, str, str, str]:
    return (
        scene.emotion.value if scene.coverage.fused > 0 else "unknown",
        f"{scene.confidence:.0%}",
        scene.speech_emotion or "no speech",
        scene.face_emotion or "no face",
    )


def _first(recommendations: tuple[Recommendation, ...]) -> Text:
    """As Text: titles may look like markup."""
    if not recommendations:
        return Text("none")
    track = recommendations[0].track
    return Text(f"{track.title} ({track.artist}; {track.catalogue})")
