"""The page put together: one file, no network, for phone, desktop and paper."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from aemo_studio import __version__
from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import clock
from aemo_studio.output.export.colours import UNKNOWN, colour_of
from aemo_studio.output.export.credits import credit_lines
from aemo_studio.output.export.html.cards import cards
from aemo_studio.output.export.html.chart import chart
from aemo_studio.output.export.html.markup import text
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.timeline import Timeline, timeline_of

# Whatever a title holds, the page can fetch nothing.
_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)


def render_html(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """The whole page, UTF-8."""
    timeline = timeline_of(project, options)
    title = text(options.production or project.analysis.video.path.stem)
    page = "\n".join(
        (
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="generator" content="AEMO Studio {__version__}">',
            f"<title>{title}: emotion and music</title>",
            f"<style>{_palette()}{_asset('style.css')}</style></head><body><main>",
            _head(project, timeline, title, options),
            f"<section><h2>Emotion over time</h2>{chart(project, timeline)}</section>",
            "<section><h2>Scenes</h2>",
            *cards(project, timeline),
            f"{_none(timeline)}</section>",
            _foot(timeline),
            f"</main><script>{_asset('script.js')}</script></body></html>\n",
        )
    )
    return page.encode("utf-8", errors="replace")


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _palette() -> str:
    """Emotion colours as CSS, for a light and for a dark page."""
    light, dark = ("".join(rules) for rules in zip(*_colours(), strict=True))
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}" + (
        "".join(f".e{i}{{--c:var(--e{i})}}" for i in range(len(EMOTIONS)))
        + ".e-none{--c:var(--none)}"
    )


def _colours() -> Iterator[tuple[str, str]]:
    for index, emotion in enumerate(EMOTIONS):
        colour = colour_of(emotion)
        yield f"--e{index}:{colour.light};", f"--e{index}:{colour.dark};"
    yield f"--none:{UNKNOWN.light};", f"--none:{UNKNOWN.dark};"


def _head(project: Project, timeline: Timeline, title: str, options: ExportOptions) -> str:
    video = project.analysis.video
    picks = sum(1 for span in timeline.scenes if span.pick)
    scenes = len(timeline.scenes)
    rate = f"{float(timeline.rate.rate):.3f}".rstrip("0").rstrip(".")
    facts = (
        text(video.path.name),
        clock(float(timeline.seconds(timeline.duration))),
        f"{rate} frames a second",
        f"starts at {timeline.timecode(0)}",
        f"{scenes} scene{'s' * (scenes != 1)}, {picks} with picked music",
        options.date.isoformat() if options.date else "",
    )
    items = "".join(f"<li>{fact}</li>" for fact in facts if fact)
    warnings = "".join(f"<li>{text(w.message)}</li>" for w in project.analysis.warnings)
    notes = f'<ul class="warnings">{warnings}</ul>' if warnings else ""
    return f'<header><h1>{title}</h1><ul class="facts">{items}</ul>{notes}</header>'


def _none(timeline: Timeline) -> str:
    return "" if timeline.scenes else '<p class="missing">There are no scenes in this project.</p>'


def _foot(timeline: Timeline) -> str:
    lines = "".join(
        f"<li>{text(line)}</li>" for line in credit_lines(c.track for c in timeline.cues)
    )
    credits = f"<h2>Credits to print</h2><ul>{lines}</ul>" if lines else ""
    return (
        f"<footer>{credits}<p>Made with AEMO Studio {__version__} on one computer, without a "
        "network. Emotions are estimates of what is heard and seen in this film, with the share "
        "of a scene that they rest on; where nothing is heard or seen, nothing is claimed.</p>"
        "</footer>"
    )
