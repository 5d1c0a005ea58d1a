"""Examines what works on this machine, line by line, and advises on the rest (`doctor`)."""

from __future__ import annotations

import json
import platform
import random
import subprocess
import sys
import tempfile
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from aemo_studio.base.errors import CatalogueError, MediaError, ModelError, StudioError
from aemo_studio.base.own_program import own_module

LIBRARIES = (
    "av", "mediapipe", "moviepy", "msgspec", "mutagen", "numpy", "opencv-contrib-python",
    "pandas", "PySide6", "rich", "safetensors", "scipy", "silero-vad",
    "torch", "typer",
)  # fmt: skip

DECODERS = (
    "h264", "hevc", "prores", "dnxhd", "mpeg4", "mpeg2video", "vp9", "av1", "aac", "mp3",
    "opus", "ac3", "flac", "pcm_s16le", "pcm_s24le",
)  # fmt: skip

_AUDIO_TIMEOUT_S = 30


@dataclass(frozen=True)
class Finding:
    """One line of the examination."""

    #: What was examined.
    name: str
    #: Whether it works.
    ok: bool
    #: Version, names or the reason; a few words.
    details: str
    #: A sentence on what to do where it does not work; may be empty.
    advice: str = ""
    #: The kind of error if an analysis needs it; None if the program works without.
    failure: type[StudioError] | None = None


def doctor() -> int:
    """What works on this machine: codecs, GPU, audio out, models, catalogues.

    The exit code is 0 if everything works that an analysis needs.
    """
    code = 0
    for finding in _examine():
        mark = "ok    " if finding.ok else "not ok"
        typer.echo(f"{mark}  {finding.name}: {finding.details}")
        if not finding.ok and finding.advice:
            typer.echo(f"        {finding.advice}")
        if not finding.ok and finding.failure is not None and code == 0:
            code = finding.failure.exit_code
    return code


def _examine() -> Iterator[Finding]:
    checks = (
        _python, _libraries, _decoders, _music_reader, _processor, _audio_out, _models,
        _catalogues, _cache,
    )  # fmt: skip
    for check in checks:
        try:
            yield from check()
        except Exception as error:  # a broken library must not end the examination
            name = check.__name__.strip("_").replace("_", " ")
            what = " ".join(f"{type(error).__name__}: {error}".split())
            yield Finding(name, False, what, "Install the program again.", StudioError)


def _python() -> Iterator[Finding]:
    ok = sys.version_info >= (3, 11)
    yield Finding(
        "Python",
        ok,
        f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        "Use Python 3.11 or newer.",
        StudioError,
    )


def _libraries() -> Iterator[Finding]:
    import importlib.metadata

    for name in LIBRARIES:
        try:
            yield Finding(name, True, importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(name, False, "not installed", "Install the program again.", StudioError)


def _decoders() -> Iterator[Finding]:
    import av

    there = [name for name in DECODERS if _can_decode(name)]
    missing = [name for name in DECODERS if name not in there]
    version = ".".join(str(n) for n in av.library_versions["libavcodec"])
    details = f"libavcodec {version}: {', '.join(there)}"
    if missing:
        details += f"; missing: {', '.join(missing)}"
    advice = "Install PyAV from its wheel (pip install --force-reinstall av)."
    yield Finding("decoders", not missing, details, advice, MediaError)


def _can_decode(name: str) -> bool:
    from av.codec import Codec
    from av.codec.codec import UnknownCodecError

    try:
        Codec(name, "r")
    except UnknownCodecError:
        return False
    return True


def _music_reader() -> Iterator[Finding]:
    """Listens to a short sound in a helper process, as `catalog import` does."""
    from aemo_studio.base.progress import CancelToken
    from aemo_studio.music.own_music.helper_processes import work_on
    from aemo_studio.music.own_music.listen_to_file import ListenedFile, listen_to_file

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound.wav"
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, 22_050, 0, "NONE", ""))
            file.writeframes(random.Random(0).randbytes(2 * 22_050))
        [(_, heard)] = work_on([path], listen_to_file, 1, CancelToken())
    ok = isinstance(heard, ListenedFile)
    advice = "Music of yours cannot be imported; install the program again, or report this line."
    yield Finding("music reader", ok, "listens" if ok else str(heard), advice)


def _processor() -> Iterator[Finding]:
    from aemo_studio.analysis.speech.device import available_devices

    devices = available_devices()
    details = "none; analyses run on the CPU" if devices == ("cpu",) else ", ".join(devices)
    yield Finding("GPU", True, details)


def _audio_out() -> Iterator[Finding]:
    """Examines the sound output in a child process: the sound system's libraries may be missing or
    hang."""
    command = own_module("aemo_studio.gui.processes.audio_out")
    advice = "Music cannot be auditioned; on Debian and Ubuntu install libpulse0."
    try:
        child = subprocess.run(
            command, capture_output=True, text=True, timeout=_AUDIO_TIMEOUT_S, check=False
        )
        outputs = json.loads(child.stdout)["outputs"]
    except subprocess.TimeoutExpired:
        yield Finding("audio out", False, "the sound system does not answer", advice)
    except (ValueError, KeyError):
        last = (child.stderr.strip().splitlines() or ["no answer"])[-1]
        yield Finding("audio out", False, last, advice)
    else:
        names = ", ".join(output["name"] for output in outputs)
        yield Finding(
            "audio out", bool(outputs), names or "no output", "Connect or switch on a loudspeaker."
        )


def _models() -> Iterator[Finding]:
    from aemo_studio.analysis.pipeline import MODELS
    from aemo_studio.base import model_store

    try:
        states = model_store.verify()
    except ModelError as error:
        yield Finding("models", False, error.message, "Restore the folder models.", ModelError)
        return
    for state in states:
        details = state.problem or f"{state.entry.file} as it should be"
        advice = "Restore the file from the program's repository."
        name = f"model {state.entry.name}"
        yield Finding(name, state.problem is None, details, advice, ModelError)
    for missing in sorted(set(MODELS) - {state.entry.name for state in states}):
        details = "not in the list of models"
        yield Finding(f"model {missing}", False, details, "Install the program again.", ModelError)


def _catalogues() -> Iterator[Finding]:
    from aemo_studio.music.catalogue.store import list_catalogues

    for entry in list_catalogues():
        details = entry.problem or f"{entry.tracks} tracks"
        advice = "Restore the folder catalog."
        name = f"catalogue {entry.name}"
        yield Finding(name, entry.problem is None, details, advice, CatalogueError)


def _cache() -> Iterator[Finding]:
    from aemo_studio.analysis.cache import cache_dir
    from aemo_studio.base.atomic_write import check_writable
    from aemo_studio.base.errors import OutputError

    folder = cache_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        check_writable(folder / "analysis")
    except (OSError, OutputError) as error:
        advice = "Every analysis starts afresh; set AEMO_STUDIO_CACHE to a folder of yours."
        yield Finding("cache", False, f"{folder} cannot be written ({error})", advice)
    else:
        yield Finding("cache", True, str(folder))
