"""Evaluates a model on labelled files: reads manifests, computes accuracy, UAR, F1 and ECE.

Files without usable speech or face are *missing*: they count as wrong everywhere except
in the calibration error, for which they have no probability.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import Phrase, listed, one_by_one, phrase
from aemo_studio.domain.emotion import EMOTIONS, Emotion, EmotionScores, emotion_index

if TYPE_CHECKING:
    import pandas as pd

ECE_BINS = 15
_NAMED_PROBLEMS = 5
_NEUTRAL, _CALM = emotion_index(Emotion.NEUTRAL), emotion_index(Emotion.CALM)


@dataclass(frozen=True)
class ManifestRow:
    """One labelled file of a manifest."""

    #: The audio file or image; the file exists.
    path: Path
    #: The true Emotion.
    label: Emotion
    #: Who speaks or is shown; empty where the manifest has no speaker.
    speaker: str


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Figures of a model over labelled files."""

    #: Number of files, missing ones included.
    n: int
    #: The labels that occur, in the order of `EMOTIONS`.
    labels: tuple[Emotion, ...]
    #: Share of the files that are right, in [0, 1].
    accuracy: float
    #: Unweighted average recall: the mean recall over `labels`, in [0, 1].
    uar: float
    #: Mean F1 over `labels`, in [0, 1].
    macro_f1: float
    #: Expected calibration error over 15 equal bins, in [0, 1]; None if all files are missing.
    ece: float | None
    #: int64[labels, labels]: files by true label (row) and prediction (column); missing files
    #: are in no column.
    confusion: NDArray[np.int64]
    #: Number of files without usable speech or face.
    missing: int

    def to_json(self) -> dict[str, Any]:
        """The figures under the keys of the command line's contract."""
        return {
            "n": self.n,
            "labels": [label.value for label in self.labels],
            "accuracy": round(self.accuracy, 5),
            "uar": round(self.uar, 5),
            "macro_f1": round(self.macro_f1, 5),
            "ece": None if self.ece is None else round(self.ece, 5),
            "confusion": self.confusion.tolist(),
            "missing": self.missing,
        }


def read_manifest(path: Path) -> tuple[ManifestRow, ...]:
    """Reads a CSV `path,label[,speaker]`; paths are absolute or relative to it.

    Raises UsageError that names the wrong lines.
    """
    rows: list[ManifestRow] = []
    problems: list[Phrase] = []
    for line, cells in _lines(path):
        row = _row(cells, path.parent)
        if isinstance(row, Phrase):
            problems.append(phrase("line {line}: {problem}", line=line, problem=row))
        else:
            rows.append(row)
    if problems:
        raise UsageError(
            "The manifest {path} cannot be used: {problems}.",
            path=path,
            problems=_first_of(problems),
        )
    if not rows:
        raise UsageError("The manifest {path} names no files; write a row for each.", path=path)
    return tuple(rows)


def _first_of(problems: Sequence[Phrase]) -> object:
    first = one_by_one(problems[:_NAMED_PROBLEMS])
    more = len(problems) - _NAMED_PROBLEMS
    return phrase("{problems}; and {count} more", problems=first, count=more) if more > 0 else first


