"""From catalogues named on the command line to a project with recommendations."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.domain.music import Catalogue
from aemo_studio.domain.project import Project
from aemo_studio.progress import Reporter, Warning


@dataclass(frozen=True)
class Suggestions:
    """What to recommend from, and how. names: of the catalogues, as given."""

    names: tuple[str, ...]
    catalogues: tuple[Catalogue, ...]
    top: int
    strategy: str


def load_suggestions(
    names: Sequence[str], top: int, strategy: str, report: Reporter
) -> Suggestions:
    """Loads the catalogues, all that are shipped if none is named.

    Rows that had to be left out are reported as a warning. Raises CatalogueError.
    """
    from aemo_studio.catalogue.store import SHIPPED, load_catalogue

    chosen = tuple(_settled(name) for name in dict.fromkeys(names or SHIPPED))
    catalogues = tuple(load_catalogue(name) for name in chosen)
    for name in set(chosen) - set(SHIPPED):
        _warn_of_rows(Path(name), report)
    return Suggestions(chosen, catalogues, top, strategy)


def with_recommendations(project: Project, suggestions: Suggestions) -> Project:
    """The project with new recommendations for its scenes. The editor's decisions stay and
    count: locked picks come first, rejected tracks stay away, filters hold."""
    from aemo_studio.editing.recommending import recommend_all
    from aemo_studio.recommend import Recommender, RecommendSettings

    settings = RecommendSettings(
        top=suggestions.top, strategy="classic" if suggestions.strategy == "classic" else "match"
    )
    renewed = recommend_all(project, Recommender(suggestions.catalogues), settings)
    return dataclasses.replace(renewed, catalogues=suggestions.names)


def _settled(name: str) -> str:
    """Files by their whole path, so that the project finds them from anywhere."""
    from aemo_studio.catalogue.store import SHIPPED

    path = Path(name).expanduser()
    return str(path.absolute()) if name not in SHIPPED and path.exists() else name


def _warn_of_rows(path: Path, report: Reporter) -> None:
    from aemo_studio.catalogue.store import check_catalogue

    left_out = check_catalogue(path).passed_over
    if left_out:
        rows = "1 row" if left_out == 1 else f"{left_out} rows"
        message = f"{rows} of {path} left out; `aemo-studio catalog check` names them."
        report(Warning("catalogue_rows", message))
