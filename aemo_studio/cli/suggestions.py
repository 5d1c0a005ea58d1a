"""Recommends from the catalogues that are named on the command line."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.progress import Reporter, WarningEvent
from aemo_studio.base.translations import phrase
from aemo_studio.domain.music import Catalogue
from aemo_studio.domain.project import Project


@dataclass(frozen=True)
class Suggestions:
    """The catalogues to recommend from, and the strategy."""

    #: Of the catalogues; files by their absolute path.
    names: tuple[str, ...]
    #: Loaded, in the same order.
    catalogues: tuple[Catalogue, ...]
    #: Tracks per scene.
    top: int
    #: "match" or "classic".
    strategy: str
    #: Whether music begins when the line has ended that is spoken at the start of a scene.
    after_line: bool = False
    #: Whether nobody sings in scenes in which people speak.
    hold_back: bool = False


def load_suggestions(
    names: Sequence[str], top: int, strategy: str, report: Reporter
) -> Suggestions:
    """Loads the catalogues, all that are shipped if none is named.

    Rows that had to be left out are reported as a warning. Raises CatalogueError.
    """
    from aemo_studio.music.catalogue.store import SHIPPED, load_with_report

    chosen = tuple(_settled(name) for name in dict.fromkeys(names or SHIPPED))
    loaded = [load_with_report(name) for name in chosen]
    for name, (_, found) in zip(chosen, loaded, strict=True):
        if name not in SHIPPED and found.passed_over:
            _warn_of_rows(Path(name), found.passed_over, report)
    return Suggestions(chosen, tuple(catalogue for catalogue, _ in loaded), top, strategy)


def with_recommendations(project: Project, suggestions: Suggestions) -> Project:
    """Recommends for all scenes of a project. The editor's decisions stay and count: locked picks
    come first, rejected tracks stay away, filters hold."""
    from aemo_studio.music.own_music.structures import known_in
    from aemo_studio.music.recommend import Recommender, RecommendSettings
    from aemo_studio.project.editing.recommending import recommend_all

    settings = RecommendSettings(
        top=suggestions.top,
        strategy="classic" if suggestions.strategy == "classic" else "match",
        after_line=suggestions.after_line,
        hold_back=suggestions.hold_back,
    )
    structures = known_in(suggestions.names)
    recommender = Recommender(suggestions.catalogues, structures=structures)
    renewed = recommend_all(project, recommender, settings)
    return dataclasses.replace(renewed, catalogues=suggestions.names)


def _settled(name: str) -> str:
    """Makes the paths of files absolute, so that the project finds them from anywhere."""
    from aemo_studio.music.catalogue.store import SHIPPED

    path = Path(name).expanduser()
    return str(path.absolute()) if name not in SHIPPED and path.exists() else name


def _warn_of_rows(path: Path, left_out: int, report: Reporter) -> None:
    one = phrase("1 row of {path} left out; `aemo-studio catalog check` names them.", path=path)
    many = phrase(
        "{count} rows of {path} left out; `aemo-studio catalog check` names them.",
        count=left_out,
        path=path,
    )
    report(WarningEvent("catalogue_rows", one if left_out == 1 else many))
