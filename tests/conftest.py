"""Fixtures that every test may use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from aemo_studio.base.progress import Event
from tests.leftovers import remove_all_but_failed, remove_killed_runs
from tests.media_factory import card, clicks, cuts, make_video

# The same examples on every run and on every machine, however slow; fresh ones on request:
# pytest --hypothesis-profile=explore.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("repeatable")


class Recorder:
    """A Reporter that remembers what it was told."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def __call__(self, event: Event) -> None:
        self.events.append(event)

    @property
    def warning_codes(self) -> list[str]:
        return [code for event in self.events if isinstance(code := getattr(event, "code", 0), str)]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts slow files first, then those of most tests: `make test` hands out files in this order,
    and a long one at the end would let the other processors wait."""
    tests = Counter(item.path for item in items)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path not in slow, -tests[item.path]))


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture(scope="session", autouse=True)
def no_leftovers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The films and windows' settings of a run go with it, and those of runs that were killed."""
    base = tmp_path_factory.getbasetemp()
    remove_killed_runs(base)
    yield
    remove_all_but_failed(base)


@pytest.fixture(scope="session", autouse=True)
def shared_cache(no_leftovers: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Analyses made by tests are kept apart from those of the user, and thrown away."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AEMO_STUDIO_CACHE", str(folder))
        yield folder


@pytest.fixture
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of analyses for one test."""
    folder = tmp_path_factory.mktemp("own cache")
    monkeypatch.setenv("AEMO_STUDIO_CACHE", str(folder))
    return folder


@pytest.fixture(scope="session")
def three_shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A 6 s clip, 640x360 at 25 fps: cuts at 2.0 and 4.0 s, a click at each of them."""
    path = tmp_path_factory.mktemp("media") / "three shots.mp4"
    shots = [(card(n), 2.0) for n in range(3)]
    return make_video(path, frames=cuts(shots), audio=clicks([2.0, 4.0], 6.0))
