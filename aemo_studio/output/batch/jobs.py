"""Finds what a batch has to do: which videos, and where their projects go."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import listed

SUFFIXES = frozenset(
    {".3gp", ".avi", ".flv", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts",
     ".mxf", ".ogv", ".ts", ".vob", ".webm", ".wmv"}
)  # fmt: skip

STATE = ".aemo-batch"
"""Folder in the output folder that records which jobs are done."""


@dataclass(frozen=True)
class Job:
    """The analysis of one video. Paths are absolute and text, so that a job travels to other
    machines."""

    #: Path of the video.
    video: str
    #: Path of the project to write.
    project: str
    #: Path of the state folder, with the records of jobs.
    state: str
    #: Of `analyze`.
    arguments: tuple[str, ...]
    #: The program that analyses; empty for this one, wherever the job runs.
    command: tuple[str, ...]
    #: Whether the music list is written, too.
    csv: bool = False
    #: Sections of it to analyse at once, which does not change the outcome.
    sections: int = 1

    @property
    def number(self) -> str:
        """Derives a name that is the same for the same video and project, whatever the
        arguments."""
        names = f"{self.video}\0{self.project}".encode(errors="surrogateescape")
        return hashlib.sha256(names).hexdigest()[:16]

    @property
    def record(self) -> Path:
        """Builds the path of the recorded outcome."""
        return Path(self.state) / f"{self.number}.json"

    def key(self) -> str:
        """Builds a key of the video's size and time and of the arguments: an outcome with another
        key is out of date."""
        try:
            status = Path(self.video).stat()
            content: object = [status.st_size, status.st_mtime_ns]
        except OSError:
            content = None
        return json.dumps([content, self.arguments, self.csv])


@dataclass(frozen=True)
class Outcome:
    """The outcome of a job. What an analysis finds is empty or 0 where it failed."""

    #: Path of the video.
    video: str
    #: Path of the project.
    project: str
    #: `Job.key` at the time.
    key: str
    #: "done" or "failed".
    status: str
    #: A sentence on why it failed; empty where it did not.
    message: str = ""
    #: Seconds by the wall clock.
    seconds: float = 0.0
    #: Seconds of the video.
    duration_s: float = 0.0
    #: Name of the Emotion of each scene.
    scenes: tuple[str, ...] = ()
    #: Share of the video with speech, in [0, 1].
    speech_coverage: float = 0.0
    #: Share of the video with usable faces, in [0, 1].
    face_coverage: float = 0.0
    #: `Title (Artist)` of the first suggestion of each scene; empty without one.
    music: tuple[str, ...] = ()
    #: Sentences.
    warnings: tuple[str, ...] = ()
    #: Name of the machine that did it.
    machine: str = ""

    @property
    def done(self) -> bool:
        return self.status == "done"

    def encoded(self) -> bytes:
        """Encodes the outcome as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False).encode(errors="replace")


def decoded(data: bytes) -> Outcome | None:
    """Decodes an outcome; None for anything else (a file cut short, another program's)."""
    try:
        fields = json.loads(data)
        lists = {n: tuple(fields[n]) for n in ("scenes", "music", "warnings")}
        return Outcome(**{**fields, **lists})
    except (ValueError, TypeError, KeyError):
        return None


def find_jobs(
    inputs: Sequence[Path],
    output: Path,
    arguments: Sequence[str],
    command: Sequence[str],
    *,
    csv: bool = False,
    sections: int = 1,
) -> tuple[Job, ...]:
    """Makes a job for every video named, and for every video in the folders named.

    Folders keep their shape in `output`. Two videos of the same name in a folder get their
    suffix into the project's name. Raises UsageError where there is no video at all.
    """
    found = list(dict.fromkeys(_videos(inputs)))
    if not found:
        raise UsageError(
            "There is no video in {names}; name files or a folder with videos.",
            names=listed(inputs),
        )
    stems = [str(place.with_suffix("")) for _, place in found]
    jobs = []
    taken: set[str] = set()
    for (video, place), stem in zip(found, stems, strict=True):
        name = f"{place if stems.count(stem) > 1 else stem}"
        while name in taken:
            name += "-2"
        taken.add(name)
        jobs.append(
            Job(
                video=str(video),
                project=str(output.absolute() / f"{name}.aemo"),
                state=str(output.absolute() / STATE),
                arguments=tuple(arguments),
                command=tuple(command),
                csv=csv,
                sections=sections,
            )
        )
    return tuple(jobs)


def _videos(inputs: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Finds videos: (absolute path, path relative to what was named). Files that are named are
    taken whatever they are called; that they are no video is reported with the results."""
    for given in inputs:
        if not given.is_dir():
            yield given.absolute(), Path(given.name)
            continue
        for folder, names, files in os.walk(given.absolute()):
            names[:] = sorted(name for name in names if not name.startswith("."))
            for name in sorted(files):
                path = Path(folder, name)
                if path.suffix.lower() in SUFFIXES and not name.startswith("."):
                    yield path, path.relative_to(given.absolute())
