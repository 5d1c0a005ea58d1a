"""Sound effects are picked, moved, removed, saved, and carried to a new cut."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aemo_studio.base.errors import EditError
from aemo_studio.domain.effects import EffectKind, PickedEffect
from aemo_studio.project import load_project, save_project
from aemo_studio.project.editing.effects import move_effect, pick_effect, remove_effect
from aemo_studio.project.recut.carry import carry
from aemo_studio.project.recut.stretches import Stretch
from tests.factories import make_effect, make_project, make_video

RAIN = make_effect(2, title="Rain", kind=EffectKind.AMBIENCE, file="/sounds/rain.wav")
FILM = make_project(make_video(duration_s=30.0))


def test_an_ambience_lasts_to_the_end_of_its_scene_and_an_accent_two_seconds() -> None:
    project = pick_effect(pick_effect(FILM, make_effect(), 29.0), RAIN, 12.5)
    assert [(p.effect.title, p.time_s, p.end_s) for p in project.effects] == [
        ("Rain", 12.5, 20.0),
        ("Thunder 1", 29.0, 30.0),
    ]
    assert pick_effect(project, RAIN, 12.5) is project


def test_a_moved_effect_stays_inside_the_film_and_the_order_is_that_of_time() -> None:
    project = pick_effect(pick_effect(FILM, make_effect(), 1.0), RAIN, 10.0)
    moved = move_effect(project, 0, 29.5)
    assert moved.effects == (
        PickedEffect(RAIN, 10.0, 10.0),
        PickedEffect(make_effect(), 29.5, 0.5),
    )
    assert remove_effect(moved, 0).effects == (PickedEffect(make_effect(), 29.5, 0.5),)


def test_an_effect_outside_the_film_and_one_that_is_not_there_are_refused() -> None:
    with pytest.raises(EditError):
        pick_effect(FILM, RAIN, 30.0)
    with pytest.raises(EditError):
        move_effect(pick_effect(FILM, RAIN, 3.0), 0, float("nan"))
    with pytest.raises(EditError):
        remove_effect(FILM, 0)


def test_picked_effects_are_saved(tmp_path: Path) -> None:
    project = pick_effect(FILM, RAIN, 12.5)
    save_project(project, tmp_path / "film.aemo")
    assert load_project(tmp_path / "film.aemo").effects == project.effects


def test_effects_move_along_to_a_new_cut_and_those_without_a_place_are_told() -> None:
    project = pick_effect(pick_effect(FILM, make_effect(), 2.0), RAIN, 12.0)
    analysis = replace(make_project(make_video(duration_s=25.0)).analysis, faces=())
    recut = carry(project, analysis, [Stretch(0.0, 25.0, 5.0)])
    assert [(p.effect, p.time_s) for p in recut.project.effects] == [(RAIN, 7.0)]
    assert [(one.kind, one.what) for one in recut.report.lost if one.kind == "effect"] == [
        ("effect", "Thunder 1")
    ]
