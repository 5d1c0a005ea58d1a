"""Analyses one video after the other for a batch, so that libraries load once.

Each line of standard input holds the arguments of one call of the command line, a JSON list. Its
events go to standard output, and after them how it ended.
"""

from __future__ import annotations

import gc
import json
import sys

from aemo_studio.base.errors import Cancelled
from aemo_studio.cli import end_process, main, prepare_process


def serve() -> int:
    """Runs calls until standard input ends or one is cancelled; returns the exit code."""
    for line in iter(sys.stdin.readline, ""):
        code = main(json.loads(line))
        print(json.dumps({"event": "ended", "code": code}), flush=True)
        if code == Cancelled.exit_code:
            return code
        gc.collect()  # the film before, not during the next one
    return 0


if __name__ == "__main__":
    prepare_process()
    try:
        end_process(serve())
    except (KeyboardInterrupt, OSError):  # while it waits, or nobody reads any more
        end_process(Cancelled.exit_code)
