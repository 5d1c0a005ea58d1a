"""Runs one command: everything the window does, for people and for other programs.

This module is the one place where errors end: as one sentence on standard error and the exit code
of the contract. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from aemo_studio.base.errors import Cancelled, OutputError, StudioError, UsageError, is_no_room
from aemo_studio.base.gc_pause import gc_paused
from aemo_studio.base.translations import process_language
from aemo_studio.cli.quiet import LOUD, quiet_python
from aemo_studio.cli.terminal import harmless_output

PROGRAM = "aemo-studio"
_UNEXPECTED = 1
_SLOW_TO_CLOSE = {"torch"}


def run_program(asked_to_end: Sequence[int]) -> int:
    """Runs the command of `sys.argv` and returns its exit code, or ends the process itself.

    asked_to_end: signals that came before anything could answer them.
    """
    arguments = sys.argv[1:]
    try:
        prepare_process()
        code = fail(Cancelled(), arguments, debug=False) if asked_to_end else execute(arguments)
    except KeyboardInterrupt:  # once more, while the first is answered
        end_process(Cancelled.exit_code)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if code == Cancelled.exit_code:
        # Abandoned work may still run inside a library; who cancels wants the end now.
        end_process(code)
    if _SLOW_TO_CLOSE & set(sys.modules):
        atexit._run_exitfuncs()
        end_process(code)
    return code


def end_process(code: int) -> NoReturn:
    """Ends the process without closing the libraries one by one, which takes the better part of a
    second. Nothing of ours is left to do."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def execute(argv: Sequence[str]) -> int:
    """Runs one command and returns its exit code."""
    with harmless_output():
        return _execute_command(argv)


def _execute_command(argv: Sequence[str]) -> int:
    """Runs one command; every error ends here."""
    arguments = list(argv)
    debug = _take_debug(arguments)
    LOUD.set(debug)
    try:
        with quiet_python():
            code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`): no error, and nobody to report to.
        _forget_output()
        return _UNEXPECTED
    except SystemExit as left:  # argparse, in the training programs
        return left.code if isinstance(left.code, int) else 0 if left.code is None else _UNEXPECTED
    except KeyboardInterrupt:
        return fail(Cancelled(), arguments, debug=False)
    except Exception as error:
        return fail(error, arguments, debug=debug)
    return code


def _run(arguments: list[str]) -> int:
    with gc_paused():
        from typer.main import get_command

        from aemo_studio.cli.app import app
        from aemo_studio.cli.window import with_open

        command = get_command(app)
    names = tuple(getattr(command, "commands", {}))
    result = command.main(
        args=with_open(arguments, names), prog_name=PROGRAM, standalone_mode=False
    )
    if result == Cancelled.exit_code:
        raise Cancelled  # typer has turned Ctrl-C into this code
    return result if isinstance(result, int) else 0


def prepare_process() -> None:
    """Prepares signals and streams: ended by another program (the window, a shell) is cancelled, as
    by Ctrl-C; odd file names print."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _take_debug(arguments: list[str]) -> bool:
    """Removes `--debug`, which counts wherever it stands before a `--`."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    debug = "--debug" in arguments[:end]
    arguments[:end] = [word for word in arguments[:end] if word != "--debug"]
    return debug


def fail(error: Exception, arguments: Sequence[str], *, debug: bool) -> int:
    """Reports the error on standard error (and as an event where events are read)."""
    if debug:
        traceback.print_exception(error)
    _end_output()
    known = _as_studio_error(error) or _unexpected(error, debug)
    message = known.phrase.in_language(process_language())
    _print_line(sys.stderr, message)
    if "--events" in arguments:
        event = {"event": "error", "code": known.code, "message": message}
        _print_line(sys.stdout, json.dumps(event, separators=(",", ":")))
    return known.exit_code


def _as_studio_error(error: Exception) -> StudioError | None:
    if isinstance(error, StudioError):
        return error
    if isinstance(error, OSError) and is_no_room(error):
        return OutputError.from_os_error(Path(error.filename or "standard output"), error)
    # Errors that typer finds in the arguments; its classes are not public.
    format_message = getattr(error, "format_message", None)
    if format_message is None:
        return None
    words = " ".join(str(format_message()).replace("Value error, ", "").split()).rstrip(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else PROGRAM
    return UsageError("{words}; see `{command} --help`.", words=words, command=command)


def _unexpected(error: Exception, debug: bool) -> StudioError:
    what = " ".join(f"{type(error).__name__}: {error}".split())
    if debug:
        return StudioError(
            "Something unexpected went wrong ({error}); the lines above say where, and please "
            "report it.",
            error=what,
        )
    return StudioError(
        "Something unexpected went wrong ({error}); run it again with --debug to see where, and "
        "please report it.",
        error=what,
    )


def _end_output() -> None:
    """Writes what is still to be written, or forgets it: on a full device the end of the program
    would fail again."""
    try:
        sys.stdout.flush()
    except OSError:
        _forget_output()


def _forget_output() -> None:
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _print_line(stream: TextIO, text: str) -> None:
    with contextlib.suppress(OSError):
        print(text, file=stream, flush=True)
