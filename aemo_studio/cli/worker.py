"""Analyses one video after the other for a batch, so that libraries load once.

Each line of standard input holds the arguments of one call of the command line, a JSON list. Its
events go to standard output, and after them how it ended.
"""

from __future__ import annotations

import gc
import json
import sys
from itertools import islice

from aemo_studio.base.errors import Cancelled
from aemo_studio.base.heaps import trim_heaps
from aemo_studio.cli import main
from aemo_studio.cli.running import end_process, prepare_process

MOST_CALLS = 20
"""Calls after which the program ends and the batch starts another, so that memory stays low."""


def serve() -> int:
    """Runs calls until there were enough, standard input ends or one is cancelled; returns the exit
    code."""
    for line in islice(iter(sys.stdin.readline, ""), MOST_CALLS):
        code = main(json.loads(line))
        print(json.dumps({"event": "ended", "code": code}), flush=True)
        if code == Cancelled.exit_code:
            return code
        gc.collect()  # what is left of this film
        trim_heaps()
    return 0


if __name__ == "__main__":
    prepare_process()
    try:
        end_process(serve())
    except (KeyboardInterrupt, OSError):  # while it waits, or nobody reads any more
        end_process(Cancelled.exit_code)
