"""Says what an editor set of a clip of music: its gain, its fades, that it is muted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aemo_studio.domain.music import ClipMix
from aemo_studio.gui.timeline.clip_mix import MixPart

translate = QCoreApplication.translate


def gain_words(gain_db: float) -> str:
    """Writes a gain as editing programs do, with a true minus."""
    sign = "+" if gain_db > 0 else "−" if gain_db < 0 else ""
    return f"{sign}{abs(gain_db):.1f} dB"


def mix_words(mix: ClipMix) -> str:
    """Says in a few words that a clip is muted, or its gain; empty where it plays as it is laid."""
    if mix.muted:
        return translate("timeline", "muted")
    return gain_words(mix.gain_db) if mix.gain_db else ""


def part_words(part: MixPart, mix: ClipMix, fades_s: tuple[float, float]) -> str:
    """Says what a handle stands at while it is dragged."""
    if part is MixPart.GAIN:
        return gain_words(mix.gain_db)
    if part is MixPart.FADE_IN:
        return translate("timeline", "Fade in {0} s").format(f"{fades_s[0]:.2f}")
    return translate("timeline", "Fade out {0} s").format(f"{fades_s[1]:.2f}")


def how_to(part: MixPart) -> str:
    """Says what a handle does."""
    if part is MixPart.GAIN:
        return translate("timeline", "Drag up or down: louder or softer (Shift: in small steps)")
    if part is MixPart.FADE_IN:
        return translate("timeline", "Drag: length of the fade in (Alt: without snapping)")
    return translate("timeline", "Drag: length of the fade out (Alt: without snapping)")
