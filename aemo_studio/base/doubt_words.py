"""Says in a sentence whom a Scene believes less, voice or face, and why, in any language."""

from __future__ import annotations

from aemo_studio.base.character_names import character_name
from aemo_studio.base.translations import Phrase, all_of, listed, phrase
from aemo_studio.domain.doubt import Doubt


def doubt_sentence(doubt: Doubt) -> Phrase:
    """Says whose voice or face stays the same, and what follows for the scene."""
    why = _voice(doubt) if doubt.modality == "speech" else _face(doubt)
    if not doubt.other_counts:
        return phrase("{why}; there is little else to go by here.", why=why)
    if not doubt.has_vote:
        if doubt.modality == "speech":
            return phrase("{why}, so the face decides.", why=why)
        return phrase("{why}, so the voice decides.", why=why)
    if doubt.modality == "speech":
        return phrase("{why}, so the face counts more.", why=why)
    return phrase("{why}, so the voice counts more.", why=why)


def _face(doubt: Doubt) -> Phrase:
    if not doubt.characters:
        return phrase("The faces in this film hardly change while somebody speaks")
    if len(doubt.characters) == 1:
        return phrase("{who}’s face looks much the same all through the film", who=_who(doubt))
    return phrase("The faces of {who} look much the same all through the film", who=_who(doubt))


def _voice(doubt: Doubt) -> Phrase:
    if not doubt.characters:
        return phrase("The voices in this film hardly change while somebody is seen")
    if len(doubt.characters) == 1:
        return phrase("{who}’s voice sounds much the same all through the film", who=_who(doubt))
    return phrase("The voices of {who} sound much the same all through the film", who=_who(doubt))


def _who(doubt: Doubt) -> object:
    """Names one, or several with `and` before the last."""
    *others, last = (character_name(one) for one in doubt.characters)
    return all_of([listed(others), last]) if others else last
