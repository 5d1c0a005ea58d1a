"""Figures against values worked out by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.evaluation import evaluate, expected_calibration_error, read_manifest
from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import Emotion, EmotionScores, normalised
from tests.factories import make_scores

H, S, A, N, C = Emotion.HAPPY, Emotion.SAD, Emotion.ANGRY, Emotion.NEUTRAL, Emotion.CALM


def _scores(**shares: float) -> EmotionScores:
    return normalised([shares.get(e.value, 0.0) for e in Emotion])


def test_figures_by_hand() -> None:
    truth = [H, H, H, S, S, A]
    guesses = [make_scores(H), make_scores(H), make_scores(S), make_scores(S), None, make_scores(H)]
    result = evaluate(truth, guesses)
    # Rows happy, sad, angry: [2, 1, 0], [0, 1, 0] (one missing), [1, 0, 0].
    assert result.labels == (H, S, A)
    assert result.confusion.tolist() == [[2, 1, 0], [0, 1, 0], [1, 0, 0]]
    assert result.missing == 1
    assert result.accuracy == pytest.approx(3 / 6)
    assert result.uar == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)
    # F1: happy 2*2/(3+3), sad 2*1/(2+2), angry 0.
    assert result.macro_f1 == pytest.approx((4 / 6 + 2 / 4 + 0) / 3)
    # Over the three labels 0.65 of 0.65 + 2 * 0.05 = 0.866667 (bin (12/15, 13/15] or the
    # next, all the same one); 3 of 5 right.
    assert result.ece == pytest.approx(abs(3 / 5 - 0.65 / 0.75), abs=1e-6)


def test_json_keys() -> None:
    document = evaluate([H], [make_scores(H)]).to_json()
    assert list(document) == [
        "n", "labels", "accuracy", "uar", "macro_f1", "ece", "confusion", "missing",
    ]  # fmt: skip
    assert (document["n"], document["labels"], document["accuracy"]) == (1, ["happy"], 1.0)


def test_calm_counts_as_neutral_where_no_row_is_calm() -> None:
    undecided = _scores(neutral=0.3, calm=0.3, happy=0.4)
    assert evaluate([N, H], [undecided, make_scores(H)]).accuracy == 1.0


def test_neutral_counts_as_calm_where_no_row_is_neutral() -> None:
    undecided = _scores(neutral=0.3, calm=0.3, happy=0.4)
    assert evaluate([C, H], [undecided, make_scores(H)]).accuracy == 1.0


def test_calm_and_neutral_stay_apart_where_both_occur() -> None:
    undecided = _scores(neutral=0.2, calm=0.3, happy=0.4)
    result = evaluate([N, C, H], [undecided] * 3)
    assert result.confusion.tolist() == [[0, 0, 1], [0, 0, 1], [0, 0, 1]]


def test_emotions_that_no_row_carries_are_left_out() -> None:
    angry_first = _scores(angry=0.5, sad=0.3, happy=0.2)
    result = evaluate([S, H], [angry_first, make_scores(H)])
    assert result.accuracy == 1.0
    assert result.labels == (H, S)


def test_all_mass_on_emotions_left_out_is_undecided() -> None:
    result = evaluate([S, H], [_scores(disgust=1.0), _scores(disgust=1.0)])
    assert result.confusion.sum() == 2
    assert result.ece == pytest.approx(0.0)


def test_everything_missing() -> None:
    result = evaluate([S, H], [None, None])
    assert (result.accuracy, result.uar, result.macro_f1, result.ece) == (0.0, 0.0, 0.0, None)
    assert (result.missing, result.confusion.sum()) == (2, 0)


def test_no_files() -> None:
    with pytest.raises(ValueError, match="needs files"):
        evaluate([], [])


def test_calibration_error_by_hand() -> None:
    confidences = np.array([0.95, 0.95, 0.55, 0.0, 1.0])
    correct = np.array([True, False, True, False, True])
    # Bin (14/15, 1]: 0.95, 0.95, 1.0 with 2 of 3 right; the rest are alone in their bins.
    expected = (abs(2 - 2.9) + abs(1 - 0.55) + 0.0) / 5
    assert expected_calibration_error(confidences, correct) == pytest.approx(expected)


def _manifest(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    (folder / "a b.wav").write_bytes(b"x")
    (folder / "c.wav").write_bytes(b"x")
    path = folder / "manifest.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_manifest(tmp_path: Path) -> None:
    path = _manifest(
        tmp_path, f"path,label,speaker\na b.wav,happy,X\n{tmp_path}/c.wav, Sad ,\n", "utf-8-sig"
    )
    first, second = read_manifest(path)
    assert (first.path, first.label, first.speaker) == (tmp_path / "a b.wav", H, "X")
    assert (second.path, second.label, second.speaker) == (tmp_path / "c.wav", S, "")


def test_manifest_without_speakers(tmp_path: Path) -> None:
    assert read_manifest(_manifest(tmp_path, "path,label\nc.wav,sad\n"))[0].speaker == ""


def test_wrong_rows_are_named_by_line(tmp_path: Path) -> None:
    text = "path,label\nc.wav,sad\nc.wav,joyful\nnone.wav,happy\nc.wav\n,sad\n"
    with pytest.raises(UsageError) as error:
        read_manifest(_manifest(tmp_path, text))
    message = error.value.message
    assert "line 3: 'joyful' is none of neutral" in message
    assert f"line 4: there is no file {tmp_path / 'none.wav'}" in message
    assert "line 5: '' is none of" in message
    assert "line 6: there is no path" in message
    assert "line 2" not in message


def test_many_wrong_rows_are_counted(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"line 6.*; and 15 more"):
        read_manifest(_manifest(tmp_path, "path,label\n" + "c.wav,bad\n" * 20))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no columns path and label"),
        ("file,emotion\nc.wav,sad\n", "no columns path and label"),
        ("path,label\n", "names no files"),
    ],
)
def test_manifest_without_contents(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=words):
        read_manifest(_manifest(tmp_path, text))


def test_missing_or_binary_manifest(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        read_manifest(tmp_path / "none.csv")
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00path")
    with pytest.raises(UsageError, match="no CSV in UTF-8"):
        read_manifest(tmp_path / "b.csv")
