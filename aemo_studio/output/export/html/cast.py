"""The main characters of the film: who they are, how much there is of them, what they feel."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from aemo_studio.base.character_names import character_name
from aemo_studio.base.translations import translatable
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import clock
from aemo_studio.output.export.html.curves import binned, summary_of
from aemo_studio.output.export.html.look import colour_class
from aemo_studio.output.export.html.report_words import ReportWords
from aemo_studio.output.export.text import one_line
from aemo_studio.project.editing.arcs import CharacterArc, main_arcs

_ON_SCREEN = translatable("Report", "on screen {time}")
_SPEAKS = translatable("Report", "speaks {time}")


@dataclass(frozen=True)
class CastCard:
    """A Character on the page."""

    #: The editor's name, or one by the number.
    name: str
    #: The face as a data address; empty for a voice alone.
    portrait: str
    #: CSS class of the editor's colour; empty without one.
    colour: str
    #: How long it is seen and heard.
    times: str
    #: The two Emotions that it shows most of.
    feels: str


def cast_of(project: Project, words: ReportWords) -> list[CastCard]:
    """Describes the main characters, first who is there most."""
    return [_card(arc, words) for arc in main_arcs(project)]


def _card(arc: CharacterArc, words: ReportWords) -> CastCard:
    character, track = arc.character, arc.tracks.fused
    encoded = base64.b64encode(character.portrait).decode()
    times = [(_ON_SCREEN, arc.screen_s), (_SPEAKS, arc.speaking_s)]
    return CastCard(
        name=one_line(character_name(character).in_language(words.language)),
        colour=colour_class(character.colour),
        portrait=f"data:image/jpeg;base64,{encoded}" if encoded else "",
        times=" · ".join(words(text, time=clock(s)) for text, s in times if s > 0),
        feels=summary_of(binned(track, 1), words),
    )
