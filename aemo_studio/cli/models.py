"""Runs, evaluates and lists the shipped models (`predict`, `evaluate`, `models`)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aemo_studio.base.errors import MediaError, ModelError, UsageError
from aemo_studio.base.translations import listed
from aemo_studio.cli.options import Device, DeviceOption, JsonOption, ModelKind

if TYPE_CHECKING:
    from aemo_studio.analysis.evaluation import Evaluation, ManifestRow
    from aemo_studio.domain.emotion import EmotionScores

MORE_OPTIONS: dict[str, Any] = {
    "context_settings": {"allow_extra_args": True, "ignore_unknown_options": True}
}
"""Lets `evaluate` pass options that it does not know to the test bench, with `--recipes`."""


def predict(
    model: Annotated[
        ModelKind, typer.Argument(metavar="speech|face", help="speech for audio, face for images.")
    ],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Audio files, or images.")],
    json_: JsonOption = False,
    device: DeviceOption = Device.AUTO,
) -> None:
    """What the voices in clips, or the faces in images, feel."""
    for file in files:
        if not file.is_file():
            raise MediaError("There is no file {file}; check the path.", file=file)
    answers = [
        _answer(file, scores)
        for file, scores in zip(files, _predict(model, files, device), strict=True)
    ]
    if json_:
        typer.echo(json.dumps(answers, indent=1, allow_nan=False))
        return
    for answer in answers:
        typer.echo(_line(answer, model))


def evaluate(
    context: typer.Context,
    model: Annotated[
        ModelKind, typer.Argument(metavar="speech|face", help="speech for audio, face for images.")
    ],
    *,
    manifest: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv", help="CSV path,label[,speaker]; paths relative to it or absolute."
        ),
    ] = None,
    json_: JsonOption = False,
    adapt: Annotated[
        bool,
        typer.Option(
            "--adapt",
            help="Adapt to each speaker or person over their files.",
        ),
    ] = False,
    device: DeviceOption = Device.AUTO,
    recipes: Annotated[
        str | None,
        typer.Option(
            metavar="all|NAME,NAME",
            help="Instead of the shipped model, train and compare recipes; takes the other "
            "options of `train speech --recipe` too.",
        ),
    ] = None,
) -> int:
    """How good a shipped model is on labelled files, or how good recipes are."""
    if recipes is not None:
        return _compare(model, recipes, context.args, manifest, adapt=adapt, device=device)
    if context.args:
        raise UsageError(
            "There is no option or argument {word}; see the help.", word=context.args[0]
        )
    if manifest is None:
        raise UsageError("Give --manifest FILE.csv, or --recipes all to compare recipes.")
    _evaluate(model, manifest, json_=json_, adapt=adapt, device=device)
    return 0


def _compare(
    model: ModelKind,
    recipes: str,
    others: Sequence[str],
    manifest: Path | None,
    *,
    adapt: bool,
    device: Device,
) -> int:
    from aemo_studio.cli.workbench import main_of

    if model is ModelKind.FACE or manifest is not None:
        raise UsageError("--recipes is for speech, without --manifest; give --data or --features.")
    chosen = ["--recipes", recipes, "--device", device.value, *(["--adapt"] if adapt else [])]
    return main_of("bench")([*chosen, *others]) or 0


def _evaluate(
    model: ModelKind, manifest: Path, *, json_: bool, adapt: bool, device: Device
) -> None:
    from aemo_studio.analysis.evaluation import evaluate as figures
    from aemo_studio.analysis.evaluation import read_manifest

    rows = read_manifest(manifest)
    if adapt:
        _check_adaptable(rows, manifest)
    paths = [row.path for row in rows]
    speakers = [row.speaker for row in rows] if adapt else None
    result = figures([row.label for row in rows], _predict(model, paths, device, speakers))
    typer.echo(json.dumps(result.to_json()) if json_ else _report(result))


def models(
    verify: Annotated[
        bool, typer.Option("--verify", help="Compare every file with its sha256.")
    ] = False,
) -> None:
    """The model files, their terms, and whether they are whole."""
    from aemo_studio.base import model_store

    if not verify:
        for entry in model_store.read_manifest():
            typer.echo(f"{entry.name}: {entry.file}, {entry.licence}, from {entry.origin}")
        return
    states = model_store.verify()
    for state in states:
        typer.echo(f"{state.entry.name}: {state.problem or 'as it should be'}")
    bad = [state.entry.name for state in states if state.problem is not None]
    if bad:
        raise ModelError("Not as they should be: {names}; restore these models.", names=listed(bad))


def _predict(
    model: ModelKind, paths: Sequence[Path], device: Device, speakers: list[str] | None = None
) -> list[EmotionScores | None]:
    from aemo_studio.cli.quiet import quiet_libraries

    with quiet_libraries():
        from aemo_studio.analysis.single_files import predict_face, predict_speech
        from aemo_studio.analysis.speech.device import resolve_device

        where = resolve_device(device)
        if model is ModelKind.FACE:
            return predict_face(paths, where, speakers)
        return predict_speech(paths, where, speakers)


def _answer(file: Path, scores: EmotionScores | None) -> dict[str, object]:
    """Builds the row of a file: emotion, confidence and scores are None where there is no usable
    speech or face."""
    from aemo_studio.domain.emotion import confidence, scores_to_dict, top_emotion

    if scores is None:
        return {"path": str(file), "emotion": None, "confidence": None, "scores": None}
    return {
        "path": str(file),
        "emotion": top_emotion(scores).value,
        "confidence": round(confidence(scores), 5),
        "scores": scores_to_dict(scores),
    }


def _line(answer: dict[str, object], model: ModelKind) -> str:
    scores = answer["scores"]
    if not isinstance(scores, dict):
        return f"{answer['path']}: no usable {model.value}"
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    return f"{answer['path']}: " + ", ".join(f"{name} {share:.2f}" for name, share in ranked)


def _check_adaptable(rows: Sequence[ManifestRow], manifest: Path) -> None:
    if not all(row.speaker for row in rows):
        raise UsageError(
            "--adapt needs a speaker in every row of {manifest}; add the column.", manifest=manifest
        )


def _report(result: Evaluation) -> str:
    names = [label.value for label in result.labels]
    width = max(len(name) for name in names)
    lines = [
        f"{result.n} files, {result.missing} without usable evidence (they count as wrong)",
        f"accuracy {result.accuracy:.3f}, UAR {result.uar:.3f}, macro F1 {result.macro_f1:.3f}, "
        f"ECE {'unknown' if result.ece is None else format(result.ece, '.3f')}",
        "rows: the label; columns: the model's answer",
        " " * width + "".join(f" {name:>9}" for name in names),
    ]
    for name, row in zip(names, result.confusion.tolist(), strict=True):
        lines.append(f"{name:<{width}}" + "".join(f" {count:>9}" for count in row))
    return "\n".join(lines)
