"""Places picks: under which scenes they play, and which pieces of the track.

Window timeline, exports, preview and audition all use these placements, and so does the ranking,
which must know what would carry on into the next scene.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import AS_LAID, ClipMix, MusicCut, Track, TrackKey
from aemo_studio.domain.project import Project
from aemo_studio.domain.scene import Scene
from aemo_studio.music.cut.as_fit import LaidCut, lay_cut
from aemo_studio.music.fit.pieces import Fit, Piece
from aemo_studio.music.fit.search import best_fit

_TOUCHING_S = 0.05
"""Scenes at most this far apart follow each other without a break."""

StructureLookup = Callable[[Track], Structure | None]
"""Finds the structure of a track; None for one that was not listened to."""

Cuts = Mapping[int, MusicCut]
"""How picks are cut to an exact length, by position of the scene."""

Mixes = Mapping[int, ClipMix]
"""Gain, fades and mute that the editor set, by position of the scene."""


@dataclass(frozen=True)
class PickSpan:
    """Scenes that follow each other without a break under the same pick."""

    #: Positions of the scenes in the film, from 0, ascending and without gaps.
    scenes: tuple[int, ...]
    #: The picked piece of music.
    track: Track
    #: Seconds of the film at which the first scene starts.
    start_s: float
    #: Seconds of the film at which the last scene ends.
    end_s: float

    @property
    def length_s(self) -> float:
        """Computes the seconds from the first scene's start to the last one's end."""
        return self.end_s - self.start_s


@dataclass(frozen=True)
class Placement:
    """A pick with the pieces of it that are played, from the start of its first scene on."""

    #: The scenes that it plays under.
    span: PickSpan
    #: Played one right after the other; more than one where the track loops.
    pieces: tuple[Piece, ...]
    #: Entry, exit and fades; None for a track that was not listened to, which plays from its
    #: beginning.
    fit: Fit | None
    #: Seconds from the start of its first scene to the first sound.
    late_s: float = 0.0
    #: Moments that a strong beat should meet, with the strong beat next to each, in seconds of
    #: the film.
    hits_s: tuple[tuple[float, float], ...] = ()
    #: What is known of the track's bars and levels; None for one that was not listened to.
    structure: Structure | None = field(default=None, compare=False, repr=False)
    #: Gain, fades and mute as the editor set them.
    mix: ClipMix = AS_LAID

    @property
    def track(self) -> Track:
        return self.span.track

    @property
    def scenes(self) -> tuple[int, ...]:
        """Lists the positions of the scenes that it plays under, from 0."""
        return self.span.scenes

    @property
    def start_s(self) -> float:
        """Seconds of the film at which the music begins."""
        return self.span.start_s + self.late_s

    @property
    def end_s(self) -> float:
        """Seconds of the film at which its last scene ends."""
        return self.span.end_s

    @cached_property
    def stops_s(self) -> float:
        """Computes the seconds of the film at which the music stops; never after its last scene."""
        return min(self.span.end_s, self.start_s + sum(piece.length_s for piece in self.pieces))

    @property
    def seams_s(self) -> tuple[float, ...]:
        """Computes the seconds of the film at which a loop goes back."""
        at_s, seams = self.start_s, list[float]()
        for piece in self.pieces[:-1]:
            at_s += piece.length_s
            seams.append(at_s)
        return tuple(seams)

    @property
    def fades_s(self) -> tuple[float, float]:
        """Seconds of fade in and fade out: the editor's, as far as the first and the last piece
        are long enough, else those of the fit."""
        own_in, own_out = (self.fit.fade_in_s, self.fit.fade_out_s) if self.fit else (0.0, 0.0)
        most_in, most_out = self.most_fades_s
        wanted_in, wanted_out = self.mix.fade_in_s, self.mix.fade_out_s
        fade_in = own_in if wanted_in is None else min(wanted_in, most_in)
        fade_out = own_out if wanted_out is None else min(wanted_out, most_out)
        if len(self.pieces) == 1 and self.mix != AS_LAID:
            fade_out = min(fade_out, max(0.0, most_in - fade_in))
        return fade_in, fade_out

    @cached_property
    def most_fades_s(self) -> tuple[float, float]:
        """Computes the longest fades that there is room for: one never reaches over a seam."""
        before_s = sum(piece.length_s for piece in self.pieces[:-1])
        last_s = max(0.0, self.stops_s - self.start_s - before_s)
        return (min(self.pieces[0].length_s, last_s + before_s), last_s)


def touching(before: Scene, after: Scene) -> bool:
    """Decides whether music may carry on from one scene into the other: they follow without a
    break."""
    return after.start_s - before.end_s < _TOUCHING_S


def picked_tracks(project: Project) -> dict[int, Track]:
    """Maps each scene that has a pick to its track (the last pick counts), all at once: films can
    have thousands of scenes."""
    return {pick.scene: pick.track for pick in project.picks}


def asked_cuts(project: Project) -> dict[int, MusicCut]:
    """Maps each scene whose pick is to be cut to an exact length to how."""
    counting = {pick.scene: pick.cut for pick in project.picks}
    return {scene: cut for scene, cut in counting.items() if cut is not None}


def asked_mixes(project: Project) -> dict[int, ClipMix]:
    """Maps each scene whose pick has a gain, fades or a mute of the editor's to them."""
    counting = {pick.scene: pick.mix for pick in project.picks}
    return {scene: mix for scene, mix in counting.items() if mix != AS_LAID}


