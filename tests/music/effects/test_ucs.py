"""File names of the Universal Category System."""

from __future__ import annotations

from pathlib import Path

import pytest

from aemo_studio.base.errors import CatalogueError
from aemo_studio.domain.effects import EffectKind
from aemo_studio.music.effects.classes import load_classes
from aemo_studio.music.effects.ucs import load_categories, parse_ucs_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("ANMLDog_Angry Bark_JD_MYFILM.wav", ("ANMLDog", "Angry Bark", "JD", "MYFILM")),
        ("RAIN_On Leaves_BB_LIB.flac", ("RAIN", "On Leaves", "BB", "LIB")),
        ("DOORWood-INT_Slam 2.0_AB_C", ("DOORWood", "Slam 2.0", "AB", "C")),
        ("thun_Far Rumble_me_x_extra data.mp3", ("THUN", "Far Rumble", "me", "x")),
        ("AMBForst_雨後的森林_我_短片.wav", ("AMBForst", "雨後的森林", "我", "短片")),
        ("GLASBrk_Window.wav", ("GLASBrk", "Window", "", "")),
    ],
)
def test_a_name_gives_category_words_creator_and_source(
    name: str, parts: tuple[str, str, str, str]
) -> None:
    found = parse_ucs_name(name)
    assert found is not None
    assert (found.category.cat_id, found.fx_name, found.creator_id, found.source_id) == parts


@pytest.mark.parametrize(
    "name", ["", "dog bark.wav", "ANMLDog.wav", "ANMLDog_.wav", "NOPE_Bark_A_B.wav", "_a_b_c.wav"]
)
def test_another_name_is_none(name: str) -> None:
    assert parse_ucs_name(name) is None


def test_all_752_categories_have_both_languages_and_a_kind() -> None:
    categories = load_categories()
    assert len(categories) == 752
    assert categories["anmldog"].words == "animals, dog"
    assert (categories["anmldog"].category_zh, categories["anmldog"].subcategory_zh) == (
        "動物",
        "狗",
    )
    assert all(c.category_zh and c.subcategory_zh for c in categories.values())
    assert categories["ambforst"].kind is EffectKind.AMBIENCE
    assert categories["feethmn"].kind is EffectKind.FOLEY


def test_a_mistake_in_the_tables_names_the_line(tmp_path: Path) -> None:
    ucs, classes = tmp_path / "ucs.csv", tmp_path / "classes.csv"
    ucs.write_text(
        "cat_id,category,subcategory,category_zh,subcategory_zh,kind,valence,arousal,dominance,"
        "suits\nA,B,C,甲,乙,loud,,,,\n",
        "utf-8",
    )
    classes.write_text(
        "class,title,category,kind,rated_as,suits\nDog,Dog,ANMLDoog,accent,,\n", "utf-8"
    )
    with pytest.raises(CatalogueError, match="line 2: 'loud' is no kind"):
        load_categories(ucs)
    with pytest.raises(CatalogueError, match="line 2: 'ANMLDoog' is no category"):
        load_classes(classes)
