"""Cuts a track to an exact length (`fit`)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import process_language
from aemo_studio.cli.options import EndingName, JsonOption

if TYPE_CHECKING:
    from aemo_studio.base.progress import CancelToken
    from aemo_studio.music.cut.cut_plan import CutPlan, CutWishes


def fit(
    track: Annotated[Path, typer.Argument(metavar="TRACK", help="A music file.")],
    *,
    length: Annotated[
        float,
        typer.Option(metavar="SECONDS", help="How long the music is to last, to the sample."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT.wav", help="Write the music here.")
    ],
    hit: Annotated[
        list[float] | None,
        typer.Option(
            metavar="SECONDS", help="When a strong beat is to fall; repeat it for several."
        ),
    ] = None,
    ending: Annotated[
        EndingName | None,
        typer.Option(help="How it ends. Default: as the track ends by itself."),
    ] = None,
    max_cuts: Annotated[
        int | None, typer.Option("--max-cuts", metavar="N", help="Most seams.")
    ] = None,
    without_singing: Annotated[
        bool,
        typer.Option(
            "--without-singing",
            help="As little singing as possible, by the times of the lyrics (.lrc or tag).",
        ),
    ] = False,
    json_: JsonOption = False,
) -> None:  # fmt: skip
    """Cut a track to an exact length, with its own ending and strong beats on hits.

    It is spliced on bar lines, where bars sound alike.
    """
    from aemo_studio.cli.outputs import check_outputs
    from aemo_studio.music.cut.cut_plan import CutWishes

    wishes = CutWishes(
        length_s=length,
        hits_s=tuple(sorted(set(hit or ()))),
        ending=ending.value if ending else None,
        max_cuts=max_cuts,
    )
    _check_suffix(output)
    check_outputs((output,), (track,))
    plan = _cut(track, wishes, output, without_singing=without_singing)
    _print_result(plan, output, json_=json_)


def _check_suffix(output: Path) -> None:
    if output.suffix.casefold() not in ("", ".wav", ".wave", ".bwf"):
        raise UsageError(
            "Music is cut into a WAV file; give {path} a name that ends in .wav.", path=output
        )


def _cut(track: Path, wishes: CutWishes, output: Path, *, without_singing: bool) -> CutPlan:
    from aemo_studio.base.progress import CancelToken
    from aemo_studio.cli.interrupt import run_in_thread, signals_to
    from aemo_studio.cli.quiet import quiet_libraries

    token = CancelToken()
    with quiet_libraries(), signals_to(token):
        return run_in_thread(
            lambda: _planned(track, wishes, output, token, without_singing=without_singing),
            token,
            grace_s=5.0,
        )


def _planned(
    track: Path, wishes: CutWishes, output: Path, token: CancelToken, *, without_singing: bool
) -> CutPlan:
    from aemo_studio.music.cut.plan import check_wishes, plan_cut
    from aemo_studio.music.own_music.structures import structure_to_cut
    from aemo_studio.output.cut.write import write_cut

    check_wishes(wishes)
    structure = structure_to_cut(track)
    if without_singing:
        wishes = _unsung(track, wishes, structure.duration_s)
    plan = plan_cut(structure, wishes)
    write_cut(track, plan, output, token.check)
    return plan


def _unsung(track: Path, wishes: CutWishes, duration_s: float) -> CutWishes:
    """Asks for as little singing as possible. Raises UsageError where nobody knows when it is."""
    from aemo_studio.music.lyrics.sung import sung_stretches

    sung_s = sung_stretches(track, duration_s)
    if not sung_s:
        raise UsageError(
            "{path} has no lyrics with times, so it is not known when somebody sings; put an .lrc "
            "file of the same name beside it, or leave out --without-singing.",
            path=track,
        )
    return replace(wishes, sung_s=sung_s, spoken_s=((0.0, wishes.length_s),))


def _print_result(plan: CutPlan, output: Path, *, json_: bool) -> None:
    language = process_language()
    if json_:
        typer.echo(json.dumps(plan.to_json(language), ensure_ascii=False, allow_nan=False))
        return
    for piece in plan.pieces:
        typer.echo(f"at {piece.at_s:.2f} s: {piece.from_s:.2f} s to {piece.to_s:.2f} s")
    for met in plan.hits:
        typer.echo(f"hit {met.wanted_s:g} s: {met.got_s:.2f} s ({met.off_frames:+.1f} frames)")
    for sentence in plan.warnings:
        typer.echo(sentence.in_language(language), err=True)
    typer.echo(f"Saved {output} ({plan.length_s:g} s, {plan.ending}).", err=True)