def _lines(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Line in the file and cells of each row. A cell that a row lacks is empty; what it has
    more of than the first line is left out."""
    table = _read(path)
    first = table.iloc[:1].dropna(axis=1).to_numpy().ravel()
    columns = [cell.strip().lower() for cell in first]
    if not {"path", "label"} <= set(columns):
        raise UsageError(
            "The manifest {path} has no columns path and label; its first line must be "
            "path,label or path,label,speaker.",
            path=path,
        )
    cells = table.fillna("")
    lines = (1 + cells.map(lambda cell: cell.count("\n")).max(axis=1)).cumsum()
    there = table.notna().any(axis=1) & (table.index > 0)
    rows = cells.loc[there, : len(columns) - 1].to_numpy().tolist()
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    return list(zip(lines[there].tolist(), named, strict=True))


def _read(path: Path) -> pd.DataFrame:
    """All lines as rows of texts, the first and the blank ones too; None where a row ends."""
    import pandas as pd

    try:
        text = path.read_text(encoding="utf-8-sig")
        most = 1 + max((line.count(",") for line in text.splitlines()), default=0)
        return pd.read_csv(
            io.StringIO(text), header=None, names=range(most), dtype=object, na_filter=False,
            engine="python", skip_blank_lines=False,
        )  # fmt: skip
    except OSError as error:
        raise UsageError(
            "Cannot read the manifest {path}: {reason}.", path=path, reason=error.strerror
        ) from error
    except (UnicodeDecodeError, pd.errors.ParserError) as error:
        raise UsageError(
            "The manifest {path} is no CSV in UTF-8 ({error}).", path=path, error=error
        ) from error


def _row(cells: dict[str, str], folder: Path) -> ManifestRow | Phrase:
    """Parses a row; returns a sentence if something is wrong with it."""
    name, label = cells["path"].strip(), cells["label"].strip().lower()
    if not name:
        return phrase("there is no path")
    if label not in EMOTIONS:
        return phrase("{label!r} is none of {names}", label=cells["label"], names=listed(EMOTIONS))
    path = folder / name
    if not path.is_file():
        return phrase("there is no file {path}", path=path)
    return ManifestRow(path, Emotion(label), cells.get("speaker", "").strip())


def evaluate(truth: Sequence[Emotion], predicted: Sequence[EmotionScores | None]) -> Evaluation:
    """Computes the figures of predictions in the order of the truth; None is a missing one.

    UAR is the mean recall, macro F1 the mean F1 over the labels that occur. Raises
    ValueError for no files, or unequal lengths.
    """
    if not truth or len(truth) != len(predicted):
        raise ValueError("evaluation needs files, and one prediction for each")
    labels = tuple(emotion for emotion in EMOTIONS if emotion in set(truth))
    there = [(t, p) for t, p in zip(truth, predicted, strict=True) if p is not None]
    shares = label_shares([p for _, p in there], labels)
    true = np.array([labels.index(t) for t, _ in there], dtype=np.int64)
    guess = shares.argmax(axis=1)
    confusion = np.zeros((len(labels), len(labels)), dtype=np.int64)
    np.add.at(confusion, (true, guess), 1)
    totals = np.array([list(truth).count(label) for label in labels])
    hits = confusion.diagonal()
    return Evaluation(
        n=len(truth),
        labels=labels,
        accuracy=float(hits.sum() / len(truth)),
        uar=float((hits / totals).mean()),
        macro_f1=float((2 * hits / (totals + confusion.sum(axis=0))).mean()),
        ece=expected_calibration_error(shares.max(axis=1), guess == true) if there else None,
        confusion=confusion,
        missing=len(truth) - len(there),
    )


def label_shares(scores: Sequence[EmotionScores], labels: Sequence[Emotion]) -> NDArray[np.float64]:
    """Restricts scores to the labels that occur: float64[n, labels], rows sum to 1.

    Where only one of calm and neutral occurs, the other counts as it; what else does not
    occur is left out.
    """
    full = np.array(scores, dtype=np.float64).reshape(-1, len(EMOTIONS))
    if Emotion.CALM not in labels:
        full[:, _NEUTRAL] += full[:, _CALM]
    elif Emotion.NEUTRAL not in labels:
        full[:, _CALM] += full[:, _NEUTRAL]
    kept = full[:, [emotion_index(label) for label in labels]]
    total = kept.sum(axis=1, keepdims=True)
    return np.where(total > 0, kept / np.where(total > 0, total, 1.0), 1.0 / len(labels))


def expected_calibration_error(
    confidences: NDArray[np.float64], correct: NDArray[np.bool_], bins: int = ECE_BINS
) -> float:
    """Computes the mean distance of confidence and accuracy over bins, weighted by files.

    Guo et al. 2017, "On Calibration of Modern Neural Networks", equation 3: bins
    ((m - 1) / M, m / M]. confidences: float64[n] in [0, 1]; n at least 1.
    """
    which = np.clip(np.ceil(confidences * bins).astype(np.int64) - 1, 0, bins - 1)
    surplus = np.bincount(which, weights=correct - confidences, minlength=bins)
    return float(np.abs(surplus).sum() / len(confidences))
