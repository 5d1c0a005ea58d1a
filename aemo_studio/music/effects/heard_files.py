"""Hears the files of the editor's own effects whose names say nothing, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aemo_studio.base.progress import CancelToken, Eta, Progress, Reporter, silent
from aemo_studio.base.translations import Phrase
from aemo_studio.music.effects.heard_cache import HeardCache
from aemo_studio.music.effects.heard_file import HeardFile
from aemo_studio.music.own_music.helper_processes import Failed, work_on

_STAGE = "listening"


@dataclass(frozen=True)
class HearingJob:
    """How files are heard: by how many processes, and whom that is told."""

    #: Files at once.
    workers: int = 1
    #: Is told how far it is.
    report: Reporter = silent
    #: Ends it.
    cancel: CancelToken = field(default_factory=CancelToken)


def hear_files(
    paths: Sequence[Path], job: HearingJob | None = None
) -> dict[Path, HeardFile | Phrase]:
    """Hears files, those that were heard before from the cache. Each is kept as soon as it is
    done. Returns for each what was heard, or why nothing could be. Raises Cancelled."""
    from aemo_studio.music.effects.hear_file import hear_file

    job = job or HearingJob()
    with HeardCache() as cache:
        known = {path: cache.get(path) for path in paths}
        found = {path: one for path, one in known.items() if one is not None}
        todo = [path for path in paths if path not in found]
        eta = Eta()
        for done, (path, one) in enumerate(
            work_on(todo, hear_file, job.workers, job.cancel), start=1
        ):
            if isinstance(one, Failed):
                found[path] = one.reason
            else:
                found[path] = one
                cache.put(path, one)
            share, number = done / len(todo), len(paths) - len(todo) + done
            job.report(Progress(_STAGE, share, eta.left_s(share), path.name, number, len(paths)))
    return found
