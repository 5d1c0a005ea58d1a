"""The cache of analyses: what is in its key, and what happens when it is damaged or full."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aemo_studio.analysis import cache as analysis_cache
from aemo_studio.analysis.cache import cache_dir, cache_key, read_cached, write_cached
from aemo_studio.domain.project import AnalysisSettings, ModelReference
from tests.equality import same
from tests.factories import make_analysis, make_video

SETTINGS = AnalysisSettings()
MODELS = (ModelReference("speech", "cd" * 32), ModelReference("face", "ef" * 32))
KEY = cache_key("ab" * 32, SETTINGS, MODELS)


def _entry(folder: Path, key: str = KEY) -> Path:
    return folder / "analyses" / f"{key}.json"


def test_the_place_can_be_chosen_and_is_the_users_by_default(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache_dir() == own_cache
    monkeypatch.delenv("AEMO_STUDIO_CACHE")
    assert cache_dir().name == "aemo-studio"


def test_everything_a_result_depends_on_is_in_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    other_sha = (ModelReference("speech", "ce" * 32), MODELS[1])
    keys = [
        KEY,
        cache_key("ac" * 32, SETTINGS, MODELS),
        cache_key("ab" * 32, SETTINGS, other_sha),
        cache_key("ab" * 32, SETTINGS, MODELS[:1]),
        *(cache_key("ab" * 32, changed, MODELS) for changed in _changed_settings()),
    ]
    monkeypatch.setattr(analysis_cache, "RULES_VERSION", analysis_cache.RULES_VERSION + 1)
    keys.append(cache_key("ab" * 32, SETTINGS, MODELS))
    assert len(set(keys)) == len(keys)


def _changed_settings() -> list[AnalysisSettings]:
    """Each setting changed on its own, whatever settings there will be."""
    return [
        dataclasses.replace(SETTINGS, **{f.name: _another(getattr(SETTINGS, f.name))})
        for f in dataclasses.fields(SETTINGS)
    ]


def _another(value: Any) -> Any:
    return "all" if isinstance(value, str) else value + 1


def test_the_key_is_the_same_every_time() -> None:
    assert cache_key("ab" * 32, AnalysisSettings(), tuple(MODELS)) == KEY


def test_what_was_kept_comes_back(own_cache: Path) -> None:
    analysis = make_analysis()
    assert read_cached(KEY, analysis.video) is None
    write_cached(KEY, analysis)
    found = read_cached(KEY, analysis.video)
    assert found is not None
    np.testing.assert_allclose(found.waveform.peaks, analysis.waveform.peaks, atol=1e-3)
    assert same(dataclasses.replace(found, waveform=analysis.waveform), analysis)


def test_a_moved_file_is_found_under_its_new_name(own_cache: Path) -> None:
    write_cached(KEY, make_analysis(make_video(Path("/films/cut.mp4"))))
    moved = make_video(Path("/elsewhere/cut #2 中文.mp4"))
    found = read_cached(KEY, moved)
    assert found is not None
    assert found.video.path == moved.path


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_damaged_entry_is_as_good_as_none(own_cache: Path, share: float) -> None:
    analysis = make_analysis()
    write_cached(KEY, analysis)
    data = _entry(own_cache).read_bytes()
    _entry(own_cache).write_bytes(data[: int(share * len(data))])
    assert read_cached(KEY, analysis.video) is None
    write_cached(KEY, analysis)
    assert read_cached(KEY, analysis.video) is not None


def test_an_entry_of_another_kind_is_as_good_as_none(own_cache: Path) -> None:
    _entry(own_cache).parent.mkdir(parents=True)
    for data in (b"[]", b'{"format":"aemo-project","version":1}', b"\xff\xfe", b"null"):
        _entry(own_cache).write_bytes(data)
        assert read_cached(KEY, make_video()) is None


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    monkeypatch.setenv("AEMO_STUDIO_CACHE", str(tmp_path / "file"))
    write_cached(KEY, make_analysis())
    assert read_cached(KEY, make_video()) is None
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_the_longest_unused_go_first(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = make_analysis()
    for number in range(3):
        write_cached(f"old{number}", analysis)
        os.utime(_entry(own_cache, f"old{number}"), (1000 + number, 1000 + number))
    assert read_cached("old0", analysis.video) is not None, "reading counts as use"
    size = _entry(own_cache, "old0").stat().st_size
    monkeypatch.setattr(analysis_cache, "MAX_BYTES", int(2.5 * size))
    write_cached("new", analysis)
    kept = {p.stem for p in (own_cache / "analyses").iterdir()}
    assert kept == {"new", "old0"}


def test_nothing_else_is_left_in_the_folder(own_cache: Path) -> None:
    write_cached(KEY, make_analysis())
    assert [p.name for p in own_cache.rglob("*") if p.is_file()] == [f"{KEY}.json"]
