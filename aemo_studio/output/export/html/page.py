"""One self-contained page that a director can open, send on or print.

It needs no network and no other file: pictures, style and script are in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from aemo_studio import __version__
from aemo_studio.base.progress import WarningEvent
from aemo_studio.base.templates import render_template
from aemo_studio.base.translations import translatable
from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.domain.project import AnalysisWarning, Project
from aemo_studio.domain.time import clock
from aemo_studio.output.export.credits import credit_lines, only_needs_clearing
from aemo_studio.output.export.descriptions import track_name
from aemo_studio.output.export.html.cards import CardMaker, shown_tracks
from aemo_studio.output.export.html.cast import cast_of
from aemo_studio.output.export.html.chart import chart
from aemo_studio.output.export.html.licences import Licences
from aemo_studio.output.export.html.look import (
    cast_colours,
    css_text,
    emotion_class,
    marker_colours,
    palette,
)
from aemo_studio.output.export.html.report_words import LABELS, MADE_WITH, ReportWords
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import one_line, shortened
from aemo_studio.output.export.timeline import Timeline, timeline_of

_RATE = translatable("Report", "{rate} frames a second")
_FROM_TO = translatable("Report", "{start} to {end}")
_ONE_SCENE = translatable("Report", "1 scene")
_SCENES = translatable("Report", "{count} scenes")
_PICKED = translatable("Report", "{count} with picked music")
_UNCLEARED = translatable("Report", "Clear the rights before release: {tracks}")
_LONGEST_HEAD = 70


def render_html(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the page, UTF-8."""
    timeline, words = timeline_of(project, options), ReportWords(options.language)
    licences = Licences(shown_tracks(timeline))
    title = options.production or project.analysis.video.title
    fields = {
        "language": options.language.value,
        "label": words.label,
        "title": title,
        "made_with": words(MADE_WITH, version=__version__),
        "version": __version__,
        "style": _asset("style.css"),
        "script": _asset("script.js"),
        "head": css_text(shortened(one_line(title), _LONGEST_HEAD)),
        "colours": [*palette(), marker_colours(), *cast_colours(project.cast)],
        "legend": [(words.emotion(emotion), emotion_class(emotion)) for emotion in EMOTIONS],
        "facts": [fact for fact in _facts(project, timeline, options, words) if fact],
        "warnings": [_warning(each, words) for each in project.analysis.warnings],
        "chart": chart(project, timeline, words),
        "cast": cast_of(project, words),
        "cards": list(CardMaker(timeline, licences, words).cards(project)),
        "licences": list(licences.notes(words)),
        "lengths_missing": licences.lengths_missing,
        "credits": _credits(timeline, words),
    }
    page = render_template(__package__, "page.html.jinja", fields, one_line)
    return page.encode("utf-8", errors="replace")


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _facts(
    project: Project, timeline: Timeline, options: ExportOptions, words: ReportWords
) -> Iterator[str]:
    picks = sum(1 for span in timeline.scenes if span.pick)
    scenes = len(timeline.scenes)
    rate = f"{float(timeline.rate.rate):.3f}".rstrip("0").rstrip(".")
    yield project.analysis.video.file_name
    yield clock(float(timeline.seconds(timeline.duration)))
    start, end = timeline.timecode(0), timeline.timecode(timeline.duration)
    yield words(_FROM_TO, start=start, end=end)
    yield words(_RATE, rate=rate)
    yield words(_ONE_SCENE) if scenes == 1 else words(_SCENES, count=scenes)
    yield words(_PICKED, count=picks) if picks else words(LABELS["nothing_picked"])
    yield options.date.isoformat() if options.date else ""


def _warning(warning: AnalysisWarning, words: ReportWords) -> str:
    return WarningEvent.of(warning).phrase.in_language(words.language)


def _credits(timeline: Timeline, words: ReportWords) -> list[str]:
    """Writes the credit lines; tracks that only need clearing share one for each licence."""
    cues = (*timeline.cues, *timeline.effects)
    tracks = {cue.track.key: cue.track for cue in cues}.values()
    to_clear = dict[str, list[str]]()
    for track in tracks:
        if only_needs_clearing(track):
            to_clear.setdefault(track.terms.stated or "", []).append(track_name(track))
    owed = (track for track in tracks if not only_needs_clearing(track))
    lines = credit_lines(owed, words.language)
    return [*lines, *(_shared(licence, names, words) for licence, names in to_clear.items())]


def _shared(licence: str, names: list[str], words: ReportWords) -> str:
    tracks = "; ".join(dict.fromkeys(names))
    return f"{words.licence(licence)}: {tracks}" if licence else words(_UNCLEARED, tracks=tracks)
