"""Cuts a track to an exact length (`fit`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
    check_outputs((output,), (track,))
    _print_result(_cut(track, wishes, output), output, json_=json_)


def _cut(track: Path, wishes: CutWishes, output: Path) -> CutPlan:
    from aemo_studio.base.progress import CancelToken
    from aemo_studio.cli.interrupt import run_in_thread, signals_to
    from aemo_studio.cli.quiet import quiet_libraries

    token = CancelToken()
    with quiet_libraries(), signals_to(token):
        return run_in_thread(lambda: _planned(track, wishes, output, token), token, grace_s=5.0)


def _planned(track: Path, wishes: CutWishes, output: Path, token: CancelToken) -> CutPlan:
    from aemo_studio.music.cut.plan import check_wishes, plan_cut
    from aemo_studio.music.own_music.structures import structure_to_cut
    from aemo_studio.output.cut.write import write_cut

    check_wishes(wishes)
    plan = plan_cut(structure_to_cut(track), wishes)
    write_cut(track, plan, output, token.check)
    return plan


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
