"""Renders the table at the end of a batch, one row a video, as CSV and as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os.path import relpath
from pathlib import Path
from urllib.parse import quote

from aemo_studio.base.templates import render_template
from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.time import clock
from aemo_studio.output.batch.jobs import Outcome
from aemo_studio.output.export.html.look import emotion_class, palette
from aemo_studio.output.export.text import neutralised

COLUMNS = (
    "video", "status", "message", "duration_s", "scenes", "emotions", "speech_coverage",
    "face_coverage", "first_tracks", "warnings", "seconds", "machine", "project",
)  # fmt: skip


@dataclass(frozen=True)
class _Row:
    """What the page shows of a video."""

    #: Name of its file.
    name: str
    #: Why it failed; None where it did not, and then the rest is filled in.
    failure: str | None = None
    #: Address of the project, from the page.
    link: str = ""
    notes: str = ""
    length: str = ""
    scenes: int = 0
    #: CSS class, name and number of Scenes of each Emotion, the most frequent first.
    emotions: tuple[tuple[str, str, int], ...] = ()
    #: Coverage of speech and of faces, in per cent.
    speech: str = ""
    faces: str = ""
    #: The first suggestion of each Scene, none twice.
    music: tuple[str, ...] = ()


def render_summary_csv(outcomes: Sequence[Outcome], folder: Path) -> bytes:
    """Renders the table, UTF-8 with BOM. folder: where the projects' paths begin."""
    import pandas as pd

    rows = [[neutralised(cell) for cell in _cells(outcome, folder)] for outcome in outcomes]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    text = table.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig", errors="replace")


def render_summary_html(outcomes: Sequence[Outcome], folder: Path, n: int) -> bytes:
    """Renders the page, UTF-8; it needs nothing beside itself. n: videos in the batch."""
    fields = {
        "count": _count(outcomes, n),
        "colours": palette(),
        "rows": [_row(outcome, folder) for outcome in outcomes],
    }
    page = render_template("aemo_studio.output.batch", "summary.html.jinja", fields)
    return page.encode(errors="replace")


def _count(outcomes: Sequence[Outcome], n: int) -> str:
    """`4 of 6 videos analysed, 2 failed.`"""
    done = sum(outcome.done for outcome in outcomes)
    parts = [f"{done} of {n} videos analysed"]
    if len(outcomes) > done:
        parts.append(f"{len(outcomes) - done} failed")
    if n > len(outcomes):
        parts.append(f"{n - len(outcomes)} still to do")
    return f"{', '.join(parts)}."


def _cells(outcome: Outcome, folder: Path) -> list[str]:
    done = outcome.done
    return [
        outcome.video,
        outcome.status,
        outcome.message,
        f"{outcome.duration_s:.1f}" if done else "",
        str(len(outcome.scenes)) if done else "",
        "|".join(outcome.scenes),
        f"{outcome.speech_coverage:.3f}" if done else "",
        f"{outcome.face_coverage:.3f}" if done else "",
        "|".join(outcome.music),
        " ".join(outcome.warnings),
        f"{outcome.seconds:.1f}",
        outcome.machine,
        _relative(outcome, folder) if done else "",
    ]


def _row(outcome: Outcome, folder: Path) -> _Row:
    name = Path(outcome.video).name
    if not outcome.done:
        return _Row(name, failure=outcome.message)
    return _Row(
        name,
        link=quote(_relative(outcome, folder)),
        notes=" ".join(outcome.warnings),
        length=clock(outcome.duration_s),
        scenes=len(outcome.scenes),
        emotions=tuple(_emotions(outcome.scenes)),
        speech=f"{outcome.speech_coverage:.0%}",
        faces=f"{outcome.face_coverage:.0%}",
        music=tuple(dict.fromkeys(title for title in outcome.music if title)),
    )


def _emotions(scenes: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """A Scene without evidence is there as unknown."""
    for name, count in Counter(scenes).most_common():
        emotion = Emotion(name) if name in EMOTIONS else None
        yield emotion_class(emotion), name, count


def _relative(outcome: Outcome, folder: Path) -> str:
    try:
        return Path(relpath(outcome.project, folder.absolute())).as_posix()
    except ValueError:  # another Windows drive
        return outcome.project
