"""One card for each Scene: a picture, how it feels, and the music with the reason."""

from __future__ import annotations

import base64
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from aemo_studio.base.translations import translatable
from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import clock
from aemo_studio.domain.video import Thumbnail
from aemo_studio.music.catalogue.genres import genre_name
from aemo_studio.music.recommend.wishes import serving_styles
from aemo_studio.output.export.html.effects import EffectLine, effect_lines
from aemo_studio.output.export.html.entries import MusicEntry, music_entry, plays
from aemo_studio.output.export.html.feelings import (
    GRADES,
    feeling_sentence,
    modality_sentences,
)
from aemo_studio.output.export.html.licences import Licences
from aemo_studio.output.export.html.look import emotion_class
from aemo_studio.output.export.html.report_words import ReportWords
from aemo_studio.output.export.text import clean
from aemo_studio.output.export.timeline import SceneSpan, Timeline

_POSTER_AT = 0.4
"""Where in a scene its picture is taken: past the cut, before the next."""

_MOST_SUGGESTIONS = 5

_NOTHING = translatable("Report", "no speech or face")
_STYLES = translatable("Report", "Styles that serve a scene that feels {emotion}: {styles}.")
_MOOD_STYLES = translatable("Report", "Styles that serve {mood} music: {styles}.")
_NEUTRAL_STYLES = translatable("Report", "Styles that stay neutral: {styles}.")
_INTENDED = translatable("Report", "The music is meant to be {mood}.")


@dataclass(frozen=True)
class SceneCard:
    """What the page shows of a Scene, ready to be written."""

    #: From 1.
    number: int
    #: The Emotion that counts, or that there is no evidence.
    emotion: str
    #: CSS class of that Emotion.
    colour: str
    #: Whether the editor set the Emotion.
    by_hand: bool
    #: How sure the measured Emotion is, in a word; empty for one set by hand, and without any.
    certainty: str
    #: Timecodes of start and end.
    times: str
    #: As minutes and seconds.
    length: str
    #: JPEG as base64, empty where there is none.
    picture: str
    #: How the scene feels, in a sentence.
    feeling: str
    #: Where voice and faces stand, in sentences.
    modalities: str
    #: The editor's own words; empty without any.
    note: tuple[str, ...]
    #: What the music is meant to be; empty where nothing was said.
    intention: str
    #: Which styles serve the scene; empty where none does.
    styles: str
    #: The picked Track; None without a pick.
    pick: MusicEntry | None
    #: When the Pick plays; empty without one.
    plays: str
    #: The first ones, best first, without the Pick.
    suggestions: tuple[MusicEntry, ...]
    #: Suggestions that the page leaves out.
    further: int
    #: Picked sound effects, in order of time.
    effects: tuple[EffectLine, ...]


def shown_tracks(timeline: Timeline) -> Iterator[Track]:
    """Lists the tracks that cards show, picks and suggestions."""
    for span in timeline.scenes:
        if span.pick is not None:
            yield span.pick
        yield from (item.track for item in islice(_suggested(span), _MOST_SUGGESTIONS))


class CardMaker:
    """Makes the cards of one film, in one language."""

    def __init__(self, timeline: Timeline, licences: Licences, words: ReportWords) -> None:
        self._timeline = timeline
        self._licences = licences
        self._words = words
        self._cues = {number: cue for cue in timeline.cues for number in cue.scenes}

    def cards(self, project: Project) -> Iterator[SceneCard]:
        """Makes the card of each Scene, in order. A picture is shown once: where two scenes are
        closer than two thumbnails, the second has none."""
        thumbnails, shown = project.analysis.thumbnails, set[int]()
        for span in self._timeline.scenes:
            index, picture = _nearest(thumbnails, span), ""
            if index is not None and index not in shown:
                shown.add(index)
                picture = base64.b64encode(thumbnails[index].jpeg).decode()
            yield self._card(span, project, picture)

    def _card(self, span: SceneSpan, project: Project, picture: str) -> SceneCard:
        timeline, words, cue = self._timeline, self._words, self._cues.get(span.number)
        sure = span.feeling.certainty
        return SceneCard(
            number=span.number,
            emotion=words.emotion(span.emotion) if span.emotion else words(_NOTHING),
            colour=emotion_class(span.emotion),
            by_hand=span.by_hand,
            certainty=words(GRADES[sure]) if sure else "",
            times=f"{timeline.timecode(span.start)} – {timeline.timecode(span.end)}",
            length=clock(float(timeline.seconds(span.end - span.start))),
            picture=picture,
            feeling=feeling_sentence(span, words),
            modalities=modality_sentences(span, project, words),
            note=tuple(clean(span.note.strip()).splitlines()),
            intention=self._intention(span),
            styles=self._styles(span),
            pick=self._pick(span),
            plays=plays(cue, timeline, words) if cue else "",
            suggestions=tuple(
                self._entry(item.track, item)
                for item in islice(_suggested(span), _MOST_SUGGESTIONS)
            ),
            further=sum(1 for _ in islice(_suggested(span), _MOST_SUGGESTIONS, None)),
            effects=tuple(effect_lines(project, span, timeline, words)),
        )

    def _intention(self, span: SceneSpan) -> str:
        mood = span.row.edit.intention
        return self._words(_INTENDED, mood=self._words.of("words", mood)) if mood else ""

    def _styles(self, span: SceneSpan) -> str:
        words, mood = self._words, span.row.edit.intention
        found = serving_styles(span.feeling, mood)
        names = words.of("words", ", ").join(genre_name(s.genre, words.language) for s in found)
        if not names:
            return ""
        if mood:
            return words(_MOOD_STYLES, mood=words.of("words", mood), styles=names)
        if span.emotion is None:
            return words(_NEUTRAL_STYLES, styles=names)
        return words(_STYLES, emotion=words.feels(span.emotion), styles=names)

    def _pick(self, span: SceneSpan) -> MusicEntry | None:
        if span.pick is None:
            return None
        known = next((item for item in span.recommended if _is_pick(item, span)), None)
        return self._entry(span.pick, known)

    def _entry(self, track: Track, item: Recommendation | None) -> MusicEntry:
        return music_entry(track, item, self._licences, self._words)


def _nearest(thumbnails: Sequence[Thumbnail], span: SceneSpan) -> int | None:
    if not thumbnails:
        return None
    scene = span.scene
    wanted = scene.start_s + _POSTER_AT * scene.duration_s
    after = bisect_left(thumbnails, wanted, key=lambda t: t.time_s)
    around = range(max(0, after - 1), min(len(thumbnails), after + 1))
    return min(around, key=lambda index: abs(thumbnails[index].time_s - wanted))


def _suggested(span: SceneSpan) -> Iterator[Recommendation]:
    return (item for item in span.recommended if not _is_pick(item, span))


def _is_pick(item: Recommendation, span: SceneSpan) -> bool:
    return span.pick is not None and item.track.key == span.pick.key
