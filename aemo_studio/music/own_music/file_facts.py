"""Helper processes read here all that is in a music file: tags, sound, how it fits scenes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.errors import StudioError
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.listening import Listened
from aemo_studio.music.own_music.tags import Tags, read_tags


@dataclass(frozen=True, eq=False)
class FileFacts:
    """What is in a music file."""

    tags: Tags
    listened: Listened
    #: float32[32], the score of the best fit for each of FIT_LENGTHS_S.
    fit: FloatArray


def read_facts(path: Path) -> FileFacts | str:
    """What is in a file, or in words why it cannot be read."""
    from aemo_studio.music.fit.search import fit_curve
    from aemo_studio.music.listening.listen import listen

    try:
        listened = listen(path)
    except StudioError as error:
        return error.message
    except Exception as error:  # a library's fault in one file must not end the others
        return f"{path} cannot be listened to ({type(error).__name__}: {error})."
    return FileFacts(read_tags(path), listened, fit_curve(listened.structure))
