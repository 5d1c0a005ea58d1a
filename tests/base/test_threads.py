"""The worker thread: order, back-pressure, errors, abandonment."""

# ruff: noqa: PT012 - what raises here is the context manager as a whole
from __future__ import annotations

import threading
import time

import pytest

from aemo_studio.base.threads import Worker


def test_items_are_worked_on_in_order_and_completely() -> None:
    seen: list[int] = []
    with Worker("test", seen.append, ahead=2) as worker:
        for i in range(50):
            worker.put(i)
        worker.finish()
    assert seen == list(range(50))


def test_the_queue_slows_the_feeder_down() -> None:
    release = threading.Event()
    accepted: list[int] = []

    def feed(worker: Worker[int]) -> None:
        for i in range(10):
            worker.put(i)
            accepted.append(i)

    def hold(_: int) -> None:
        release.wait(5)

    with Worker("test", hold, ahead=3) as worker:
        feeder = threading.Thread(target=feed, args=(worker,))
        feeder.start()
        time.sleep(0.3)
        assert len(accepted) <= 4  # three in the queue, one in work
        release.set()
        feeder.join()
        worker.finish()
    assert len(accepted) == 10


def test_a_failure_reaches_the_feeder() -> None:
    def fail(_: int) -> None:
        raise RuntimeError("broken frame")

    with pytest.raises(RuntimeError, match="broken frame"), Worker("test", fail, 1) as worker:
        worker.put(1)
        worker.finish()


def test_a_failure_frees_a_feeder_that_waits() -> None:
    def fail(_: int) -> None:
        time.sleep(0.2)
        raise RuntimeError("broken frame")

    with pytest.raises(RuntimeError, match="broken frame"), Worker("test", fail, 1) as worker:
        for i in range(20):
            worker.put(i)


def test_leaving_on_an_error_abandons_the_queue() -> None:
    seen: list[int] = []

    def slow(item: int) -> None:
        time.sleep(0.05)
        seen.append(item)

    with pytest.raises(KeyError), Worker("test", slow, ahead=100) as worker:
        for i in range(100):
            worker.put(i)
        raise KeyError
    assert len(seen) < 10
