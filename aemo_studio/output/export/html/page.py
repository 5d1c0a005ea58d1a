"""The page put together: one file, no network, for phone, desktop and paper."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from aemo_studio import __version__
from aemo_studio.base.templates import render_template
from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import clock
from aemo_studio.output.export.credits import credit_lines
from aemo_studio.output.export.html.cards import cards
from aemo_studio.output.export.html.chart import chart
from aemo_studio.output.export.html.look import emotion_class, palette
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Timeline, timeline_of


def render_html(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the page, UTF-8."""
    timeline = timeline_of(project, options)
    fields = {
        "title": options.production or project.analysis.video.path.stem,
        "version": __version__,
        "style": _asset("style.css"),
        "script": _asset("script.js"),
        "colours": palette(),
        "legend": [(emotion.value, emotion_class(emotion)) for emotion in EMOTIONS],
        "facts": [fact for fact in _facts(project, timeline, options) if fact],
        "warnings": [warning.message for warning in project.analysis.warnings],
        "chart": chart(project, timeline),
        "cards": list(cards(project, timeline)),
        "credits": credit_lines(cue.track for cue in timeline.cues),
    }
    page = render_template(__package__, "page.html.jinja", fields, one_line)
    return page.encode("utf-8", errors="replace")


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _facts(project: Project, timeline: Timeline, options: ExportOptions) -> Iterator[str]:
    picks = sum(1 for span in timeline.scenes if span.pick)
    scenes = len(timeline.scenes)
    rate = f"{float(timeline.rate.rate):.3f}".rstrip("0").rstrip(".")
    yield project.analysis.video.path.name
    yield clock(float(timeline.seconds(timeline.duration)))
    yield f"{rate} frames a second"
    yield f"starts at {timeline.timecode(0)}"
    yield f"{scenes} scene{'s' * (scenes != 1)}, {picks} with picked music"
    yield options.date.isoformat() if options.date else ""
