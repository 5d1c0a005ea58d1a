"""IEMOCAP, whose labels lie in EmoEvaluation."""

from __future__ import annotations

from pathlib import Path

import pytest

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora import detect, iemocap
from tests.workbench.corpora.trees import grow

EVALUATION = """% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]

[6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5000, 2.5000, 2.5000]
C-E2:\tNeutral;\t()
C-E3:\tNeutral;\t()
A-E3:\tval 3; act 2; dom  2;\t()

[10.0100 - 11.3925]\tSes01F_impro01_M001\texc\t[4.0000, 3.5000, 2.5000]
C-E2:\tExcited;\t()

[12.0000 - 13.0000]\tSes01F_impro01_F001\txxx\t[2.5000, 2.5000, 2.5000]
C-E2:\tNeutral; Sadness;\t()

[14.0000 - 15.0000]\tSes01F_impro01_M002\tfru\t[2.5000, 2.5000, 2.5000]

[16.0000 - 17.0000]\tSes01F_impro01_F002\tsur\t[2.5000, 2.5000, 2.5000]
"""

DIALOG = "Session1/dialog/EmoEvaluation"
WAV = "Session1/sentences/wav/Ses01F_impro01"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    turns = ["F000", "M001", "F001", "M002", "F003"]
    grow(tmp_path, [f"{WAV}/Ses01F_impro01_{turn}.wav" for turn in turns])
    others = ["dialog/wav/Ses01F_impro01.wav", "dialog/EmoEvaluation/._Ses01F_impro01.txt"]
    grow(tmp_path / "Session1", [*others, "dialog/EmoEvaluation/Categorical/Ses01F_e2_cat.txt"])
    (tmp_path / DIALOG / "Ses01F_impro01.txt").write_text(EVALUATION)
    return tmp_path


def test_the_raters_agreement_is_the_label(corpus: Path) -> None:
    reading = iemocap.READER.read(corpus)
    found = [(row.path.stem, row.label, row.speaker, row.split) for row in reading.rows]
    assert found == [
        ("Ses01F_impro01_F000", Emotion.NEUTRAL, "iemocap/Ses01F", "Session1"),
        ("Ses01F_impro01_M001", Emotion.HAPPY, "iemocap/Ses01M", "Session1"),
    ]


def test_what_is_left_out_is_named_with_its_reason(corpus: Path) -> None:
    reasons = {i.path.name: i.reason for i in iemocap.READER.read(corpus).passed_over}
    assert "label xxx" in reasons["Ses01F_impro01_F001.wav"]
    assert "label fru" in reasons["Ses01F_impro01_M002.wav"]
    assert reasons["Ses01F_impro01_F003.wav"] == "is in no evaluation"
    assert "Ses01F_e2_cat.txt" in reasons


def test_a_sentence_without_its_recording_is_missing(corpus: Path) -> None:
    assert iemocap.READER.read(corpus).missing == ("Ses01F_impro01_F002",)


def test_an_empty_recording_is_named(corpus: Path) -> None:
    (corpus / WAV / "Ses01F_impro01_F000.wav").write_bytes(b"")
    reading = iemocap.READER.read(corpus)
    assert [row.path.stem for row in reading.rows] == ["Ses01F_impro01_M001"]
    assert "is empty" in reading.summary()


def test_recordings_alone_say_nothing(tmp_path: Path) -> None:
    grow(tmp_path, [f"{WAV}/Ses01F_impro01_F000.wav"])
    with pytest.raises(UsageError, match="EmoEvaluation"):
        iemocap.READER.read(tmp_path)
    with pytest.raises(UsageError, match="named like none of"):
        detect(tmp_path)
