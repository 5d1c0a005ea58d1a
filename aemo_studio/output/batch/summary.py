"""Renders the table at the end of a batch, one row a video, as CSV and as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from os.path import relpath
from pathlib import Path
from urllib.parse import quote

from aemo_studio.output.batch.jobs import Outcome
from aemo_studio.output.export.text import neutralised

COLUMNS = (
    "video", "status", "message", "duration_s", "scenes", "emotions", "speech_coverage",
    "face_coverage", "first_tracks", "warnings", "seconds", "machine", "project",
)  # fmt: skip

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>
:root {{ color-scheme: light dark; --line: #8884; --soft: #8882; --bad: #c62828; }}
body {{ font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem;
  padding: 0 1rem; }}
h1 {{ font-size: 1.4rem; margin: 0 0 .3rem; }} p {{ margin: 0 0 1.2rem; opacity: .75; }}
.wide {{ overflow-x: auto; }} table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; padding: .45rem .8rem .45rem 0; vertical-align: top;
  border-bottom: 1px solid var(--line); }}
th {{ font-weight: 600; white-space: nowrap; }}
.n {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }}
.failed td {{ color: var(--bad); }} small {{ opacity: .75; display: block; }}
.e {{ background: var(--soft); border-radius: .6em; padding: 0 .5em; margin-right: .3em;
  white-space: nowrap; }}
@media print {{ body {{ margin: 0; max-width: none; }} }}
</style></head><body>
<h1>{title}</h1><p>{headline}</p>
<div class="wide"><table><thead><tr><th>Video</th><th class="n">Length</th><th class="n">Scenes</th>
<th>What they feel like</th><th class="n">Speech</th><th class="n">Faces</th>
<th>First suggestions</th></tr></thead>
<tbody>
{rows}
</tbody></table></div></body></html>
"""


def render_summary_csv(outcomes: Sequence[Outcome], folder: Path) -> bytes:
    """Renders UTF-8 with BOM. folder: the projects' paths are relative to it."""
    import pandas as pd

    rows = [[neutralised(cell) for cell in _cells(outcome, folder)] for outcome in outcomes]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    text = table.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig", errors="replace")


def render_summary_html(outcomes: Sequence[Outcome], folder: Path, n: int) -> bytes:
    """Renders one page without anything from elsewhere. n: videos that there were to analyse."""
    done = sum(outcome.done for outcome in outcomes)
    headline = f"{done} of {n} videos analysed"
    if len(outcomes) > done:
        headline += f", {len(outcomes) - done} failed"
    if n > len(outcomes):
        headline += f", {n - len(outcomes)} still to do"
    rows = "\n".join(_row(outcome, folder) for outcome in outcomes)
    page = _PAGE.format(title="AEMO Studio: summary of a batch", headline=f"{headline}.", rows=rows)
    return page.encode(errors="replace")


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


def _row(outcome: Outcome, folder: Path) -> str:
    name = escape(Path(outcome.video).name)
    if not outcome.done:
        return (
            f'<tr class="failed"><td>{name}</td><td colspan="6">{escape(outcome.message)}</td></tr>'
        )
    link = quote(_relative(outcome, folder))
    notes = f"<small>{escape(' '.join(outcome.warnings))}</small>" if outcome.warnings else ""
    music = "<br>".join(dict.fromkeys(escape(title) for title in outcome.music if title))
    return (
        f'<tr><td><a href="{link}">{name}</a>{notes}</td>'
        f'<td class="n">{_clock(outcome.duration_s)}</td>'
        f'<td class="n">{len(outcome.scenes)}</td><td>{_emotions(outcome.scenes)}</td>'
        f'<td class="n">{outcome.speech_coverage:.0%}</td>'
        f'<td class="n">{outcome.face_coverage:.0%}</td><td>{music}</td></tr>'
    )


def _emotions(scenes: Sequence[str]) -> str:
    counts = Counter(scenes).most_common()
    return " ".join(f'<span class="e">{escape(name)} {count}</span>' for name, count in counts)


def _clock(seconds: float) -> str:
    minutes, s = divmod(round(seconds), 60)
    hours, m = divmod(minutes, 60)
    return f"{hours}:{m:02}:{s:02}" if hours else f"{m}:{s:02}"


def _relative(outcome: Outcome, folder: Path) -> str:
    try:
        return Path(relpath(outcome.project, folder.absolute())).as_posix()
    except ValueError:  # another Windows drive
        return outcome.project
