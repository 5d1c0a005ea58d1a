"""Spares a library's import the modules that this program never uses of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def spared(*names: str) -> Iterator[None]:
    """Lets imports in the block find empty modules under these names, unless they are loaded.

    For what libraries import at their start and need later, if at all. Whoever imports such a
    module after the block gets the true one.
    """
    absent = {name: ModuleType(name) for name in names if name not in sys.modules}
    sys.modules.update(absent)
    try:
        yield
    finally:
        for name, module in absent.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
