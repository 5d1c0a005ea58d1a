"""What a card says of the picked sound effects: where they lie, what they are, whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aemo_studio.base.translations import translatable
from aemo_studio.domain.effects import PickedEffect
from aemo_studio.domain.project import Project
from aemo_studio.music.effects.ucs import load_categories
from aemo_studio.output.export.html.report_words import ReportWords
from aemo_studio.output.export.options import Language
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import SceneSpan, Timeline

_NO_FILE = translatable("Report", "no sound file, its page only")
_ESTIMATED = translatable("Report", "{category} (estimated)")


@dataclass(frozen=True)
class EffectLine:
    """A picked Effect in the list of a Scene."""

    #: Timecodes of start and end.
    times: str
    #: As the catalogue gives it.
    title: str
    #: Who made it; empty where nobody noted that.
    author: str
    #: Address of its page, empty where it has none.
    link: str
    #: Kind, category, licence, and whether there is only a page.
    facts: str


def effect_lines(
    project: Project, span: SceneSpan, timeline: Timeline, words: ReportWords
) -> Iterator[EffectLine]:
    """Describes the picked effects that begin in a scene, in order of time."""
    for picked in project.effects:
        if span.start <= timeline.rate.frames(picked.time_s) < span.end:
            yield _line(picked, timeline, words)


def _line(picked: PickedEffect, timeline: Timeline, words: ReportWords) -> EffectLine:
    effect, frames = picked.effect, timeline.rate.frames
    ends = (timeline.timecode(frames(time_s)) for time_s in (picked.time_s, picked.end_s))
    return EffectLine(
        times=" – ".join(ends),
        title=one_line(effect.title),
        author=one_line(effect.author),
        link="" if effect.file else effect.url,
        facts=" · ".join(fact for fact in _facts(picked, words) if fact),
    )


def _facts(picked: PickedEffect, words: ReportWords) -> Iterator[str]:
    effect = picked.effect
    yield words.of("words", effect.kind.value)
    category = _category(effect.category, words)
    estimated = category and effect.certainty is not None
    yield words(_ESTIMATED, category=category) if estimated else category
    yield words.licence(effect.licence)
    yield "" if effect.file else words(_NO_FILE)


def _category(cat_id: str, words: ReportWords) -> str:
    known = load_categories().get(cat_id.lower())
    if known is None:
        return ""
    if words.language is Language.TRADITIONAL_CHINESE:
        return f"{known.category_zh}、{known.subcategory_zh}"
    return known.words
