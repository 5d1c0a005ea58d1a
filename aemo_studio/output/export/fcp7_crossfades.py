"""Adds crossfades to Final Cut Pro 7 XML: transitions of equal power between two clips of sound."""

from __future__ import annotations

from aemo_studio.domain.time import TimecodeRate
from aemo_studio.output.export.fcp7_elements import add_rate
from aemo_studio.output.export.seams import JoinedClip
from aemo_studio.output.export.xmltree import Element, child

_LEFT_TO_TRANSITION = "-1"


def add_crossfade(track: Element, joined: JoinedClip, rate: TimecodeRate) -> None:
    """Adds the crossfade before a clip, where it has one; it ends at the seam."""
    if not joined.over:
        return
    made = child(track, "transitionitem")
    child(made, "start", joined.clip.start)
    child(made, "end", joined.clip.start + joined.over)
    child(made, "alignment", "end")
    add_rate(made, rate)
    effect = child(made, "effect")
    child(effect, "name", "Cross Fade (+3dB)")
    child(effect, "effectid", "KGAudioTransCrossFade3dB")
    child(effect, "effecttype", "transition")
    child(effect, "mediatype", "audio")
    child(effect, "startratio", 0)
    child(effect, "endratio", 1)
    child(effect, "reverse", "FALSE")


def leave_to_crossfades(clip: Element, joined: JoinedClip) -> None:
    """Leaves start and end of a clip to the transitions that it meets, as the format wants it."""
    for tag, over in (("start", joined.over), ("end", joined.over_after)):
        place = clip.find(tag)
        if over and place is not None:
            place.text = _LEFT_TO_TRANSITION
