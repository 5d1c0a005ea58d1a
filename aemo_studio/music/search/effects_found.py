"""Finds sound effects that a query names: rain, 狗叫聲."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from aemo_studio.domain.effects import Effect, EffectKind
from aemo_studio.music.effects.ucs import load_categories
from aemo_studio.music.search.chips import ChipKind, SearchState
from aemo_studio.music.search.titles import words_of

_CLASS, _CATEGORY, _TITLE = 3.0, 1.5, 1.0
_KINDS = {EffectKind.AMBIENCE: 0.2, EffectKind.ACCENT: 0.1}


def find_effects(
    state: SearchState, effects: Sequence[Effect], top: int = 10
) -> tuple[Effect, ...]:
    """Finds effects with what is wished for in class, category or title, those first that have most
    of it; none where no effect is wished for."""
    wanted = [str(c.value) for c in state.of(ChipKind.EFFECT) if not c.negated]
    unwanted = [str(c.value) for c in state.of(ChipKind.EFFECT) if c.negated]
    if not wanted:
        return ()
    rated = [(_value(effect, wanted), effect) for effect in effects]
    fit = [(v, e) for v, e in rated if v > 0 and not _value(e, unwanted)]
    fit.sort(key=lambda pair: (-pair[0], pair[1].sound_id))
    return _mixed([effect for _, effect in fit], wanted, top)


def _value(effect: Effect, wanted: Iterable[str]) -> float:
    met = [_one(effect, words_of(words)) for words in wanted]
    return sum(met) + (_KINDS.get(effect.kind, 0.0) if any(met) else 0.0)


def _one(effect: Effect, words: Sequence[str]) -> float:
    texts = ((_CLASS, effect.class_name), (_CATEGORY, _category(effect)), (_TITLE, effect.title))
    return sum(weight for weight, text in texts if _has(words, text))


def _has(words: Sequence[str], text: str) -> bool:
    own = _stems(text)
    return all(_stem(word) in own for word in words)


def _category(effect: Effect) -> str:
    category = load_categories().get(effect.category.lower())
    return category.words if category else ""


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(_stem, words_of(text.replace("_", " "))))


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word


def _mixed(effects: Sequence[Effect], wanted: Sequence[str], top: int) -> tuple[Effect, ...]:
    """Takes from all that is wished for in turn, so that thunder does not crowd out wind."""
    queues = [[e for e in effects if _one(e, words_of(words))] for words in wanted]
    found: dict[str, Effect] = {}
    for place in range(max(map(len, queues), default=0)):
        for queue in queues:
            if place < len(queue):
                found.setdefault(queue[place].sound_id, queue[place])
        if len(found) >= top:
            break
    return tuple(found.values())[:top]
