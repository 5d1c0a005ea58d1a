"""Starts the bundled program: at the command line, or at the module after `-m`.

There is no interpreter in a bundle: the program starts itself for its children, and understands
`-m MODULE` as Python does (aemo_studio/base/own_program.py).
"""

from __future__ import annotations

import multiprocessing
import runpy
import sys

from aemo_studio.base.own_program import PACKAGE


def main() -> None:
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["-m"] and sys.argv[2:3]:
        module = sys.argv[2]
        if module.split(".")[0] == PACKAGE:
            del sys.argv[1:3]
            runpy.run_module(module, run_name="__main__", alter_sys=True)
            return
    runpy.run_module(PACKAGE, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
