"""All that a file tells: its tags, its sound, how it fits scenes. Runs in helper processes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.errors import StudioError
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.listening import Listened
from aemo_studio.music.own_music.tags import Tags, read_tags


@dataclass(frozen=True, eq=False)
class Heard:
    """fit: float32[32], the score of the best fit for each of FIT_LENGTHS_S."""

    tags: Tags
    listened: Listened
    fit: FloatArray


def hear(path: Path) -> Heard | str:
    """What a file tells, or in words why it tells nothing."""
    from aemo_studio.music.fit.search import fit_curve
    from aemo_studio.music.listening.listen import listen

    try:
        listened = listen(path)
    except StudioError as error:
        return error.message
    except Exception as error:  # a library's fault in one file must not end the others
        return f"{path} cannot be listened to ({type(error).__name__}: {error})."
    return Heard(read_tags(path), listened, fit_curve(listened.structure))
