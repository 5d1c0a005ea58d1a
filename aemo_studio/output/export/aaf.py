"""Renders an AAF for Media Composer, Pro Tools and Resolve: the film, the picks on a pair of tracks
with their fades, and markers.

Fades are dissolves with silence, as Media Composer writes them: the silence reaches over the fade.
Markers stand on an event slot of the picture. All times are frames of the sequence. Ids and
dates do not change from one writing to the next.
"""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Any
from uuid import UUID

from aemo_studio.domain.music import TrackKey
from aemo_studio.domain.project import Project
from aemo_studio.output.export.aaf_media import SOUND, AafWriter, film_mob, music_mob
from aemo_studio.output.export.colours import MarkerColour, colour_of, moment_colour
from aemo_studio.output.export.descriptions import scene_name, scene_note
from aemo_studio.output.export.effect_rows import effect_rows
from aemo_studio.output.export.media_files import source_clock
from aemo_studio.output.export.music_files import fades_of, music_files
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.seams import joined_clips
from aemo_studio.output.export.text import one_line, without_emoji
from aemo_studio.output.export.timeline import Cue, CueClip, Timeline, timeline_of

_SIDES = (1, 2)
"""Channels of the music, left and right; one of a mono file plays on both."""

_PARTS: Mapping[str, frozenset[str]] = {
    "red": frozenset({"red", "yellow", "magenta", "white"}),
    "green": frozenset({"green", "yellow", "cyan", "white"}),
    "blue": frozenset({"blue", "cyan", "magenta", "white"}),
}
"""The colours that each part of light is in."""

_FIRST_SLOT = 101
"""Of the sequence. Readers that look for the slot of a marker by its id shall not find one of the
media instead, whose ids start at 1."""

_EVENTS_SLOT = 1000
_OLDEST = datetime.datetime(1980, 1, 1)
_DISSOLVE = UUID("0c3bea41-fc05-11d2-8a29-0050040ef7d2")
"""MonoAudioDissolve."""

_LEVEL = UUID("e4962320-2267-11d3-8a4c-0050040ef7d2")
_GAIN = UUID("9d2ea894-0968-11d3-8a38-0050040ef7d2")
"""MonoAudioGain."""

_AMPLITUDE = UUID("e4962321-2267-11d3-8a4c-0050040ef7d2")
_GAIN_PARTS = 1_000_000
"""Parts of the fraction that a gain is written as."""

_GENERATION = UUID("0f6d1f5b-6a53-5c7e-8f6f-0d7a4b1c9e21")


