"""Writes a list of the editor's own effects, from folders (`catalog import DIR --effects`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aemo_studio.base.atomic_write import check_writable, write_atomic
from aemo_studio.base.errors import CatalogueError, OutputError
from aemo_studio.base.progress import Event, WarningEvent
from aemo_studio.base.translations import Phrase, listed
from aemo_studio.domain.effects import Effect, EffectKind
from aemo_studio.music.catalogue.tables import read_table
from aemo_studio.music.catalogue.write import as_csv
from aemo_studio.music.effects.heard_files import HearingJob
from aemo_studio.music.effects.own_folder import read_own_effects
from aemo_studio.music.effects.store import load_effects
from aemo_studio.music.effects.table import OWN_COLUMNS, effect_cells


@dataclass(frozen=True)
class EffectImportReport:
    """The result of importing folders of effects."""

    #: The list that was written.
    output: Path
    #: Kind to number of effects.
    per_kind: Mapping[EffectKind, int]
    #: Effects whose class was heard; that of the others stands in their names.
    by_ear: int
    #: Effects that a rated class says something about.
    rated: int
    #: A sentence on each file that was left out.
    left_out: tuple[Phrase, ...]

    @property
    def written(self) -> int:
        """Returns the number of effects in the list."""
        return sum(self.per_kind.values())


def import_effects(
    folders: Sequence[Path], output: Path, job: HearingJob | None = None
) -> EffectImportReport:
    """Reads folders of effects and writes a list of them, which replaces an earlier one.

    What was heard before is not heard again. Raises CatalogueError where there is no effect,
    OutputError, Cancelled.
    """
    job = job or HearingJob()
    _check(output)
    left_out: list[Phrase] = []

    def tell(event: Event) -> None:
        if isinstance(event, WarningEvent) and event.code == "effects_left_out":
            left_out.append(event.phrase)
        else:
            job.report(event)

    effects = _read(folders, replace(job, report=tell))
    if not effects:
        raise CatalogueError(
            "There is no sound in {folder} that can be an effect. {first}",
            folder=listed(folders),
            first=next(iter(left_out), ""),
        )
    write_atomic(output, as_csv(OWN_COLUMNS, map(effect_cells, effects)).encode())
    kinds = Counter(effect.kind for effect in effects)
    return EffectImportReport(
        output=output,
        per_kind={kind: kinds[kind] for kind in EffectKind},
        by_ear=sum(effect.certainty is not None for effect in effects),
        rated=sum(effect.rating is not None for effect in effects),
        left_out=tuple(left_out),
    )


def _read(folders: Sequence[Path], job: HearingJob) -> list[Effect]:
    """Reads the folders; a file that lies in two of them counts once."""
    shipped, found = load_effects().effects, dict[str, Effect]()
    for folder in folders:
        for effect in read_own_effects(folder.resolve(), shipped, job).effects:
            file = effect.file or effect.sound_id
            found.setdefault(file, replace(effect, sound_id=file))
    return list(found.values())


def _check(output: Path) -> None:
    """Raises OutputError where something else than such a list would be replaced."""
    check_writable(output)
    try:
        foreign = output.exists() and not set(OWN_COLUMNS) <= set(read_table(output).columns)
    except CatalogueError:
        foreign = True
    if foreign:
        raise OutputError(
            "{output} is there already and is no list of your own effects; choose another place "
            "with -o.",
            output=output,
        )
