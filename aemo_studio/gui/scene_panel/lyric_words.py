"""Says in the language of the window what lyrics mean for a scene."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from aemo_studio.domain.time import clock
from aemo_studio.gui.language import words
from aemo_studio.music.lyrics.mood import LyricMood
from aemo_studio.music.lyrics.times import Meeting
from aemo_studio.music.lyrics.under_scene import SceneLyrics

translate = QCoreApplication.translate

_LANGUAGES = {
    "en": QT_TRANSLATE_NOOP("lyrics", "English"),
    "es": QT_TRANSLATE_NOOP("lyrics", "Spanish"),
    "fr": QT_TRANSLATE_NOOP("lyrics", "French"),
    "de": QT_TRANSLATE_NOOP("lyrics", "German"),
    "it": QT_TRANSLATE_NOOP("lyrics", "Italian"),
    "pt": QT_TRANSLATE_NOOP("lyrics", "Portuguese"),
    "nl": QT_TRANSLATE_NOOP("lyrics", "Dutch"),
    "ja": QT_TRANSLATE_NOOP("lyrics", "Japanese"),
    "ko": QT_TRANSLATE_NOOP("lyrics", "Korean"),
    "zh": QT_TRANSLATE_NOOP("lyrics", "Chinese"),
    "ru": QT_TRANSLATE_NOOP("lyrics", "Russian"),
    "el": QT_TRANSLATE_NOOP("lyrics", "Greek"),
    "ar": QT_TRANSLATE_NOOP("lyrics", "Arabic"),
    "th": QT_TRANSLATE_NOOP("lyrics", "Thai"),
    "he": QT_TRANSLATE_NOOP("lyrics", "Hebrew"),
}
_MOST_TIMES = 3
_LONGEST_LINE = 60


def feeling_words(mood: LyricMood) -> str:
    """Names the language, the mood, and the line that carries it."""
    told = [_languages(mood.languages), _mood(mood)]
    text = translate("lyrics", "Lyrics: {0}.").format(words.joined(filter(None, told)))
    if mood.mood is None or not mood.lines:
        return text
    return translate("lyrics", "{0} “{1}”").format(text, _short(mood.lines[0].text))


def meeting_words(meetings: Sequence[Meeting], scene_start_s: float) -> str:
    """Warns of lines that meet speech, with their times in the scene; empty for none."""
    if not meetings:
        return ""
    told = [_met(meeting, scene_start_s) for meeting in meetings[:_MOST_TIMES]]
    more = ["…"] if len(meetings) > _MOST_TIMES else []
    text = translate("lyrics", "Sung while somebody speaks: {0}")
    return text.format(words.listed([*told, *more]))


def free_words(lyrics: SceneLyrics) -> str:
    """Says from where nobody sings for as long as the scene lasts, or how long at most."""
    if lyrics.starts_s:
        times = words.joined(clock(start_s) for start_s in lyrics.starts_s[:_MOST_TIMES])
        text = translate(
            "lyrics", "Played from {0} on, nobody sings for as long as the scene lasts."
        )
        return text.format(times)
    if not lyrics.free:
        return ""
    start_s, end_s = max(lyrics.free, key=lambda span: span[1] - span[0])
    text = translate(
        "lyrics", "Longest stretch without singing: {0} – {1}, shorter than the scene."
    )
    return text.format(clock(start_s), clock(end_s))


def _languages(codes: Sequence[str]) -> str:
    known = [translate("lyrics", str(_LANGUAGES[code])) for code in codes if code in _LANGUAGES]
    return words.listed(known) if known else translate("lyrics", "language unknown")


def _mood(mood: LyricMood) -> str:
    if mood.happy is None:
        return translate("lyrics", "too few known words for a mood")
    if mood.mood is None:
        return translate("lyrics", "mood undecided")
    return translate("lyrics", "{0} (estimated)").format(words.mood_word(mood.mood))


def _met(meeting: Meeting, scene_start_s: float) -> str:
    at = clock(max(0.0, meeting.start_s - scene_start_s))
    return translate("lyrics", "{0} “{1}”").format(at, _short(meeting.line.text))


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"
