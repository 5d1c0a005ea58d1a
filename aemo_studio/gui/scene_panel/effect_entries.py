"""Collects the sound effects that the panel offers for a scene. Without Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from aemo_studio.domain.effects import (
    Effect,
    EffectKind,
    EffectMoment,
    EffectSuggestion,
    PickedEffect,
)
from aemo_studio.domain.project import Project
from aemo_studio.music.search.effects_found import find_effects
from aemo_studio.music.search.parser import parse
from aemo_studio.project.editing.effects import effect_length_s

MOST_FOUND = 40


@dataclass(frozen=True, eq=False)
class EffectEntry:
    """A sound effect in the list."""

    #: The sound.
    effect: Effect
    #: Seconds of the film at which it lies, or would.
    time_s: float
    #: Seconds for which it lies there, or would.
    length_s: float
    #: In [0, 1]; None for one that was not suggested.
    score: float | None = None
    #: Its position among the picked ones; None where it is not picked.
    picked: int | None = None


@dataclass(frozen=True, eq=False)
class EffectGroup:
    """Effects under one heading."""

    #: The moment that they are for; None for those that were searched, or picked at another time.
    moment: EffectMoment | None
    #: Best first.
    entries: tuple[EffectEntry, ...]


def suggested_groups(
    project: Project, index: int, suggestions: Sequence[EffectSuggestion]
) -> tuple[EffectGroup, ...]:
    """Groups what is suggested for a scene by its moment; other picks of the scene stand above."""
    mine = [one for one in suggestions if one.moment.scene == index]
    groups = [
        EffectGroup(moment, tuple(_suggested(project, one) for one in listed))
        for moment, listed in groupby(mine, key=lambda one: one.moment)
    ]
    shown = {entry.picked for group in groups for entry in group.entries}
    others = tuple(_picked(n, one) for n, one in _in_scene(project, index) if n not in shown)
    return ((EffectGroup(None, others),) if others else ()) + tuple(groups)


def found_groups(
    project: Project,
    index: int,
    text: str,
    effects: Sequence[Effect],
    suggestions: Sequence[EffectSuggestion],
) -> tuple[EffectGroup, ...]:
    """Finds effects by what is typed, each where its kind has a moment in the scene."""
    found = find_effects(parse(text), effects, MOST_FOUND) or _by_words(text, effects)
    moments = [one.moment for one in suggestions if one.moment.scene == index]
    entries = (_entry(project, one, _time_s(project, index, one, moments)) for one in found)
    return (EffectGroup(None, listed),) if (listed := tuple(entries)) else ()


def _by_words(text: str, effects: Sequence[Effect]) -> list[Effect]:
    words = text.casefold().split()
    texts = ((f"{e.title} {e.class_name} {e.author} {e.category}".casefold(), e) for e in effects)
    return [e for known, e in texts if all(word in known for word in words)][:MOST_FOUND]


def _time_s(project: Project, index: int, effect: Effect, moments: Sequence[EffectMoment]) -> float:
    fit = (m.time_s for m in moments if m.kind is effect.kind is not EffectKind.AMBIENCE)
    return next(fit, project.scenes[index].start_s)


def _suggested(project: Project, one: EffectSuggestion) -> EffectEntry:
    return _entry(project, one.effect, one.moment.time_s, one.score)


def _entry(
    project: Project, effect: Effect, time_s: float, score: float | None = None
) -> EffectEntry:
    for number, picked in enumerate(project.effects):
        if picked.effect == effect and picked.time_s == time_s:
            return EffectEntry(effect, time_s, picked.length_s, score, number)
    return EffectEntry(effect, time_s, effect_length_s(project, effect, time_s), score)


def _picked(number: int, one: PickedEffect) -> EffectEntry:
    return EffectEntry(one.effect, one.time_s, one.length_s, None, number)


def _in_scene(project: Project, index: int) -> Iterator[tuple[int, PickedEffect]]:
    scene = project.scenes[index]
    for number, one in enumerate(project.effects):
        if scene.start_s <= one.time_s < scene.end_s:
            yield number, one
