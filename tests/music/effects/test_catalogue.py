"""The shipped effects, how they are built, and lists and folders of one's own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.domain.effects import Effect, EffectKind
from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.effects.build import build_sfx
from aemo_studio.music.effects.classes import load_classes
from aemo_studio.music.effects.store import load_effects
from aemo_studio.music.effects.ucs import load_categories
from tests.corpora import data_folder

RATED = "Source,Description,Category,ValMN,AroMN,DomMN"
NAMED = "class,clip,title,freesound_id,author,licence"
FREE = "freesound_id,label,listed_by"


def by_id(name: str | Path) -> dict[str, Effect]:
    return {effect.sound_id: effect for effect in load_effects(str(name)).effects}


def lists(folder: Path, named: str, free: str = "", rated: str = "") -> Path:
    (folder / "esc50_freesound.csv").write_text(f"{NAMED}\n{named}", "utf-8")
    (folder / "freesound_cc0.csv").write_text(f"{FREE}\n{free or '9,Rain,usm'}\n", "utf-8")
    (folder / "iadse_ratings_all.csv").write_text(
        f"{RATED}\n{rated or 'x,Rain1,Nature,4,3,5'}\n", "utf-8"
    )
    return folder


def test_the_shipped_effects_may_be_used_and_say_whom_to_name() -> None:
    catalogue = load_effects()
    assert catalogue.left_out == 0
    assert len(catalogue.effects) == len({e.sound_id for e in catalogue.effects}) == 7393
    licences = Counter(effect.licence for effect in catalogue.effects)
    assert set(licences) == {"CC0", "CC BY"}
    for effect in catalogue.effects:
        assert effect.link == f"https://freesound.org/s/{effect.sound_id.split('-')[1]}/"
        credit = effect.attribution
        assert (credit is None) == (effect.licence == "CC0")
        assert credit is None or (effect.author and effect.author in credit)


def test_all_kinds_are_there_in_categories_that_exist() -> None:
    effects = load_effects().effects
    assert {effect.kind for effect in effects} == set(EffectKind)
    assert {effect.category.lower() for effect in effects} <= set(load_categories())
    assert not [e for e in effects if "erotic" in e.class_name.lower() or not e.title]


def test_sounds_of_a_class_share_its_rating() -> None:
    ratings: dict[str, set[object]] = {}
    for effect in load_effects().effects:
        ratings.setdefault(f"{effect.class_name}/{effect.category}", set()).add(effect.rating)
    assert {len(found) for found in ratings.values()} == {1}


def test_birdsong_is_rated_pleasanter_and_calmer_than_a_scream() -> None:
    classes = {effect.class_name: effect.rating for effect in load_effects().effects}
    bird, scream = classes["Birdsong"], classes["Scream"]
    assert bird is not None
    assert scream is not None
    assert bird.valence > scream.valence + 3
    assert bird.arousal < scream.arousal - 1


def test_no_class_is_rated_by_erotic_sounds_or_injuries() -> None:
    words = {word.lower() for known in load_classes().values() for word in known.rated_as}
    assert not [w for w in words if w.startswith(("erotic", "injury", "victim", "childabuse"))]


def test_the_shipped_effects_are_what_the_program_builds(tmp_path: Path) -> None:
    folder, output = data_folder("sfx") / "sfx", tmp_path / "sfx.csv"
    report = build_sfx(folder, output)
    assert output.read_bytes() == (catalogue_dir() / "sfx.csv").read_bytes()
    assert report.written == sum(report.per_kind.values()) == 7393
    assert report.rows == report.written + sum(report.left_out.values())


def test_what_may_not_be_used_is_left_out_and_counted(tmp_path: Path) -> None:
    named = (
        "Dog,a,bark.wav,1,Ann,CC-BY\nDog,b,woof,2,,CC-BY\nRain,c,wet,3,Bo,CC-BY-NC\n"
        "Rain,d,drip,4,,CC0\nDog,e,again,1,Ann,CC-BY\nUfo,f,hum,5,Cy,CC0\n"
    )
    free = "4,Rain,usm\n6,Music,usm\n7,Rain,usm\nx,Rain,usm"
    rated = "x,Rain1,Nature,4,3,5\nx,Rain2,Nature,5,3,6\nx,Barking1,Animals,2,6,5"
    report = build_sfx(lists(tmp_path, named, free, rated), tmp_path / "out.csv")
    assert report.left_out == {
        "no author, whom the licence wants named": 1,
        "licence CC-BY-NC": 1,
        "listed twice": 2,
        "class not declared in catalog/sfx_classes.csv: Ufo": 1,
        "no effect: Music": 1,
        "no number": 1,
    }
    built = by_id(tmp_path / "out.csv")
    assert list(built) == ["freesound-1", "freesound-4", "freesound-7"]
    rain, dog = built["freesound-7"], built["freesound-1"]
    assert rain.rating is not None
    assert (rain.title, rain.rating.valence, rain.rating.arousal) == ("Rain 7", 4.5, 3.0)
    assert dog.rating is None, "the mean of one sound would be the rating of that sound"
    assert dog.attribution == (
        '"bark.wav" by Ann (freesound.org), CC BY, https://freesound.org/s/1/'
    )


@pytest.mark.parametrize("missing", ["esc50_freesound.csv", "iadse_ratings_all.csv"])
def test_a_folder_without_the_lists_writes_nothing(tmp_path: Path, missing: str) -> None:
    lists(tmp_path, "Dog,a,bark,1,Ann,CC0\n")
    (tmp_path / missing).unlink()
    with pytest.raises(CatalogueError, match=missing):
        build_sfx(tmp_path, tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_list_of_ones_own_needs_a_title_and_a_kind_or_category(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "sound_id,title,author,category,kind,valence,arousal,dominance,licence\n"
        "a,Slam,,DOORWood,,3,6,5,CC BY 4.0\nb,Hum,Bo,,Ambience,99,6,5,\nc,What,,,,,,,\n"
        "a,Twice,,RAIN,,,,,\n,No id,,RAIN,,,,,\n",
        "utf-8",
    )
    catalogue = load_effects(str(path))
    found = by_id(path)
    assert (catalogue.name, catalogue.left_out, list(found)) == ("mine", 2, ["a", "b", "line-6"])
    assert found["a"].kind is EffectKind.ACCENT
    assert found["a"].attribution == '"Slam", author not on file: look the name up'
    assert (found["b"].kind, found["b"].rating) == (EffectKind.AMBIENCE, None)


@pytest.mark.parametrize(
    ("licence", "owed"),
    [
        *(("CC BY 4.0", True), ("cc-by", True), ("Attribution 3.0", True), ("CC0", False)),
        *(("https://creativecommons.org/licenses/by/4.0/", True), ("", False), ("mine", False)),
    ],
)
def test_every_way_to_write_cc_by_asks_for_the_name(licence: str, owed: bool) -> None:
    effect = replace(load_effects().effects[0], licence=licence, author="Ann")
    assert ("Ann" in effect.terms.joined) == owed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title,kind\n", "no usable effect"),
        ("title,kind\nA,loud\n", "no usable effect"),
        ("name,kind\nA,accent\n", "no column title"),
        ("title,colour\nA,red\n", "no column kind or category"),
    ],
)
def test_an_empty_or_foreign_list_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=said):
        load_effects(str(path))


def test_a_folder_of_ones_own_is_read_by_its_names(tmp_path: Path) -> None:
    folder = tmp_path / "我的音效"
    (folder / "birds").mkdir(parents=True)
    names = ("ANMLDog_Bark_JD_FILM.wav", "birds/BIRDSong_Dawn_JD_FILM.flac", "a.txt")
    for name in names:
        (folder / name).touch()
    catalogue = load_effects(str(folder))
    dog, birds = catalogue.effects
    assert (catalogue.name, catalogue.left_out) == ("我的音效", 0)
    assert (dog.title, dog.author, dog.category, dog.kind) == (
        *("Bark", "JD", "ANMLDog"),
        EffectKind.ACCENT,
    )
    assert birds.link.startswith("file:///")
    assert birds.kind is EffectKind.AMBIENCE
    assert birds.rating == next(
        e.rating for e in load_effects().effects if e.class_name == "Birdsong"
    )
    assert Emotion.CALM in birds.suits


def test_a_category_without_shipped_effects_has_a_rating_of_its_own(tmp_path: Path) -> None:
    for name in ("AMBForst_Morning_JD_FILM.wav", "GUNPis_Shot_JD_FILM.wav", "MAGEvil_Hex_JD_F.wav"):
        (tmp_path / name).touch()
    forest, gun, hex_ = load_effects(str(tmp_path)).effects
    assert forest.rating is not None
    assert forest.rating.valence > 6, "forests are pleasant"
    assert gun.rating == next(e.rating for e in load_effects().effects if e.class_name == "Gunshot")
    assert (hex_.rating, hex_.suits) == (None, ())


def test_a_folder_without_sounds_or_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ANMLDog_Bark.txt").touch()
    with pytest.raises(CatalogueError, match="no sound in"):
        load_effects(str(tmp_path))
    with pytest.raises(CatalogueError, match="no file and no folder"):
        load_effects(str(tmp_path / "nothing"))
