"""Imports that are spared modules."""

from __future__ import annotations

import sys

import pytest

from aemo_studio.base.spared_imports import spared


def test_a_spared_module_is_empty_in_the_block_and_true_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with spared("colorsys"):
        import colorsys

        assert not hasattr(colorsys, "rgb_to_hsv")
    import colorsys

    assert hasattr(colorsys, "rgb_to_hsv")


def test_a_module_that_is_loaded_stays() -> None:
    with spared("json"):
        import json
    assert json is sys.modules["json"]
    assert json.loads("1") == 1
