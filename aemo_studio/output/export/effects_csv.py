"""Renders the suggested effects as CSV: UTF-8 with BOM, RFC 4180, one row per moment and rank."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from aemo_studio.domain.effects import EffectSuggestion
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.output.export.options import DEFAULT_OPTIONS
from aemo_studio.output.export.text import neutralised
from aemo_studio.output.export.timeline import rate_of

EFFECT_COLUMNS = (
    "scene", "start_tc", "start_s", "kind", "rank", "sound_id", "title", "author", "category",
    "valence", "arousal", "score", "reason", "licence", "url", "catalogue",
)  # fmt: skip


def render_effects_csv(project: Project, suggestions: Iterable[EffectSuggestion]) -> bytes:
    """Renders the whole file. The ratings are those of the effect's class."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, EFFECT_COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    rate = rate_of(project, DEFAULT_OPTIONS)
    writer.writerows(_cells(each, rate, project.start_timecode) for each in suggestions)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _cells(suggestion: EffectSuggestion, rate: TimecodeRate, start: str) -> dict[str, str]:
    moment, effect = suggestion.moment, suggestion.effect
    texts = {
        "sound_id": effect.sound_id,
        "title": effect.title,
        "author": effect.author,
        "category": effect.category,
        "reason": suggestion.reason,
        "licence": effect.terms.joined,
        "url": effect.link,
        "catalogue": effect.catalogue,
    }
    return {name: neutralised(text) for name, text in texts.items()} | {
        "scene": str(moment.scene + 1),
        "start_tc": rate.format(moment.time_s, start),
        "start_s": f"{moment.time_s:.3f}",
        "kind": moment.kind.value,
        "rank": str(suggestion.rank),
        "valence": f"{effect.rating.valence:.2f}" if effect.rating else "",
        "arousal": f"{effect.rating.arousal:.2f}" if effect.rating else "",
        "score": f"{suggestion.score:.3f}",
    }
