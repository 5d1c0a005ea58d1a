"""Splits licence texts into their parts: catalogues and old projects keep them in one piece."""

from __future__ import annotations

from typing import NamedTuple

NOT_STATED = "not stated"
"""The word in a catalogue for a licence that nobody knows."""

_CREDIT = "; credit: "
_CONDITIONS = "; "


class Terms(NamedTuple):
    """The terms on which a Track may be used.

    `joined` gives the text again, to the byte.
    """

    #: Name of the licence, `CC BY 3.0`; empty or `not stated` where the catalogue has none.
    licence: str
    #: What the licence text has after its name, `research, non-commercial`; mostly empty.
    conditions: str
    #: The line to be published with the music, word for word; None where none is on file.
    attribution: str | None

    @property
    def licence_in_full(self) -> str:
        """Joins the licence and its conditions."""
        return f"{self.licence}{_CONDITIONS}{self.conditions}" if self.conditions else self.licence

    @property
    def stated(self) -> str | None:
        """Joins the licence and its conditions; None where there is none on file."""
        full = self.licence_in_full.strip()
        return None if full.lower() in ("", NOT_STATED) else full

    @property
    def joined(self) -> str:
        """Joins everything into one text, as lists print it: `CC BY 3.0; credit: "Chase" by
        Anna`."""
        full = self.licence_in_full
        return full if self.attribution is None else f"{full}{_CREDIT}{self.attribution}"


def terms_of(text: str) -> Terms:
    """Splits a text like `LICENCE; CONDITIONS; credit: LINE` into terms."""
    full, _, credit = text.partition(_CREDIT)
    if not credit.strip():
        full, credit = text, ""
    licence, _, conditions = full.partition(_CONDITIONS)
    return Terms(licence if conditions else full, conditions, credit or None)
