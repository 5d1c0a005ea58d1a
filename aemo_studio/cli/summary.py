"""Prints a project as a table: scenes, what they feel like, the first track of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from aemo_studio.base.doubt_words import doubt_sentence
from aemo_studio.base.translations import all_of, listed, phrase, process_language
from aemo_studio.cli.console import make_console
from aemo_studio.domain.bursts import burst_shares
from aemo_studio.domain.heard import HeardKind
from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.project import Analysis, Pick, Project, SceneRow
from aemo_studio.output.export.descriptions import UNKNOWN
from aemo_studio.project.editing.doubts import doubt_of

_PLAIN_WIDTH = 120


def print_summary(project: Project, console: Console | None = None) -> None:
    """Prints the table to standard output."""
    console = console or _console()
    table = _table("scene", "from", "to", "emotion", "sure", "voice", "face", "first track")
    rate = project.analysis.video.timecode_rate
    for row in project.rows():
        table.add_row(
            str(row.index + 1),
            rate.format(row.scene.start_s, project.start_timecode),
            rate.format(row.scene.end_s, project.start_timecode),
            *_feeling(project.analysis, row),
            _first(row.recommendations),
        )
    console.print(table)
    for line in (*_doubts(project), *_existing(project)):
        console.print(line, soft_wrap=True)


def _doubts(project: Project) -> Iterator[Text]:
    """Yields a line for each reason to believe voice or face less, with the scenes it is for."""
    language, scenes = process_language(), dict[str, list[int]]()
    for row in project.rows():
        if doubt := doubt_of(project, row):
            sentence = doubt_sentence(doubt).in_language(language)
            scenes.setdefault(sentence, []).append(row.index + 1)
    for sentence, numbers in scenes.items():
        told = phrase("Scenes {numbers}: {sentence}", numbers=listed(numbers), sentence=sentence)
        if len(numbers) == 1:
            told = phrase("Scene {number}: {sentence}", number=numbers[0], sentence=sentence)
        yield Text(told.in_language(language))


def _existing(project: Project) -> Iterator[Text]:
    """Yields a line for each stretch of music that is in the film's own sound."""
    rate = project.analysis.video.timecode_rate
    for event in project.analysis.heard:
        if event.kind is HeardKind.MUSIC:
            times = (rate.format(t, project.start_timecode) for t in (event.start_s, event.end_s))
            told = phrase("Music in the film already, not identified: {begins} to {ends}.",
                          **dict(zip(("begins", "ends"), times, strict=True)))  # fmt: skip
            yield Text(told.in_language(process_language()))


def print_dialogue(analysis: Analysis) -> None:
    """Prints to standard error which of several audio tracks the voices were read from."""
    count = len(analysis.video.audio_tracks)
    names = [track.name for track in analysis.dialogue_tracks]
    if count < 2 or not names:
        return
    told = (
        phrase("Voices read from audio track {name}, of {count}.", name=names[0], count=count)
        if len(names) == 1
        else phrase(
            "Voices read from the audio tracks {names}, mixed, of {count}.",
            names=all_of(names),
            count=count,
        )
    )
    text = Text(told.in_language(process_language()))
    make_console(stderr=True).print(text, soft_wrap=True)


def print_suggestions(
    project: Project, indices: Sequence[int], console: Console | None = None
) -> None:
    """Prints what can be picked for each of these scenes, with ids; the pick is marked."""
    table = _table("scene", "emotion", "rank", "score", "id", "track")
    for index in indices:
        row = project.row(index)
        pick, feeling, listed = row.pick, _emotion(row), row.recommendations
        key = pick.track.key if pick else None
        if pick and all(r.track.key != key for r in listed):
            table.add_row(str(index + 1), feeling, "picked", "", *_named(pick.track))
        for r in listed:
            mark = f"{r.rank}, picked" if r.track.key == key else str(r.rank)
            table.add_row(str(index + 1), feeling, mark, f"{r.score:.0%}", *_named(r.track))
        if not listed and pick is None:
            table.add_row(str(index + 1), feeling, "", "", "", "none")
    (console or _console()).print(table)


def print_picks(project: Project, indices: Sequence[int], console: Console | None = None) -> None:
    """Prints what is picked for each of these scenes."""
    table = _table("scene", "from", "to", "emotion", "id", "pick")
    rate = project.analysis.video.timecode_rate
    for index in indices:
        row = project.row(index)
        scene, pick = row.scene, row.pick
        times = (rate.format(t, project.start_timecode) for t in (scene.start_s, scene.end_s))
        named = _named(pick.track, _said(pick)) if pick else ("", Text("none"))
        table.add_row(str(index + 1), *times, _emotion(row), *named)
    (console or _console()).print(table)


def _table(*headings: str) -> Table:
    """Makes a table whose last column may break into lines."""
    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, no_wrap=heading != headings[-1])
    return table


def _emotion(row: SceneRow) -> str:
    """Names the Emotion that the editor set, else the measured one."""
    return row.feeling.emotion or UNKNOWN


def _said(pick: Pick) -> str:
    """Says what the editor set for a pick, behind its name."""
    mix = pick.mix
    said = [
        "locked" if pick.locked else "",
        f"{mix.gain_db:+g} dB" if mix.gain_db else "",
        "" if mix.fade_in_s is None else f"fades in for {mix.fade_in_s:g} s",
        "" if mix.fade_out_s is None else f"fades out for {mix.fade_out_s:g} s",
        "muted" if mix.muted else "",
    ]
    return "".join(f", {words}" for words in said if words)


def _named(track: Track, said: str = "") -> tuple[Text, Text]:
    """Formats id, and title and artist. As Text: titles may look like markup."""
    return (
        Text(f"{track.catalogue}/{track.track_id}"),
        Text(f"{track.title} ({track.artist}){said}"),
    )


def _console() -> Console:
    console = make_console()
    return console if console.is_terminal else make_console(width=_PLAIN_WIDTH)


def _feeling(analysis: Analysis, row: SceneRow) -> tuple[str, str, str, str]:
    span = row.scene.start_s, row.scene.end_s
    heard = next(iter(burst_shares(analysis.bursts, *span)), "no speech")
    return (
        _emotion(row),
        row.feeling.certainty or "",
        row.scene.speech_emotion or ("too faint" if analysis.is_faint(*span) else heard),
        row.scene.face_emotion or "no face",
    )


def _first(recommendations: tuple[Recommendation, ...]) -> Text:
    """Formats the first track. As Text: titles may look like markup."""
    if not recommendations:
        return Text("none")
    track = recommendations[0].track
    return Text(f"{track.title} ({track.artist}; {track.catalogue})")
