"""Own effects whose names say nothing are heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.base.errors import CatalogueError, OutputError
from aemo_studio.base.progress import CancelToken, Event, WarningEvent
from aemo_studio.base.translations import Phrase
from aemo_studio.domain.effects import Effect, EffectKind
from aemo_studio.music.effects import heard_files
from aemo_studio.music.effects.heard_file import HeardFile
from aemo_studio.music.effects.heard_files import HearingJob
from aemo_studio.music.effects.heard_kinds import kind_of, load_heard_classes
from aemo_studio.music.effects.own_list import import_effects
from aemo_studio.music.effects.store import load_effects
from tests.media_factory import make_audio

RATE_HZ = 8_000


def _noise(seconds: float) -> np.ndarray:
    return np.random.default_rng(1).normal(0.0, 0.1, int(seconds * RATE_HZ)).astype(np.float32)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files that are heard in this process, in order."""
    asked: list[Path] = []

    def work_on(
        paths: Sequence[Path], work: Callable[[Path], object], _workers: int, _cancel: CancelToken
    ) -> Iterator[tuple[Path, object]]:
        for path in paths:
            asked.append(path)
            yield path, work(path)

    monkeypatch.setattr(heard_files, "work_on", work_on)
    return asked


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AEMO_STUDIO_CACHE", str(tmp_path / "cache"))
    place = tmp_path / "聲音"
    place.mkdir()
    make_audio(place / "03_rain_on-roof.wav", _noise(9.0), RATE_HZ)
    make_audio(place / "blip.wav", _noise(0.2), RATE_HZ)
    make_audio(place / "nothing.wav", np.zeros(RATE_HZ, np.float32), RATE_HZ)
    (place / "broken.mp3").write_bytes(b"no sound")
    (place / "ANMLDog_Bark_JD_FILM.wav").touch()
    return place


def _loaded(folder: Path) -> tuple[dict[str, Effect], list[str]]:
    said: list[str] = []

    def tell(event: Event) -> None:
        if isinstance(event, WarningEvent):
            said.append(event.message)

    found = load_effects(str(folder), HearingJob(report=tell))
    assert found.left_out == len(said)
    return {effect.title: effect for effect in found.effects}, said


def test_files_are_heard_once_and_silence_and_damage_are_told(
    folder: Path, heard: list[Path]
) -> None:
    effects, said = _loaded(folder)
    assert set(effects) == {"rain on-roof", "blip", "Bark"}
    rain = effects["rain on-roof"]
    assert rain.kind is EffectKind.AMBIENCE
    assert rain.category.startswith(("RAIN", "WATR")), "noise sounds like water"
    assert rain.rating is not None
    assert rain.certainty is not None
    assert rain.duration_s == pytest.approx(9.0, abs=0.05)
    assert effects["Bark"].certainty is None, "its name states the class"
    assert effects["blip"].kind is not EffectKind.AMBIENCE
    assert [sentence.split("/")[-1].split(" ")[0] for sentence in said] == [
        "broken.mp3",
        "nothing.wav",
    ]
    assert len(heard) == 4
    (folder / "blip.wav").rename(folder / "bleep.wav")
    again, _ = _loaded(folder)
    assert len(heard) == 4, "what was heard is known, also after it was moved"
    assert again["bleep"].category == effects["blip"].category


def test_a_list_of_them_can_be_loaded_and_replaces_no_other_file(
    folder: Path, heard: list[Path], tmp_path: Path
) -> None:
    target = tmp_path / "mine.csv"
    report = import_effects([folder, folder], target)
    assert (report.written, report.by_ear, len(report.left_out)) == (3, 2, 4)
    listed = {effect.title: effect for effect in load_effects(str(target)).effects}
    alone, _ = _loaded(folder)
    for title, effect in alone.items():
        one = listed[title]
        assert (one.file, one.kind, one.rating, one.suits) == (
            *(effect.file, effect.kind, effect.rating, effect.suits),
        )
    target.write_text("title,artist\na,b\n", "utf-8")
    with pytest.raises(OutputError, match="no list of your own effects"):
        import_effects([folder], target)
    with pytest.raises(CatalogueError, match="can be an effect"):
        import_effects([tmp_path / "cache"], tmp_path / "other.csv")


@pytest.mark.parametrize(
    ("heard", "title", "expected"),
    [
        (HeardFile(3.0, (("Rain", 0.6),), 1.0), "x", ("RAIN", EffectKind.ACCENT)),
        (HeardFile(10_800.0, (("Rain", 0.6),), 1.0), "x", ("RAIN", EffectKind.AMBIENCE)),
        (
            HeardFile(3.0, (("Vehicle", 0.9), ("Car", 0.5)), 0.2),
            *("x", ("VEHCar", EffectKind.ACCENT)),
        ),
        (
            HeardFile(3.0, (("Speech", 0.9), ("Cough", 0.2)), 0.2),
            *("x", ("VOXMisc", EffectKind.ACCENT)),
        ),
        (
            HeardFile(5.0, (("Rain", 0.9), ("Thunder", 0.05)), 0.2),
            *("Thunder 2", ("THUN", EffectKind.ACCENT)),
        ),
        (HeardFile(4.0, (("Piano", 0.7),), 0.9), "x", ("MUSCKeyd", EffectKind.STING)),
        (HeardFile(30.0, (("Typing", 0.7),), 0.9), "x", ("CMPTKey", EffectKind.FOLEY)),
        (HeardFile(30.0, (("Rain", 0.02),), 0.9), "x", (None, EffectKind.AMBIENCE)),
    ],
)
def test_length_steadiness_and_title_decide_what_a_sound_is(
    heard: HeardFile, title: str, expected: tuple[str | None, EffectKind]
) -> None:
    found = kind_of(heard, title)
    assert (found.category.cat_id if found.category else None, found.kind) == expected


def test_a_song_is_no_effect_and_every_class_has_its_place() -> None:
    assert kind_of(HeardFile(200.0, (("Pop music", 0.8),), 0.9)).is_song
    classes = load_heard_classes()
    assert len(classes) == 521
    assert [name for name, one in classes.items() if one.category is None] == ["Silence"]


def test_a_damaged_cache_costs_nothing_but_time(folder: Path, heard: list[Path]) -> None:
    from aemo_studio.music.effects.heard_cache import HeardCache

    with HeardCache() as cache:
        cache.put(folder / "blip.wav", Phrase("why"))
        assert cache.get(folder / "blip.wav") == Phrase("why")
    (folder.parent / "cache" / "effects.sqlite").write_bytes(b"no database at all" * 99)
    with HeardCache() as cache:
        assert cache.get(folder / "blip.wav") is None