def render_aaf(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole file; the same project gives the same bytes."""
    import aaf2

    timeline, date = timeline_of(project, options), _date(options)
    with _repeatable():
        file = aaf2.open(None, "w")
        _identify(file, date)
        _compose(AafWriter(file, timeline.rate.rate, date, options), project, timeline)
        # Its own close() would throw away what it wrote to memory.
        file.save()
        file.manager.remove_temp()
        file.cfb.close()
        written: bytes = file.f.getvalue()
    return written


@contextmanager
def _repeatable() -> Iterator[None]:
    """Makes pyaaf2, which balances its folders by lot, draw the same ones."""
    before = random.getstate()
    random.seed(0)
    try:
        yield
    finally:
        random.setstate(before)


def _date(options: ExportOptions) -> datetime.datetime:
    return datetime.datetime.combine(options.date, datetime.time()) if options.date else _OLDEST


def _identify(file: Any, date: datetime.datetime) -> None:
    (made,) = file.header["IdentificationList"].value
    made["CompanyName"].value = made["ProductName"].value = "AEMO Studio"
    made["Date"].value = file.header["LastModified"].value = date
    made["Platform"].value = "Python"
    made["GenerationAUID"].value = _GENERATION


def _compose(writer: AafWriter, project: Project, timeline: Timeline) -> None:
    video = project.analysis.video
    film = film_mob(writer, video, timeline.duration, source_clock(project))
    music = {key: music_mob(writer, file) for key, file in music_files(timeline).items()}
    title = f"{one_line(video.title)} - AEMO Studio"
    mob = writer.mob("CompositionMob", title, f"sequence {video.fingerprint}")
    mob.usage = "Usage_TopLevel"
    slots = _film(writer, mob, film)
    layers = [timeline.cues] if timeline.cues else []
    layers += [row for _, row in effect_rows(timeline)]
    if layers:
        _define_dissolve(writer)
    if any(cue.mix.factor != 1.0 for cue in timeline.cues):
        _define_gain(writer)
    for number, (cues, side) in enumerate(itertools.product(layers, _SIDES), start=1):
        sequence = _music(writer, timeline, cues, music, side)
        track = (video.audio_channels or 0) + number
        writer.slot(mob, SOUND, sequence, track, number=_FIRST_SLOT + len(slots) + number)
    writer.timecode(mob, timeline.start, timeline.rate, timeline.duration)
    if slots:
        _markers(writer, mob, slots[0], timeline)


def _film(writer: AafWriter, mob: Any, film: Any) -> list[Any]:
    """Lays picture and channels of the film, each on a track of its own."""
    return [
        writer.slot(
            mob,
            slot.media_kind.lower(),
            film.create_source_clip(slot.slot_id),
            slot["PhysicalTrackNumber"].value,
            number=_FIRST_SLOT + at,
        )
        for at, slot in enumerate(film.slots)
    ]


def _music(
    writer: AafWriter,
    timeline: Timeline,
    cues: Sequence[Cue],
    mobs: Mapping[TrackKey, Any],
    side: int,
) -> Any:
    """Makes a track of clips and silence. Where fades meet silence, it reaches over them."""
    sequence = writer.file.create.Sequence(media_kind=SOUND)
    end = faded_out = 0
    for cue in cues:
        faded_in, after = _fades(cue)
        _silence(writer, sequence, faded_out, cue.start - end, faded_in)
        for part in joined_clips(cue, timeline.rate):
            if part.over:
                sequence.components.append(_dissolve(writer, part.over, cut=part.over))
            played = _clip(mobs[cue.track.key], part.clip, side)
            sequence.components.append(_turned(writer, played, cue))
        end, faded_out = cue.end, after
    _silence(writer, sequence, faded_out, timeline.duration - end, 0)
    sequence.length = timeline.duration
    return sequence


def _fades(cue: Cue) -> tuple[int, int]:
    """Frames of fade in and out, which never cross in a clip."""
    fade_in, _ = fades_of(cue, cue.clips[0])
    _, fade_out = fades_of(cue, cue.clips[-1])
    room = cue.clips[-1].length - (fade_in if len(cue.clips) == 1 else 0)
    return fade_in, min(fade_out, room)


def _silence(writer: AafWriter, sequence: Any, fade_out: int, gap: int, fade_in: int) -> None:
    length = fade_out + gap + fade_in
    if fade_out:
        sequence.components.append(_dissolve(writer, fade_out, cut=fade_out))
    if length:
        sequence.components.append(writer.file.create.Filler(SOUND, length))
    if fade_in:
        sequence.components.append(_dissolve(writer, fade_in, cut=0))


def _clip(mob: Any, clip: CueClip, side: int) -> Any:
    channels = len(list(mob.slots))
    return mob.create_source_clip(min(side, channels), clip.source, clip.length, SOUND)


def _turned(writer: AafWriter, played: Any, cue: Cue) -> Any:
    """Wraps a clip in its gain, where the editor set one; a muted clip has a gain of 0, which keeps
    it in the sequence."""
    from aaf2.rational import AAFRational

    if cue.mix.factor == 1.0:
        return played
    create, dictionary = writer.file.create, writer.file.dictionary
    amplitude = create.ConstantValue()
    amplitude.parameterdef = dictionary.lookup_parameterdef("ParameterDef_Amplitude")
    amplitude["Value"].value = AAFRational(round(cue.mix.factor * _GAIN_PARTS), _GAIN_PARTS)
    group = create.OperationGroup(dictionary.lookup_operationdef("Mono Audio Gain"), played.length)
    group.media_kind = SOUND
    group["Parameters"].append(amplitude)
    group["InputSegments"].append(played)
    return group


def _define_gain(writer: AafWriter) -> None:
    create, dictionary = writer.file.create, writer.file.dictionary
    number = dictionary.lookup_typedef("Rational")
    amplitude = create.ParameterDef(_AMPLITUDE, "ParameterDef_Amplitude", "", number)
    gain = create.OperationDef(_GAIN, "Mono Audio Gain", "")
    for definition in (amplitude, gain):
        dictionary.register_def(definition)
    gain.media_kind = SOUND
    gain["NumberInputs"].value = 1
    gain["IsTimeWarp"].value = False
    gain["Bypass"].value = 1
    gain["OperationCategory"].value = "OperationCategory_Effect"
    gain["ParametersDefined"].extend([amplitude])


def _define_dissolve(writer: AafWriter) -> None:
    from aaf2.misc import LinearInterp

    create, dictionary = writer.file.create, writer.file.dictionary
    number = dictionary.lookup_typedef("Rational")
    level = create.ParameterDef(_LEVEL, "ParameterDef_Level", "", number)
    straight = create.InterpolationDef(
        LinearInterp, "LinearInterp", "Linear keyframe interpolation"
    )
    dissolve = create.OperationDef(_DISSOLVE, "Mono Audio Dissolve", "")
    for definition in (level, straight, dissolve):
        dictionary.register_def(definition)
    dissolve.media_kind = SOUND
    dissolve["NumberInputs"].value = 2
    dissolve["IsTimeWarp"].value = False
    dissolve["Bypass"].value = 0
    dissolve["OperationCategory"].value = "OperationCategory_Effect"
    dissolve["ParametersDefined"].extend([level])


def _dissolve(writer: AafWriter, length: int, cut: int) -> Any:
    """Makes a fade: from what is before it, in a straight line, to what is after it."""
    create, dictionary = writer.file.create, writer.file.dictionary
    level = create.VaryingValue()
    level.parameterdef = dictionary.lookup_parameterdef("ParameterDef_Level")
    level["Interpolation"].value = dictionary.lookup_interperlationdef("LinearInterp")
    for at in (0, 1):
        point = create.ControlPoint()
        point["EditHint"].value = "Proportional"
        point.time = point.value = Fraction(at)
        level["PointList"].append(point)
    group = create.OperationGroup(dictionary.lookup_operationdef("Mono Audio Dissolve"), length)
    group.media_kind = SOUND
    group["Parameters"].append(level)
    transition = create.Transition(SOUND, length)
    transition["OperationGroup"].value = group
    transition.cutpoint = cut
    return transition


def _markers(writer: AafWriter, mob: Any, described: Any, timeline: Timeline) -> None:
    """Adds the markers of the slot `described`: the picture's, or the first one of sound."""
    slot = writer.file.create.EventMobSlot()
    slot["SlotID"].value = _EVENTS_SLOT
    slot["EditRate"].value = str(writer.rate)
    slot["PhysicalTrackNumber"].value = 1
    sequence = writer.file.create.Sequence("DescriptiveMetadata")
    for frame, length, text, colour in sorted(_marks(timeline), key=lambda mark: mark[0]):
        marker = writer.file.create.DescriptiveMarker()
        marker["Position"].value, marker["Length"].value = frame, length
        marker["Comment"].value = without_emoji(one_line(text))
        marker["CommentMarkerUser"].value = "AEMO Studio"
        marker["CommentMarkerColor"].value = _shade(colour.avid_basic)
        marker["CommentMarkerAttributeList"].extend(
            [
                writer.file.create.TaggedValue("_ATN_CRM_COLOR", colour.avid_basic.capitalize()),
                writer.file.create.TaggedValue("_ATN_CRM_COLOR_EXTENDED", colour.avid),
                writer.file.create.TaggedValue("_ATN_CRM_LENGTH", length),
            ]
        )
        marker["DescribedSlots"].value = {described.slot_id}
        sequence.components.append(marker)
    slot.segment = sequence
    mob.slots.append(slot)


def _shade(name: str) -> dict[str, int]:
    """Gives one of the eight colours as Media Composer stores it."""
    on, off = 0xCCCC, 0x3333
    return {part: on if name in _PARTS[part] else off for part in _PARTS}


def _marks(timeline: Timeline) -> Iterator[tuple[int, int, str, MarkerColour]]:
    for span in timeline.scenes:
        text = f"{scene_name(span)}. {scene_note(span)}"
        yield span.start, span.end - span.start, text, colour_of(span.emotion)
    for moment in timeline.moments:
        yield moment.frame, 1, moment.told(". "), moment_colour(moment.hue)
