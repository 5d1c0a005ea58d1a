"""Reads the lyrics of an own track (`lyrics`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aemo_studio.base.errors import MediaError, UsageError
from aemo_studio.base.translations import phrase, process_language
from aemo_studio.cli.options import JsonOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aemo_studio.music.lyrics.lines import Lyrics
    from aemo_studio.music.lyrics.mood import LyricMood
    from aemo_studio.music.lyrics.times import Meeting, SungLine


def lyrics(
    track: Annotated[Path, typer.Argument(metavar="TRACK", help="A music file of your own.")],
    *,
    project: Annotated[
        Path | None, typer.Option(metavar="P", help="A .aemo project, with --scene.")
    ] = None,
    scene: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="The scene under which the track would play."),
    ] = None,
    length: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            min=0.1,
            help="Say from where that long nobody sings. Default: the scene's length.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what a track's lyrics feel like, and when somebody sings.

    Read are a .lrc file beside the track, its tags, or a .txt file beside it. With times (.lrc),
    the stretches without singing are listed, and with a scene the lines that would be sung while
    somebody speaks.
    """
    from aemo_studio.music.lyrics.mood import judge
    from aemo_studio.music.lyrics.read import read_lyrics

    if (scene is None) is not (project is None):
        raise UsageError("--project P and --scene N belong together.")
    if not track.is_file():
        raise MediaError("There is no file {file}; check the path.", file=track)
    found = read_lyrics(track)
    if found is None:
        typer.echo("null" if as_json else _no_lyrics(track))
        return
    timing = _Timing(track, found, project=project, scene=scene, length=length)
    values = _values(found, judge(found), timing)
    if as_json:
        typer.echo(json.dumps(values, ensure_ascii=False, indent=1))
    else:
        typer.echo(_report(values) if found.texts else _NO_WORDS)


def _no_lyrics(track: Path) -> str:
    text = phrase("{path} has no lyrics in its tags and none beside it (.lrc, .txt).", path=track)
    return text.in_language(process_language())


_NO_WORDS = "These lyrics have times, but no words."


class _Timing:
    """Works out what the times of the lyrics tell."""

    def __init__(
        self,
        track: Path,
        found: Lyrics,
        *,
        project: Path | None,
        scene: int | None,
        length: float | None,
    ) -> None:
        from aemo_studio.music.lyrics.times import sung_lines
        from aemo_studio.music.lyrics.under_scene import stated_duration_s
        from aemo_studio.project import load_project

        self._track = track
        self.duration_s = stated_duration_s(track)
        self.sung: Sequence[SungLine] = sung_lines(found, self.duration_s)
        self._project = None if project is None else load_project(project)
        self._index = (scene or 1) - 1
        self._length = length
        if self._project is not None:
            from aemo_studio.project.editing.scene_lists import check_scene

            check_scene(self._project, self._index)

    @property
    def length_s(self) -> float | None:
        if self._length is not None or self._project is None:
            return self._length
        return self._project.scenes[self._index].duration_s

    def free(self) -> Sequence[tuple[float, float]]:
        from aemo_studio.music.lyrics.times import free_stretches

        known = bool(self.sung) and self.duration_s is not None
        return free_stretches(self.sung, self.duration_s or 0.0) if known else ()

    def starts_s(self) -> Sequence[float]:
        from aemo_studio.music.lyrics.times import starts_without_singing

        if not self.sung or self.duration_s is None or self.length_s is None:
            return ()
        return starts_without_singing(self.sung, self.duration_s, self.length_s)

    def meetings(self) -> Sequence[Meeting]:
        from aemo_studio.music.lyrics.under_scene import over_speech

        if self._project is None:
            return ()
        return over_speech(self._project, self._index, self._track, self.sung)


def _values(found: Lyrics, mood: LyricMood, timing: _Timing) -> dict[str, Any]:
    return {
        "source": found.source,
        "languages": list(mood.languages),
        "mood": mood.mood,
        "happy": _rounded(mood.happy),
        "valence": _rounded(mood.valence),
        "arousal": _rounded(mood.arousal),
        "lines": [{"text": line.text, "start_s": line.start_s} for line in mood.lines],
        "sung": [_span(line.start_s, line.end_s, line.text) for line in timing.sung],
        "free": [_span(*stretch) for stretch in timing.free()],
        "starts_s": [round(start, 2) for start in timing.starts_s()],
        "over_speech": [_span(m.start_s, m.end_s, m.line.text) for m in timing.meetings()],
    }


def _span(start_s: float, end_s: float, text: str | None = None) -> dict[str, Any]:
    span: dict[str, Any] = {"start_s": round(start_s, 2), "end_s": round(end_s, 2)}
    return span if text is None else {**span, "text": text}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _report(values: dict[str, Any]) -> str:
    """Writes the values for people."""
    mood = values["mood"] or "undecided"
    lines = [f"Languages: {', '.join(values['languages']) or 'unknown'}"]
    if values["happy"] is None:
        lines.append("Mood of the words: too few known words")
    else:
        lines.append(
            f"Mood of the words: {mood} (happy {values['happy']:.2f}, valence "
            f"{values['valence']:.1f}, arousal {values['arousal']:.1f}; estimated)"
        )
    lines += [f"  “{line['text']}”" for line in values["lines"]]
    lines += [f"Nobody sings: {_times(span)}" for span in values["free"]]
    lines += [f"Long enough from: {start:.1f} s" for start in values["starts_s"]]
    lines += [f"Sung over speech: {_times(m)} “{m['text']}”" for m in values["over_speech"]]
    return "\n".join(lines)


def _times(span: dict[str, Any]) -> str:
    return f"{span['start_s']:.1f} to {span['end_s']:.1f} s"
