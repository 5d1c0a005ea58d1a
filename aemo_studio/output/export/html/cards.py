"""One card for each Scene: a picture, its emotions, and the music with the reason."""

from __future__ import annotations

import base64
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from aemo_studio.domain.bursts import BurstKind, burst_shares
from aemo_studio.domain.emotion import EMOTIONS, EmotionScores
from aemo_studio.domain.music import Recommendation, ScorePart, Track
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import clock
from aemo_studio.domain.video import Thumbnail
from aemo_studio.output.export.descriptions import playing_range
from aemo_studio.output.export.html.look import emotion_class
from aemo_studio.output.export.text import clean, one_line
from aemo_studio.output.export.timeline import Cue, SceneSpan, Timeline

_POSTER_AT = 0.4
"""Where in a scene its picture is taken: past the cut, before the next."""


@dataclass(frozen=True)
class ModalityEvidence:
    """What one modality shows of a Scene."""

    #: "Voice", "Face" or "Both".
    name: str
    #: The three likeliest Emotions and their shares; without evidence, that there is none.
    summary: str
    #: The likeliest Emotion, its share, and the share of the Scene that it rests on.
    strongest: str = ""
    #: CSS class and per cent of each Emotion; empty without evidence.
    shares: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class MusicEntry:
    """A Track in the list of a Scene."""

    #: As the catalogue gives it.
    title: str
    #: As the catalogue gives it.
    artist: str
    #: Address of its page, empty where it has none.
    link: str
    #: Length, tempo and licence, as far as they are on file.
    facts: str
    #: From 1; None for a Pick that was not recommended.
    rank: int | None
    #: Why it was recommended; empty if it was not.
    reason: str
    #: Named parts of its score, in [0, 1] each; empty if it was not recommended.
    parts: tuple[ScorePart, ...]


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
    #: Timecodes of start and end.
    times: str
    #: As minutes and seconds.
    length: str
    #: JPEG as base64, empty where there is none.
    picture: str
    #: Voice, face and both.
    evidence: tuple[ModalityEvidence, ...]
    #: The editor's own words; empty without any.
    note: tuple[str, ...]
    #: The picked Track; None without a pick.
    pick: MusicEntry | None
    #: When the Pick plays; empty without one.
    plays: str
    #: Best first, without the Pick.
    suggestions: tuple[MusicEntry, ...]


def cards(project: Project, timeline: Timeline) -> Iterator[SceneCard]:
    """Makes the card of each Scene, in order. A picture is shown once: where two scenes are
    closer than two thumbnails, the second has none."""
    thumbnails, shown = project.analysis.thumbnails, set[int]()
    cues = {number: cue for cue in timeline.cues for number in cue.scenes}
    for span in timeline.scenes:
        index = _nearest(thumbnails, span)
        picture = ""
        if index is not None and index not in shown:
            shown.add(index)
            picture = base64.b64encode(thumbnails[index].jpeg).decode()
        bursts = burst_shares(project.analysis.bursts, span.scene.start_s, span.scene.end_s)
        yield _card(span, timeline, picture, cues.get(span.number), bursts)


def _nearest(thumbnails: Sequence[Thumbnail], span: SceneSpan) -> int | None:
    if not thumbnails:
        return None
    scene = span.scene
    wanted = scene.start_s + _POSTER_AT * scene.duration_s
    after = bisect_left(thumbnails, wanted, key=lambda t: t.time_s)
    around = range(max(0, after - 1), min(len(thumbnails), after + 1))
    return min(around, key=lambda index: abs(thumbnails[index].time_s - wanted))


def _card(
    span: SceneSpan,
    timeline: Timeline,
    picture: str,
    cue: Cue | None,
    bursts: Mapping[BurstKind, float],
) -> SceneCard:
    return SceneCard(
        number=span.number,
        emotion="no speech or face" if span.emotion is None else span.emotion.value,
        colour=emotion_class(span.emotion),
        by_hand=span.by_hand,
        times=f"{timeline.timecode(span.start)} – {timeline.timecode(span.end)}",
        length=clock(float(timeline.seconds(span.end - span.start))),
        picture=picture,
        evidence=_evidence(span, bursts),
        note=tuple(clean(span.note.strip()).splitlines()),
        pick=_pick(span),
        plays=playing_range(cue, timeline) if cue else "",
        suggestions=tuple(_suggestions(span)),
    )


def _evidence(span: SceneSpan, bursts: Mapping[BurstKind, float]) -> tuple[ModalityEvidence, ...]:
    scene, coverage = span.scene, span.scene.coverage
    heard = ", ".join(f"{kind} {share:.0%}" for kind, share in bursts.items())
    voice = _bar("Voice", scene.speech, coverage.speech, "no words" if heard else "no speech")
    return (
        replace(voice, summary=f"{voice.summary}; {heard}") if heard else voice,
        _bar("Face", scene.face, coverage.face, "no face"),
        _bar("Both", span.feeling.scores, span.feeling.coverage, "nothing to go by"),
    )


def _bar(name: str, scores: EmotionScores, coverage: float, missing: str) -> ModalityEvidence:
    if coverage <= 0:
        return ModalityEvidence(name, missing)
    order = sorted(range(len(EMOTIONS)), key=lambda i: -float(scores[i]))
    ranked = [f"{EMOTIONS[i]} {scores[i]:.0%}" for i in order]
    shares = ((emotion_class(EMOTIONS[i]), 100 * float(s)) for i, s in enumerate(scores))
    strongest = f"{ranked[0]}, in {coverage:.0%} of it"
    return ModalityEvidence(name, ", ".join(ranked[:3]), strongest, tuple(shares))


def _pick(span: SceneSpan) -> MusicEntry | None:
    if span.pick is None:
        return None
    known = next((item for item in span.recommended if _is_pick(item, span)), None)
    return _entry(span.pick, known)


def _suggestions(span: SceneSpan) -> Iterator[MusicEntry]:
    for item in span.recommended:
        if not _is_pick(item, span):
            yield _entry(item.track, item)


def _is_pick(item: Recommendation, span: SceneSpan) -> bool:
    return span.pick is not None and item.track.key == span.pick.key


def _entry(track: Track, item: Recommendation | None) -> MusicEntry:
    return MusicEntry(
        title=one_line(track.title) or "(no title)",
        artist=track.artist,
        link=track.page or "",
        facts=_facts(track),
        rank=item.rank if item else None,
        reason=item.reason if item else "",
        parts=item.parts if item else (),
    )


def _facts(track: Track) -> str:
    facts = (
        "length not on file" if track.duration_s is None else clock(track.duration_s),
        "" if track.bpm is None else f"{track.bpm:.0f} bpm",
        track.terms.stated or "licence not on file",
    )
    return " · ".join(fact for fact in facts if fact)
