"""Edits a search by a further sentence: "darker", 慢一點, "like the second one"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aemo_studio.domain.music import Track
from aemo_studio.music.search.chips import (
    Bounds,
    ChipKind,
    ChipValue,
    Feel,
    NamedPiece,
    SearchChip,
    SearchState,
    WishStep,
    without_repeats,
)
from aemo_studio.music.search.index import track_feel
from aemo_studio.music.search.parser import read
from aemo_studio.music.search.ranking import like_wishes
from aemo_studio.music.search.steps import settled_chip, step_from
from aemo_studio.music.search.titles import TitleIndex

_ONE_OF_A_KIND = {ChipKind.TEMPO, ChipKind.LENGTH, ChipKind.VOCALS, ChipKind.ERA}
"""A later wish of these replaces an earlier one."""


def refine(
    state: SearchState,
    text: str,
    shown: Sequence[Track] = (),
    titles: TitleIndex | None = None,
) -> SearchState:
    """Adds what a sentence says to a state. shown: the tracks that the words may point at, the best
    first. A later wish replaces an earlier one that contradicts it."""
    reading = read(text, titles)
    chips = [_settled(chip, state, shown) for chip in reading.state.chips]
    ignored = list(reading.state.ignored)
    if reading.nth is not None:
        liked = _liked(reading.nth, shown)
        chips = [*chips, liked] if liked else chips
        ignored = ignored if liked else [*ignored, text.strip().casefold()]
    return SearchState(with_wishes(state, chips).chips, tuple(ignored))


def with_wishes(state: SearchState, chips: Sequence[SearchChip]) -> SearchState:
    """Adds wishes to a state; they replace earlier ones that contradict them."""
    kept = tuple(old for old in state.chips if not any(_replaces(new, old) for new in chips))
    return replace(state, chips=_with_steps(kept, chips))


def _liked(nth: int, shown: Sequence[Track]) -> SearchChip | None:
    """Makes the wish for more like the nth of what was shown."""
    at = nth - 1 if nth > 0 else len(shown) + nth
    if not 0 <= at < len(shown):
        return None
    return like_wishes(shown[at])[0]


def _settled(chip: SearchChip, state: SearchState, shown: Sequence[Track]) -> SearchChip:
    """Settles a step against the wish that it changes, else against what was shown."""
    if isinstance(chip.value, Feel) and chip.value.step:
        return replace(chip, value=replace(chip.value, base=_mean_feel(shown)))
    earlier = next((c.value for c in state.of(chip.kind) if not c.negated), None)
    if not isinstance(chip.value, WishStep) or not shown:
        start = _start(earlier, chip.value)
        known = isinstance(chip.value, WishStep) and start is not None
        return replace(chip, value=_from(start, chip.value)) if known else chip
    return settled_chip(chip, shown)


def _mean_feel(shown: Sequence[Track]) -> tuple[float, float] | None:
    """Computes the mean affect of the tracks that were shown; None where nothing is known."""
    feels = [track_feel(track.moods) for track in shown if track_feel(track.moods)[0] > 0]
    if not feels:
        return None
    valences, arousals = zip(*feels, strict=True)
    return sum(valences) / len(feels), sum(arousals) / len(feels)


def _start(earlier: ChipValue | None, step: ChipValue) -> float | None:
    """Finds from where a step goes: the middle of the earlier range, or its limit."""
    if not isinstance(earlier, Bounds) or not isinstance(step, WishStep):
        return None
    return earlier.centre or earlier.high or earlier.low


def _from(start: float | None, step: ChipValue) -> ChipValue:
    return step_from(start, step.direction) if start and isinstance(step, WishStep) else step


def _with_steps(kept: tuple[SearchChip, ...], new: Sequence[SearchChip]) -> tuple[SearchChip, ...]:
    """Adds wishes; "darker" said twice is two steps, everything else counts once."""
    steps = tuple(chip for chip in new if _is_step(chip))
    return without_repeats((*kept, *(chip for chip in new if not _is_step(chip)))) + steps


def _replaces(new: SearchChip, old: SearchChip) -> bool:
    if new.kind is not old.kind or _is_step(new):
        return False
    if new.kind in _ONE_OF_A_KIND:
        return True
    if isinstance(new.value, NamedPiece) and isinstance(old.value, NamedPiece):
        return new.value.like and old.value.like
    return new.value == old.value and new.negated is not old.negated


def _is_step(chip: SearchChip) -> bool:
    return isinstance(chip.value, Feel) and chip.value.step
