"""Joins Tokens to wishes: what is negated, how much is meant, and what is a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aemo_studio.music.recommend.affect import load_affect
from aemo_studio.music.search.affect_words import NEUTRAL
from aemo_studio.music.search.chips import Bounds, ChipKind, Degree, Feel, SearchChip, WishStep
from aemo_studio.music.search.tokens import WISH, Token

_GROUPS = (
    {ChipKind.MOOD, ChipKind.AFFECT}, {ChipKind.INSTRUMENT, ChipKind.VOCALS}, {ChipKind.GENRE},
    {ChipKind.TEMPO}, {ChipKind.LENGTH}, {ChipKind.LICENCE}, {ChipKind.EFFECT, ChipKind.TITLE},
    {ChipKind.ERA},
)  # fmt: skip
"""What "no drums and vocals" and its like may negate together."""

_OR = {"or", "nor", "或", "或者", "或是", "和", "跟", "、", "及"}
_VERY = {Bounds(None, 90): Bounds(None, 70), Bounds(120, None): Bounds(140, None)}
_SLIGHTLY = {Bounds(None, 90): Bounds(None, 100), Bounds(120, None): Bounds(110, None)}
_STEP_POINTS = 1.5


class WishReader:
    """Reads the Tokens of a query from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._chips: list[SearchChip] = []
        self._owners: list[int] = []
        self._negating = self._joined = False
        self._negated: ChipKind | None = None
        self._degree = Degree.PLAIN
        self._more = 0
        self._more_word = ""

    def chips(self) -> list[SearchChip]:
        """Returns the wishes in their order."""
        for at, token in enumerate(self._tokens):
            self._read(at, token)
        return self._chips

    def _read(self, at: int, token: Token) -> None:
        if token.chip is not None and token.kind == WISH:
            self._wish(at, token.chip)
        elif token.kind == "not":
            self._negate(at)
        elif token.kind == "degree":
            self._degree = Degree(token.value)
        elif token.kind == "more":
            self._more, self._more_word = int(token.value), token.text
        elif token.kind == "after":
            self._after(at)
        elif token.kind == "outside" and self._owners and self._owners[-1] == at - 1:
            self._chips[-1] = replace(self._chips[-1], negated=True)
        elif token.kind == "join":
            self._joined = True
        elif token.kind == "break" or (token.kind == "with" and self._negated):
            self._break(at)

    def _negate(self, at: int) -> None:
        if self._follows_its_wish(at):
            self._chips[-1] = replace(self._chips[-1], negated=not self._chips[-1].negated)
            return
        again = at > 0 and self._tokens[at - 1].kind == "not"
        self._negating = not (again and self._negating)
        self._negated, self._joined = None, False

    def _follows_its_wish(self, at: int) -> bool:
        """Tells whether a wish stands before and nothing behind: 鼓不要."""
        behind = self._tokens[at + 1 : at + 2]
        ends = not behind or behind[0].kind in ("break", "stop")
        mine = bool(self._owners) and self._owners[-1] == at - 1
        han = self._tokens[at].text[:1] >= "\u3400"
        return ends and mine and han and not self._negating

    def _break(self, at: int) -> None:
        if not (self._negated and self._list_goes_on(at)):
            self._negating, self._negated = False, None
        self._joined = self._negating
        self._degree, self._more = Degree.PLAIN, 0

    def _list_goes_on(self, at: int) -> bool:
        """Tells whether a comma stands in a list that ends with "or": no drums, bass or vocals."""
        rest = self._tokens[at + 1 :]
        if rest and rest[0].text in _OR:
            return True
        wishes = [t for t in rest[:1] if t.chip and self._belongs(t.chip.kind)]
        next_ones = [t.text for t in rest[1:2]]
        return bool(wishes) and bool(set(next_ones) & _OR or (next_ones == [","] and len(rest) > 3))

    def _belongs(self, kind: ChipKind) -> bool:
        return any(kind in group and self._negated in group for group in _GROUPS)

    def _wish(self, at: int, chip: SearchChip) -> None:
        negate = self._negating
        if negate and self._negated is not None and not (self._joined and self._belongs(chip.kind)):
            self._negating = negate = False
        carried = self._negated is not None and negate
        chip = _measured(replace(chip, degree=self._degree, text=self._text(chip)), self._more)
        if carried and chip.negated:
            # "no drums, instrumental": the word says "no" by itself.
            self._negated = chip.kind
        elif negate or (self._more < 0 and chip.kind in (ChipKind.INSTRUMENT, ChipKind.VOCALS)):
            chip = replace(chip, negated=not chip.negated)
            self._negated = chip.kind if negate else None
        self._chips.append(chip)
        self._owners.append(at)
        self._degree, self._more, self._joined = Degree.PLAIN, 0, False

    def _text(self, chip: SearchChip) -> str:
        if not self._more:
            return chip.text
        gap = " " if self._more_word.isascii() else ""
        return f"{self._more_word}{gap}{chip.text}"

    def _after(self, at: int) -> None:
        """Reads 黑暗一點 as a step."""
        if self._owners and self._owners[-1] == at - 1 and not self._chips[-1].negated:
            text = self._chips[-1].text + self._tokens[at].text
            self._chips[-1] = _measured(replace(self._chips[-1], text=text), 1)


def _measured(chip: SearchChip, more: int) -> SearchChip:
    """Applies "more", "less" and the degree to a wish."""
    if more and (step := _step(chip, more)) is not None:
        return replace(chip, kind=step[0], value=step[1], degree=Degree.PLAIN)
    if isinstance(chip.value, Bounds) and chip.kind is ChipKind.TEMPO:
        steps = {Degree.VERY: _VERY, Degree.SLIGHTLY: _SLIGHTLY}.get(chip.degree, {})
        return replace(chip, value=steps.get(chip.value, chip.value), degree=Degree.PLAIN)
    graded = chip.kind in (ChipKind.MOOD, ChipKind.AFFECT) and not _is_step(chip)
    return chip if graded else replace(chip, degree=Degree.PLAIN)


def _is_step(chip: SearchChip) -> bool:
    return isinstance(chip.value, Feel) and chip.value.step


def _step(chip: SearchChip, more: int) -> tuple[ChipKind, WishStep | Feel] | None:
    """Makes a step of what can be more or less; None for what cannot."""
    if chip.kind is ChipKind.TEMPO and isinstance(chip.value, Bounds):
        return ChipKind.TEMPO, WishStep(more if chip.value.low is not None else -more)
    feel = feel_of_chip(chip)
    if feel is None:
        return None
    if feel.step:
        return ChipKind.AFFECT, Feel(more * feel.valence, more * feel.arousal, step=True)
    valence, arousal = feel.valence - NEUTRAL.valence, feel.arousal - NEUTRAL.arousal
    scale = more * _STEP_POINTS / max(abs(valence), abs(arousal), 0.1)
    return ChipKind.AFFECT, Feel(round(valence * scale, 2), round(arousal * scale, 2), step=True)


def feel_of_chip(chip: SearchChip) -> Feel | None:
    """Finds the affect that a wish for a mood or an affect has; None of all others."""
    if isinstance(chip.value, Feel):
        return chip.value
    affect = load_affect().moods.get(chip.value) if isinstance(chip.value, str) else None
    if chip.kind is not ChipKind.MOOD or affect is None:
        return None
    return Feel(float(affect[0]), float(affect[1]))