def pick_spans(scenes: Sequence[Scene], tracks: Mapping[int, Track]) -> list[PickSpan]:
    """Groups scenes into spans, in order. A track carries on from a scene into the next one that it
    is picked for.

    tracks: what is picked, by position of the scene.
    """
    found = list[list[int]]()
    for index in (i for i in range(len(scenes)) if i in tracks):
        if found and _carries_on(found[-1][-1], index, scenes, tracks):
            found[-1].append(index)
        else:
            found.append([index])
    return [_span(positions, scenes, tracks[positions[0]]) for positions in found]


def placements(project: Project, structures: StructureLookup) -> Iterator[Placement]:
    """Places every pick in order; without a known structure as far as the track lasts, and from its
    beginning again at the first scene that it does not last for."""
    laid = Placer(structures).all(project.scenes, picked_tracks(project), asked_cuts(project))
    return mixed(laid, asked_mixes(project))


def mixed(laid: Iterable[Placement], mixes: Mixes) -> Iterator[Placement]:
    """Gives placements the gain, fades and mute that were set in the first of their scenes in which
    any were."""
    for placed in laid:
        mix = next((mixes[index] for index in placed.scenes if index in mixes), None)
        yield placed if mix is None else replace(placed, mix=mix)


class Placer:
    """Places picks, and keeps structures and fits: a film may use a track a hundred times, and most
    picks stay where they are when another one changes."""

    def __init__(self, structures: StructureLookup) -> None:
        self._look_up = structures
        self._structures: dict[TrackKey, Structure | None] = {}
        self._fits: dict[tuple[TrackKey, float], Fit] = {}
        self._cuts: dict[tuple[TrackKey, float, float, MusicCut], LaidCut | None] = {}

    def all(
        self, scenes: Sequence[Scene], tracks: Mapping[int, Track], cuts: Cuts | None = None
    ) -> Iterator[Placement]:
        """Places every pick in order. tracks: the picked ones, by position of the scene."""
        for span in pick_spans(scenes, tracks):
            yield from self._laid(span, scenes, cuts or {})

    def at(
        self,
        index: int,
        scenes: Sequence[Scene],
        tracks: Mapping[int, Track],
        cuts: Cuts | None = None,
    ) -> Placement | None:
        """Finds the placement under scene `index`; None where nothing is picked."""
        spans = (span for span in pick_spans(scenes, tracks) if index in span.scenes)
        laid = (placed for span in spans for placed in self._laid(span, scenes, cuts or {}))
        return next((placed for placed in laid if index in placed.scenes), None)

    def has_read(self, track: Track) -> bool:
        """Reports whether the structure of a track was looked up already."""
        return track.key in self._structures

    def _laid(self, span: PickSpan, scenes: Sequence[Scene], cuts: Cuts) -> Iterator[Placement]:
        structure = self._structure(span.track)
        if structure is None or span.length_s <= 0:
            yield from _without_structure(span, scenes)
        elif (cut := self._cut(span, structure, cuts)) is not None:
            yield Placement(span, cut.fit.pieces, cut.fit, cut.late_s, cut.hits_s, structure)
        else:
            fit = self._fit(span, structure)
            yield Placement(span, fit.pieces, fit, structure=structure)

    def _structure(self, track: Track) -> Structure | None:
        key = track.key
        if key not in self._structures:
            self._structures[key] = self._look_up(track)
        return self._structures[key]

    def _cut(self, span: PickSpan, structure: Structure, cuts: Cuts) -> LaidCut | None:
        """Cuts a track as the editor asked in the first scene that asks; None if nobody did."""
        asked = next((cuts[index] for index in span.scenes if index in cuts), None)
        if asked is None:
            return None
        key = (span.track.key, span.start_s, span.end_s, asked)
        if key not in self._cuts:
            self._cuts[key] = lay_cut(structure, asked, span.start_s, span.end_s)
        return self._cuts[key]

    def _fit(self, span: PickSpan, structure: Structure) -> Fit:
        key = (span.track.key, span.length_s)
        if key not in self._fits:
            self._fits[key] = best_fit(structure, span.length_s)
        return self._fits[key]


