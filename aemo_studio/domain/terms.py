"""What a licence text says, taken apart: catalogues and old projects keep it in one piece."""

from __future__ import annotations

from typing import NamedTuple

NOT_STATED = "not stated"
"""What a catalogue says of a licence that nobody told it."""

_CREDIT = "; credit: "
_CONDITIONS = "; "


class Terms(NamedTuple):
    """On what terms a Track may be used. `joined` gives the text again, to the byte."""

    #: Name of the licence, `CC BY 3.0`; empty or `not stated` where the catalogue has none.
    licence: str
    #: What the licence text says after its name, `research, non-commercial`; mostly empty.
    conditions: str
    #: The line to be published with the music, word for word; None where none is on file.
    attribution: str | None

    @property
    def licence_in_full(self) -> str:
        """The licence with its conditions."""
        return f"{self.licence}{_CONDITIONS}{self.conditions}" if self.conditions else self.licence

    @property
    def stated(self) -> str | None:
        """The licence with its conditions; None where there is none on file."""
        full = self.licence_in_full.strip()
        return None if full.lower() in ("", NOT_STATED) else full

    @property
    def joined(self) -> str:
        """All of it in one text, as lists print it: `CC BY 3.0; credit: "Chase" by Anna`."""
        full = self.licence_in_full
        return full if self.attribution is None else f"{full}{_CREDIT}{self.attribution}"


def terms_of(text: str) -> Terms:
    """The terms in a text like `LICENCE; CONDITIONS; credit: LINE`."""
    full, _, credit = text.partition(_CREDIT)
    if not credit.strip():
        full, credit = text, ""
    licence, _, conditions = full.partition(_CONDITIONS)
    return Terms(licence if conditions else full, conditions, credit or None)
