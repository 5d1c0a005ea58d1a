"""One card for each scene: a picture, what it feels like, and the music with the reason."""

from __future__ import annotations

import base64
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from aemo_studio.domain.emotion import EMOTIONS, EmotionScores
from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import clock
from aemo_studio.domain.video import Thumbnail
from aemo_studio.output.export.credits import terms_of
from aemo_studio.output.export.html.markup import emotion_chip, linked, paragraph, text
from aemo_studio.output.export.timeline import Cue, SceneSpan, Timeline
from aemo_studio.output.export.words import heard

_POSTER_AT = 0.4
"""Where in a scene its picture is taken: past the cut, before the next."""


def cards(project: Project, timeline: Timeline) -> Iterator[str]:
    """In order. A picture is put in once: where two scenes are closer than two thumbnails, the
    second has none."""
    thumbnails, shown = project.analysis.thumbnails, set[int]()
    cues = {number: cue for cue in timeline.cues for number in cue.scenes}
    for span in timeline.scenes:
        index = _nearest(thumbnails, span)
        picture = ""
        if index is not None and index not in shown:
            shown.add(index)
            picture = _picture(thumbnails[index], span)
        yield _card(span, timeline, picture, cues.get(span.number))


def _nearest(thumbnails: Sequence[Thumbnail], span: SceneSpan) -> int | None:
    if not thumbnails:
        return None
    scene = span.scene
    wanted = scene.start_s + _POSTER_AT * scene.duration_s
    after = bisect_left(thumbnails, wanted, key=lambda t: t.time_s)
    around = range(max(0, after - 1), min(len(thumbnails), after + 1))
    return min(around, key=lambda index: abs(thumbnails[index].time_s - wanted))


def _picture(thumbnail: Thumbnail, span: SceneSpan) -> str:
    data = base64.b64encode(thumbnail.jpeg).decode()
    return f'<img alt="Picture of scene {span.number}" src="data:image/jpeg;base64,{data}">'


def _card(span: SceneSpan, timeline: Timeline, picture: str, cue: Cue | None) -> str:
    times = f"{timeline.timecode(span.start)} – {timeline.timecode(span.end)}"
    length = clock(float(timeline.seconds(span.end - span.start)))
    by_hand = '<span class="tag">set by hand</span>' if span.by_hand else ""
    note = f'<p class="note">{paragraph(span.note)}</p>' if span.note.strip() else ""
    played = f'<p class="played">{text(heard(cue, timeline))}</p>' if cue else ""
    return (
        f'<article class="scene" id="scene-{span.number}">'
        f'<div class="poster">{picture}</div><div class="about">'
        f"<h3>Scene {span.number} {emotion_chip(span.emotion)}{by_hand}</h3>"
        f'<p class="times">{times} <span>({length})</span></p>{_evidence(span)}{note}</div>'
        f'<div class="music">{_music(span, played)}</div></article>'
    )


def _evidence(span: SceneSpan) -> str:
    scene, coverage = span.scene, span.scene.coverage
    rows = (
        ("Voice", scene.speech, coverage.speech, "no speech"),
        ("Face", scene.face, coverage.face, "no face"),
        ("Both", scene.scores, coverage.fused, "nothing to go by"),
    )
    return f'<dl class="evidence">{"".join(_bar(*row) for row in rows)}</dl>'


def _bar(name: str, scores: EmotionScores, coverage: float, missing: str) -> str:
    if coverage <= 0:
        return f'<dt>{name}</dt><dd class="missing">{missing}</dd>'
    order = sorted(range(len(EMOTIONS)), key=lambda i: -float(scores[i]))
    said = ", ".join(f"{EMOTIONS[i]} {scores[i]:.0%}" for i in order[:3])
    parts = "".join(
        f'<i class="e{i}" style="width:{100 * scores[i]:.1f}%"></i>' for i in range(len(EMOTIONS))
    )
    return (
        f'<dt>{name}</dt><dd title="{said}"><span class="bar" role="img" aria-label="{said}">'
        f"{parts}</span><small>{EMOTIONS[order[0]]} {scores[order[0]]:.0%}, in "
        f"{coverage:.0%} of it</small></dd>"
    )


def _music(span: SceneSpan, played: str) -> str:
    """The pick and when it is heard (`played`), or else the best suggestion, in full; the
    others open on a click."""
    listed = [item for item in span.recommended if not _is_pick(item.track, span)]
    if span.pick is None and not listed:
        return '<p class="missing">No music suggested.</p>'
    rows = [_pick(span, span.pick, played)] if span.pick else [_best(listed.pop(0))]
    heading = "Music" if span.pick else "Suggested music"
    return f"<h4>{heading}</h4><ol>{''.join([*rows, *map(_suggestion, listed)])}</ol>"


def _is_pick(track: Track, span: SceneSpan) -> bool:
    return span.pick is not None and track.key == span.pick.key


def _pick(span: SceneSpan, track: Track, played: str) -> str:
    known = next((item for item in span.recommended if _is_pick(item.track, span)), None)
    why = _why(known) if known else ""
    badge = '<span class="tag picked">picked</span>'
    return f'<li class="first">{badge} {_names(track)}{played}{why}</li>'


def _best(item: Recommendation) -> str:
    return f'<li class="first">{_rank(item)} {_names(item.track)}{_why(item)}</li>'


def _suggestion(item: Recommendation) -> str:
    names = f"<summary>{_rank(item)} {_names(item.track)}</summary>"
    return f"<li><details>{names}{_why(item)}</details></li>"


def _rank(item: Recommendation) -> str:
    return f'<span class="rank" title="rank">{item.rank}</span>'


def _names(track: Track) -> str:
    artist = f' <span class="artist">{text(track.artist)}</span>' if track.artist else ""
    facts = (
        "length not on file" if track.duration_s is None else clock(track.duration_s),
        "" if track.bpm is None else f"{track.bpm:.0f} bpm",
        text(terms_of(track).licence or "licence not on file"),
    )
    known = " · ".join(fact for fact in facts if fact)
    return f'<strong>{linked(track)}</strong>{artist} <small class="facts">{known}</small>'


def _why(item: Recommendation) -> str:
    parts = "".join(
        f'<span class="part"><b style="--v:{part.value:.2f}"></b>{text(part.name)} '
        f"{part.value:.2f}</span>"
        for part in item.parts
    )
    return f'<p class="reason">{text(item.reason)}</p><p class="parts">{parts}</p>'
