"""Text into HTML, and the small pieces that several parts of the page use."""

from __future__ import annotations

from html import escape

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.music import Track
from aemo_studio.output.export.places import web_link
from aemo_studio.output.export.text import clean, one_line


def text(value: str) -> str:
    """Escaped, on one line, without control characters; safe in quoted attributes too."""
    return escape(one_line(value))


def paragraph(value: str) -> str:
    """Escaped, with its line ends."""
    return escape(clean(value)).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")


def linked(track: Track) -> str:
    """The title, as a link if the track has a page. Only the web is linked: anything else
    (`javascript:`, `file:`) has no business in a page that is sent around."""
    title, link = text(track.title) or "(no title)", web_link(track)
    if not link:
        return title
    return f'<a href="{text(link)}" target="_blank" rel="noopener noreferrer">{title}</a>'


def emotion_class(emotion: Emotion | None) -> str:
    """The CSS class that carries an emotion's colour."""
    return "e-none" if emotion is None else f"e{EMOTIONS.index(emotion)}"


def emotion_chip(emotion: Emotion | None) -> str:
    """A dot and the word: never the colour alone."""
    word = "no speech or face" if emotion is None else emotion.value
    return f'<span class="chip {emotion_class(emotion)}"><i></i>{word}</span>'
