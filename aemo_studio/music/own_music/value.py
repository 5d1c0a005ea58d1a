"""Defines Values: a cell of an own track, and where it comes from."""

from __future__ import annotations

from typing import NamedTuple

from aemo_studio.domain.listening import Origin


class Value(NamedTuple):
    """A cell and its origin."""

    #: As it stands in the catalogue; empty where nothing is known.
    text: str
    #: None where the cell is empty.
    origin: Origin | None
