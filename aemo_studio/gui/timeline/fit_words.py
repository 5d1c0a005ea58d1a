"""Says how a clip of music lies under its scenes: how it ends, its seams, its tempo, its arc."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aemo_studio.gui.timeline.clip_sound import tempos_of
from aemo_studio.gui.timeline.energy_arc import Together, together
from aemo_studio.gui.timeline.mix_words import gain_words
from aemo_studio.gui.timeline.model import MusicClip, TimelineModel
from aemo_studio.music.fit.pieces import HEARD_FADE_S

translate = QCoreApplication.translate

_ANOTHER_TEMPO = 1.08
"""From this share on a track has more than one tempo."""


def clip_lines(model: TimelineModel, clip: MusicClip) -> list[str]:
    """Lists lines about the fit, the mix and the arc of a clip."""
    arc = _arc_words(together(model, clip))
    lines = [_fit_words(clip), _doubt(clip), _mix_line(clip), arc]
    return [line for line in lines if line]


def _fit_words(clip: MusicClip) -> str:
    """Says how it was cut or looped; its tempo is always its own."""
    fit = clip.placed.fit
    if fit is None or (not fit.exact and not fit.too_short):
        return ""
    if fit.too_short:
        words = translate("timeline", "Too short: goes back {0} times").format(len(fit.pieces) - 1)
    else:
        words = translate("timeline", "Fitted, {0}, seams: {1}").format(
            _ending(clip), len(fit.pieces) - 1
        )
    return translate("timeline", "{0}, tempo unchanged{1}").format(words, _tempo(clip))


def _doubt(clip: MusicClip) -> str:
    """Says that the beats of the track, or only its bars, may be wrong."""
    structure = clip.placed.structure
    if structure is None or structure.doubted is None:
        return ""
    what, certainty = structure.doubted
    words = {
        "beats": translate("timeline", "Beats and bars are not sure ({0} %)"),
        "bars": translate("timeline", "Bars are not sure ({0} %)"),
    }
    return words[what].format(f"{100 * certainty:.0f}")


def _tempo(clip: MusicClip) -> str:
    """Writes the tempo that is heard, or from where to where it changes inside the track."""
    tempos = tempos_of(clip.placed)
    if tempos is None:
        return ""
    slow, fast = (f"{tempo:.0f}" for tempo in tempos)
    if tempos[1] < tempos[0] * _ANOTHER_TEMPO:
        return translate("timeline", " ({0} bpm)").format(slow)
    return translate("timeline", " (the track itself: {0} to {1} bpm)").format(slow, fast)


def _ending(clip: MusicClip) -> str:
    if clip.placed.fit is not None and clip.placed.fit.exit == "end":
        return translate("timeline", "own ending")
    return translate("timeline", "ends on a fade or cut")


def _mix_line(clip: MusicClip) -> str:
    mix, (fade_in_s, fade_out_s) = clip.placed.mix, clip.placed.fades_s
    said = [
        translate("timeline", "muted") if mix.muted else "",
        gain_words(mix.gain_db) if mix.gain_db else "",
        _fade(translate("timeline", "Fade in {0} s"), fade_in_s),
        _fade(translate("timeline", "Fade out {0} s"), fade_out_s),
    ]
    return " · ".join(words for words in said if words)


def _fade(words: str, fade_s: float) -> str:
    return words.format(f"{fade_s:.2f}") if fade_s >= HEARD_FADE_S else ""


def _arc_words(found: Together | None) -> str:
    if found is None:
        return ""
    return {
        Together.WITH: translate("timeline", "Its energy rises and falls with the arousal"),
        Together.AGAINST: translate("timeline", "Its energy goes against the arousal"),
        Together.APART: translate("timeline", "Its energy goes its own way beside the arousal"),
    }[found]
