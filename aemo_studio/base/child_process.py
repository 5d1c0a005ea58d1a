"""How every child process is ended: asked, waited for, killed. And how long that may take; by which
words one is told to wait."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    Child: TypeAlias = subprocess.Popen[Any] | BaseProcess

GRACE_S = 0.7
"""How long a child that was asked to end may take before it is killed, while a person waits."""

UNATTENDED_GRACE_S = 5.0
"""The same where nobody waits, so that a child on a busy machine can tidy up."""

ORDERS_VARIABLE = "AEMO_STUDIO_ORDERS"
"""Set in the environment of a child that may be paused by a line on its standard input."""

PAUSE, CONTINUE = b"pause", b"continue"


def end_child(child: Child, grace_s: float = GRACE_S) -> None:
    """Asks the child to end, kills it where it does not within `grace_s`, and waits for it."""
    child.terminate()
    if not _ended(child, grace_s):
        child.kill()
        _ended(child, None)


def _ended(child: Child, within_s: float | None) -> bool:
    """Waits for the end of the child, None: as long as it takes."""
    if not isinstance(child, subprocess.Popen):
        child.join(within_s)
        return child.exitcode is not None
    try:
        child.wait(within_s)
    except subprocess.TimeoutExpired:
        return False
    return True
