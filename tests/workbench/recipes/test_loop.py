"""Training: it stops in time, goes on after an interruption, and is the same on a GPU."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from aemo_studio.workbench.recipes.layers import Dropout
from aemo_studio.workbench.recipes.loop import Schedule, Trained, class_weights, score, train
from aemo_studio.workbench.recipes.task import Part, Settings, Task
from tests.workbench.bench.generated import features

ON_CPU = Settings()
SCHEDULE = Schedule(epochs=8, batch=16, rate=1e-2, patience=8)


def task(checkpoint: Path | None = None, settings: Settings = ON_CPU) -> Task:
    file = features(shape=(12,), actors=tuple(range(1, 9)))
    held = np.isin(file.speaker, ["ravdess/07", "ravdess/08"])
    return Task(Part.of(file, ~held), Part.of(file, held), 3, settings, checkpoint)


def network() -> nn.Module:
    torch.manual_seed(3)
    return nn.Sequential(
        nn.Linear(12, 16), nn.BatchNorm1d(16), nn.ReLU(), Dropout(0.3), nn.Linear(16, 8)
    )


class KilledError(Exception):
    """The end of a process, as far as a training run can feel it."""


@pytest.mark.parametrize("one_cycle", [False, True])
def test_an_interrupted_run_ends_with_the_same_numbers(one_cycle: bool, tmp_path: Path) -> None:
    schedule = replace(SCHEDULE, one_cycle=one_cycle)
    whole = network()
    ended = train(whole, task(), schedule)

    def kill(share: float, _words: str) -> None:
        if share >= 0.5:
            raise KilledError

    checkpoint = tmp_path / "run.part"
    with pytest.raises(KilledError):
        train(network(), replace(task(checkpoint), report=kill), schedule)
    assert checkpoint.is_file()
    told: list[float] = []
    resumed = network()
    again = train(
        resumed, replace(task(checkpoint), report=lambda share, _: told.append(share)), schedule
    )
    assert len(told) < 8, "it began again instead of going on"
    assert again == ended
    x = task().held.x
    assert np.array_equal(score(resumed, x, "cpu"), score(whole, x, "cpu"))
    assert not checkpoint.exists()


@pytest.mark.parametrize("content", [b"", b"half a file"])
def test_a_damaged_checkpoint_is_begun_again(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "run.part").write_bytes(content)
    assert train(network(), task(tmp_path / "run.part"), SCHEDULE) == train(
        network(), task(), SCHEDULE
    )


def test_a_checkpoint_of_other_data_is_not_gone_on_from(tmp_path: Path) -> None:
    def kill(share: float, _words: str) -> None:
        if share >= 0.5:
            raise KilledError

    checkpoint = tmp_path / "run.part"
    with pytest.raises(KilledError):
        train(network(), replace(task(checkpoint), seed=4, report=kill), SCHEDULE)
    assert train(network(), task(checkpoint), SCHEDULE) == train(network(), task(), SCHEDULE)


def test_it_stops_where_other_speakers_gain_nothing_and_keeps_the_best() -> None:
    given = task()
    rng = np.random.default_rng(0)
    noise = replace(given, held=replace(given.held, label=rng.permutation(given.held.label)))
    told: list[float] = []
    noise = replace(noise, report=lambda share, _: told.append(share))
    trained = network()
    found = train(trained, noise, replace(SCHEDULE, epochs=60, patience=4))
    assert len(told) == found.epoch + 4 < 60
    logits = torch.from_numpy(score(trained, noise.held.x, "cpu"))
    label = torch.from_numpy(noise.held.label)
    loss = nn.functional.cross_entropy(logits, label, class_weights(noise.held.label))
    assert float(loss) == pytest.approx(found.held_loss, abs=1e-6)


def test_emotions_count_the_same() -> None:
    weights = class_weights(np.array([0, 0, 0, 1]))
    assert weights[:2].tolist() == pytest.approx([4 / 6, 2.0])
    assert weights[2:].sum() == 0


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU")
@pytest.mark.parametrize("mixed", [False, True])
def test_a_gpu_gives_the_same_scores(mixed: bool) -> None:
    found = {}
    for settings in (Settings("cpu"), Settings("cuda", mixed=mixed)):
        trained, device = network(), settings.device
        ended: Trained = train(trained, task(settings=settings), SCHEDULE)
        logits = torch.from_numpy(score(trained, task().held.x, device))
        found[device] = (logits.softmax(1).numpy(), ended)
    apart = np.abs(found["cpu"][0] - found["cuda"][0]).max()
    assert apart < (0.05 if mixed else 1e-3)
