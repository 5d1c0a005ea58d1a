"""`train speech --recipe`, and `evaluate speech --recipes`: recipes under one protocol."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from aemo_studio.base.errors import UsageError
from aemo_studio.base.progress import Progress
from aemo_studio.workbench.bench.data import FeatureSource
from aemo_studio.workbench.bench.files import write_report
from aemo_studio.workbench.bench.markdown import comparison
from aemo_studio.workbench.bench.measured_run import MeasuredRun, measure_run
from aemo_studio.workbench.bench.run import DONE, restrict, run
from aemo_studio.workbench.command import count, exit_code_of, log, throttled, time_left
from aemo_studio.workbench.features.store import FeatureFile
from aemo_studio.workbench.protocols.plan import OWN_CORPORA, PROTOCOLS, ProtocolRequest, plan
from aemo_studio.workbench.recipes import FROM_IMAGENET, RECIPES, load_recipe
from aemo_studio.workbench.recipes.task import Recipe, Settings

_EVERY_S = 3.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the recipes, writes the reports; returns the exit code."""
    given = _parser().parse_args(arguments)
    return exit_code_of(lambda: _compare_and_write(given))


def _compare_and_write(given: argparse.Namespace) -> None:
    runs = compare(chosen(given.recipes or given.recipe), given)
    paths = write_report(runs, given.out)
    print(comparison(runs))
    log(f"Written: {', '.join(map(str, paths))}")


def chosen(words: str) -> tuple[str, ...]:
    """Parses `all`, or names with commas between them. Raises UsageError for an unknown one."""
    names = tuple(RECIPES) if words.strip() == "all" else tuple(w.strip() for w in words.split(","))
    for name in names:
        if name not in RECIPES:
            raise UsageError(
                "There is no recipe {name!r}; choose all or some of {names}.",
                name=name,
                names=", ".join(RECIPES),
            )
    return names


def compare(names: Sequence[str], given: argparse.Namespace) -> list[MeasuredRun]:
    """Runs the recipes one after the other; of several, passes over those without features."""
    source = FeatureSource(tuple(given.features), given.data, given.cache, log)
    settings = _settings(given)
    if settings.imagenet is not None and len(names) > 1:
        raise UsageError("--imagenet is for one recipe at a time; name it with --recipe.")
    runs = []
    for name in names:
        recipe = load_recipe(name)
        if len(names) > 1 and not source.can_give(recipe):
            log(f"{name}: passed over, for want of {' or '.join(recipe.features)}.")
            continue
        runs.append(_measured(recipe, source, settings, given))
    if not runs:
        raise UsageError(
            "None of the recipes has features to learn from; give --data or --features."
        )
    return runs


def _measured(
    recipe: Recipe,
    source: FeatureSource,
    settings: Settings,
    given: argparse.Namespace,
) -> MeasuredRun:
    if settings.imagenet is None and recipe.name in FROM_IMAGENET:
        log(f"{recipe.name}: no --imagenet FILE, so it starts from random weights.")
    file = source.get(recipe)
    file = restrict(file, tuple(given.corpus or _own_corpora(recipe, file, given.protocol)))
    rounds = plan(_request(given), file)
    for note in rounds.notes:
        log(f"{recipe.name}: {note}")
    found = run(
        recipe,
        file,
        rounds,
        range(given.seeds),
        settings,
        work=given.out / "rounds" / recipe.name,
        report=throttled(_log_progress, _EVERY_S, always=_is_round),
    )
    return measure_run(found)


def _request(given: argparse.Namespace) -> ProtocolRequest:
    return ProtocolRequest(
        given.protocol,
        tuple(given.train_on or ()),
        tuple(given.test_on or ()),
        given.folds,
        tuple(given.only or ()),
    )


def _own_corpora(recipe: Recipe, file: FeatureFile, protocol: str) -> tuple[str, ...]:
    """Lists what the recipe was made for, as far as it is there; all where nothing of it is."""
    there = set(file.corpus.tolist()) if protocol in OWN_CORPORA else set()
    return tuple(name for name in recipe.corpora if name in there)


def _settings(given: argparse.Namespace) -> Settings:
    from aemo_studio.analysis.speech.device import resolve_device
    from aemo_studio.workbench.recipes.loop import half_precision

    device = resolve_device(given.device)
    if given.mixed and half_precision(device) is None:
        log("--mixed has no effect: this device is no faster in half precision.")
    return Settings(device, given.mixed, given.imagenet, given.epochs, given.adapt)


def _is_round(event: Progress) -> bool:
    return event.stage.endswith(DONE)


def _log_progress(event: Progress) -> None:
    log(f"{event.done:4.0%} {event.stage}{time_left(event.eta_s, '; {} left at most')}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="aemo-studio train speech",
        description="Trains and tests a recipe under a protocol, and writes a report.",
    )
    recipes = parser.add_mutually_exclusive_group(required=True)
    recipes.add_argument("--recipe", choices=RECIPES, metavar="NAME", help=", ".join(RECIPES))
    recipes.add_argument("--recipes", metavar="all|NAME,NAME", help="several, to compare them")
    data = parser.add_argument_group("data")
    data.add_argument("--data", type=Path, metavar="DIR", help="corpora as downloaded")
    data.add_argument(
        "--features",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="feature file instead (train features), or a folder of them; can be repeated",
    )
    data.add_argument(
        "--corpus", action="append", metavar="NAME", help="only this; can be repeated"
    )
    data.add_argument("--cache", type=Path, metavar="DIR", help="where single features are kept")
    rounds = parser.add_argument_group("protocol")
    rounds.add_argument("--protocol", choices=tuple(PROTOCOLS), default="luna5")
    rounds.add_argument("--seeds", type=count, default=3, metavar="N")
    rounds.add_argument("--train-on", action="append", metavar="CORPUS", help="of cross-corpus")
    rounds.add_argument("--test-on", action="append", metavar="CORPUS", help="of cross-corpus")
    rounds.add_argument("--folds", type=Path, metavar="FILE.csv", help="path,split of manifest")
    rounds.add_argument(
        "--only", action="append", metavar="ROUND", help='such as "fold 1"; can be repeated'
    )
    rounds.add_argument(
        "--adapt", action="store_true", help="standardise each speaker's clips, without labels"
    )
    training = parser.add_argument_group("training")
    training.add_argument("--imagenet", type=Path, metavar="FILE", help="weights to start from")
    training.add_argument("--epochs", type=count, metavar="N", help="at most so many")
    training.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    training.add_argument("--mixed", action="store_true", help="half precision where faster")
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        default=Path("work/bench"),
        metavar="DIR",
        help="reports, and what is done so far: the same command goes on from there",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