class CarriedLengths:
    """Measures how long the picks around a scene play on their own, in one pass over all scenes."""

    def __init__(self, scenes: Sequence[Scene], tracks: Mapping[int, Track]) -> None:
        self._scenes = scenes
        spans = pick_spans(scenes, tracks)
        self._spans = {index: span for span in spans for index in span.scenes}

    def through(self, index: int) -> dict[TrackKey, float]:
        """Maps each pick of a scene beside this one to the seconds that it would play if it were
        picked here, too."""
        own, lengths_s = self._scenes[index], dict[TrackKey, float]()
        before, after = self._beside(index - 1, index), self._beside(index + 1, index)
        if before is not None:
            lengths_s[before.track.key] = own.end_s - before.start_s
        if after is not None:
            alone_s = lengths_s.get(after.track.key, own.duration_s)
            lengths_s[after.track.key] = alone_s + after.end_s - own.end_s
        return lengths_s

    def _beside(self, other: int, index: int) -> PickSpan | None:
        """Finds the span of a neighbour that plays right up to scene `index`, or from its end
        on."""
        span, (first, second) = self._spans.get(other), sorted((other, index))
        if span is None or not touching(self._scenes[first], self._scenes[second]):
            return None
        return span


def _carries_on(
    last: int, index: int, scenes: Sequence[Scene], tracks: Mapping[int, Track]
) -> bool:
    return (
        last == index - 1
        and tracks[last].key == tracks[index].key
        and touching(scenes[last], scenes[index])
    )


def _without_structure(span: PickSpan, scenes: Sequence[Scene]) -> Iterator[Placement]:
    lasts_s = float("inf") if span.track.duration_s is None else span.track.duration_s
    if len(span.scenes) == 1 or span.length_s <= lasts_s:
        yield _from_the_beginning(span, lasts_s)
        return
    part = list[int]()
    for index in span.scenes:
        if part and scenes[index].end_s - scenes[part[0]].start_s > lasts_s:
            yield _from_the_beginning(_span(part, scenes, span.track), lasts_s)
            part = []
        part.append(index)
    yield _from_the_beginning(_span(part, scenes, span.track), lasts_s)


def _from_the_beginning(span: PickSpan, lasts_s: float) -> Placement:
    return Placement(span, (Piece(0.0, min(lasts_s, span.length_s)),), None)


def _span(positions: Sequence[int], scenes: Sequence[Scene], track: Track) -> PickSpan:
    start_s, end_s = scenes[positions[0]].start_s, scenes[positions[-1]].end_s
    return PickSpan(tuple(positions), track, start_s, end_s)
