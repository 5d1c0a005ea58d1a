"""Writes a page with blind pairs to judge by ear: a track cut by `fit`, and faded where it is over.

    python -m benchmarks.listen [TRACK …] [--pairs N] [-o FOLDER]
    python -m benchmarks.listen --answers answers.json [-o FOLDER]

Without tracks, pieces are made here. FOLDER/index.html plays the pairs, in an order by lot; its
form saves answers.json, of which the second call makes a table. Which is which stands in key.json.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from aemo_studio.domain.listening import Structure
from aemo_studio.music.cut.cut_plan import CutPlan, CutWishes, PlacedPiece
from aemo_studio.music.cut.plan import plan_cut
from aemo_studio.music.fit.cut_points import find_cut_points
from aemo_studio.music.own_music.structures import structure_to_cut
from aemo_studio.output.cut.cut_sound import cut_sound
from aemo_studio.output.preview.film_sound import RATE_HZ
from benchmarks.cut_pieces import cut_piece
from benchmarks.report import table
from tests.song_factory import write_song

OURS, PLAIN = "ours", "plain fade"
ANSWERS = {"a": "the first", "b": "the second", "same": "no difference"}
_FADE_S = 4.0
_SHARES = (0.4, 0.55, 0.7, 0.85, 1.3, 1.7)


@dataclass(frozen=True)
class Pair:
    """Two versions of a track at one length."""

    #: Name of the track, and the length.
    title: str
    #: What is played first: "ours" or "plain fade".
    first: str

    @property
    def order(self) -> tuple[str, str]:
        return (OURS, PLAIN) if self.first == OURS else (PLAIN, OURS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tracks", nargs="*", type=Path)
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--answers", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("listen"))
    given = parser.parse_args()
    if given.answers is not None:
        key = json.loads((given.output / "key.json").read_text(encoding="utf-8"))
        answers = json.loads(given.answers.read_text(encoding="utf-8"))
        print(judged(key, answers))
        return
    given.output.mkdir(parents=True, exist_ok=True)
    tracks = given.tracks or list(made_tracks(given.output, given.pairs))
    write_page(given.output, list(write_pairs(given.output, tracks, given.pairs)))
    print(f"Open {given.output / 'index.html'}.")


def made_tracks(folder: Path, count: int) -> Iterator[Path]:
    """Writes pieces in several sections."""
    for number in range(count):
        yield write_song(folder / f"piece {number + 1}.flac", cut_piece(5000 + number).sound)


def write_pairs(folder: Path, tracks: Sequence[Path], count: int, seed: int = 1) -> Iterator[Pair]:
    """Writes both versions of tracks at lengths that are drawn."""
    rng = np.random.default_rng(seed)
    for number in range(count):
        track = tracks[number % len(tracks)]
        structure = structure_to_cut(track)
        share = float(_SHARES[int(rng.integers(len(_SHARES)))])
        length_s = round(share * structure.duration_s, 2)
        pair = Pair(f"{track.stem}, {length_s:g} s", (OURS, PLAIN)[int(rng.integers(2))])
        plans = {
            OURS: plan_cut(structure, CutWishes(length_s)),
            PLAIN: plain_fade(structure, length_s),
        }
        for letter, kind in zip("ab", pair.order, strict=True):
            sound = cut_sound(track, plans[kind], lambda: None)
            soundfile.write(folder / f"{number + 1}{letter}.flac", sound, RATE_HZ)
        yield pair


def plain_fade(structure: Structure, length_s: float) -> CutPlan:
    """Starts a track at its beginning and fades it at the end of the scene, from its beginning
    again where it is too short: what is done without a cut."""
    points = find_cut_points(structure)
    pieces, at_s = list[PlacedPiece](), 0.0
    while at_s < length_s - 1e-6:
        to_s = min(points.last_s, points.first_s + length_s - at_s)
        pieces.append(PlacedPiece(points.first_s, to_s, at_s))
        at_s += to_s - points.first_s
    return CutPlan(
        length_s=length_s,
        pieces=tuple(pieces),
        seams=(),
        hits=(),
        stretch=1.0,
        ending="plain fade",
        warnings=(),
        fade_in_s=0.01,
        fade_out_s=min(_FADE_S, length_s / 3),
        crossfade_s=0.04,
    )


def write_page(folder: Path, pairs: Sequence[Pair]) -> None:
    """Writes the page and, beside it, which is which."""
    key = [{"title": pair.title, "first": pair.first} for pair in pairs]
    (folder / "key.json").write_text(json.dumps(key, ensure_ascii=False, indent=1), "utf-8")
    rows = "\n".join(_row(number, pair) for number, pair in enumerate(pairs, start=1))
    (folder / "index.html").write_text(_PAGE.replace("ROWS", rows), "utf-8")


def _row(number: int, pair: Pair) -> str:
    players = "".join(
        f'<p>{name} <audio controls preload="none" src="{number}{letter}.flac"></audio></p>'
        for letter, name in (("a", "First"), ("b", "Second"))
    )
    choices = "".join(
        f'<label><input type="radio" name="{number}" value="{value}"> {words}</label> '
        for value, words in ANSWERS.items()
    )
    heard = "".join(
        f'<label><input type="checkbox" name="{number}{letter}"> in the {name}</label> '
        for letter, name in (("a", "first"), ("b", "second"))
    )
    return (
        f"<fieldset><legend>{number}. {escape(pair.title)}</legend>{players}"
        f"<p>Sounds better: {choices}</p><p>A cut is heard: {heard}</p></fieldset>"
    )


def judged(key: Sequence[dict[str, str]], answers: dict[str, Any]) -> str:
    """Makes a table of answers. Raises ValueError for answers to another page."""
    better, heard = Counter[str](), Counter[str]()
    for number, one in enumerate(key, start=1):
        order = Pair(one["title"], one["first"]).order
        answer = answers.get(str(number), {})
        if not isinstance(answer, dict) or answer.get("better") not in (None, *ANSWERS):
            raise ValueError(f"no answer of this page: {answer!r}")
        kinds = dict(zip("ab", order, strict=True))
        if (chosen := answer.get("better")) is not None:
            better[kinds.get(chosen, ANSWERS["same"])] += 1
        heard.update(kinds[letter] for letter in answer.get("heard", "") if letter in kinds)
    total = max(1, better.total())
    rows = [
        (kind, str(better[kind]), f"{better[kind] / total:.0%}", str(heard[kind]))
        for kind in (OURS, PLAIN, ANSWERS["same"])
    ]
    return table(
        (f"{better.total()} of {len(key)} pairs", "better", "share", "a cut is heard"), rows
    )


_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Which sounds better?</title>
<style>body{font:16px system-ui;max-width:44em;margin:2em auto;padding:0 1em}
fieldset{margin:1em 0;border:1px solid #8888;border-radius:6px}label{margin-right:1em}
audio{vertical-align:middle;width:28em;max-width:80%}</style></head><body>
<h1>Which sounds better?</h1>
<p>Each pair is one track at one length. Play both to the end, then choose.</p>
<form>
ROWS
<button>Save the answers</button></form>
<script>
document.querySelector("form").addEventListener("submit", event => {
  event.preventDefault();
  const answers = {};
  for (const set of document.querySelectorAll("fieldset")) {
    const chosen = set.querySelector("input[type=radio]:checked");
    const number = set.querySelector("input").name;
    const heard = [...set.querySelectorAll("input[type=checkbox]:checked")];
    answers[number] = {better: chosen ? chosen.value : null,
                       heard: heard.map(box => box.name.slice(-1)).join("")};
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(answers)], {type: "application/json"}));
  link.download = "answers.json";
  link.click();
});
</script></body></html>
"""


if __name__ == "__main__":
    main()
