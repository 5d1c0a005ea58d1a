"""Class folders and manifests: anyone's own recordings."""

from __future__ import annotations

from pathlib import Path

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora import Medium, Row, class_folders, manifest
from tests.workbench.corpora.trees import grow


def test_class_folders_name_the_emotion(tmp_path: Path) -> None:
    names = ["Angry/1.wav", "happiness/1.wav", "surprise/1.mp4", "sad/1.jpg"]
    reading = class_folders.READER.read(grow(tmp_path / "mine", names))
    assert [(row.label, row.medium) for row in reading.rows] == [
        (Emotion.ANGRY, Medium.AUDIO),
        (Emotion.HAPPY, Medium.AUDIO),
        (Emotion.SAD, Medium.PICTURE),
        (Emotion.SURPRISED, Medium.AUDIO_VIDEO),
    ]
    assert {(row.corpus, row.speaker) for row in reading.rows} == {("mine", "")}
    assert reading.passed_over == ()


def test_class_folders_below_splits(tmp_path: Path) -> None:
    names = ["train/angry/1.jpg", "test/angry/1.jpg", "val/fear/2.jpg"]
    rows = class_folders.READER.read(grow(tmp_path, names)).rows
    assert {row.path.parent.parent.name: row.split for row in rows} == {
        "train": "train",
        "test": "test",
        "val": "validation",
    }


def test_folders_that_name_no_emotion_are_named(tmp_path: Path) -> None:
    names = ["angry/1.wav", "hungry/1.wav", "contempt/1.wav", "angry/list.txt", "loose.wav"]
    reading = class_folders.READER.read(grow(tmp_path, names))
    assert len(reading.rows) == 1
    assert {item.path for item in reading.passed_over} == {tmp_path / n for n in names[1:]}
    assert "hungry, which names no emotion" in reading.summary()


MANIFEST = """path,label,speaker,corpus,split
a.wav,Happy,ann,,train
sub/b 情.flac,fearful,film/bob,street,test
absent.wav,sad,ann,,train
a.wav,joyful,ann,,train
notes.txt,sad,ann,,
empty.wav,sad,ann,,
,sad,ann,,
"""


def test_a_manifest_names_files_labels_and_speakers(tmp_path: Path) -> None:
    grow(tmp_path, ["a.wav", "sub/b 情.flac", "notes.txt"])
    (tmp_path / "empty.wav").touch()
    table = tmp_path / "mine.csv"
    table.write_text(MANIFEST, encoding="utf-8-sig")
    reading = manifest.READER.read(table)
    assert reading.rows == (
        Row(tmp_path / "a.wav", Emotion.HAPPY, "mine/ann", "mine", split="train"),
        Row(tmp_path / "sub/b 情.flac", Emotion.FEARFUL, "film/bob", "street", split="test"),
    )
    assert [item.member for item in reading.passed_over] == [f"line {n}" for n in range(4, 9)]
    for word in ("absent.wav", "'joyful'", "is no recording", "is empty"):
        assert word in reading.summary()


def test_a_manifest_needs_no_speaker_and_reads_absolute_paths(tmp_path: Path) -> None:
    clip = grow(tmp_path / "elsewhere", ["a.wav"]) / "a.wav"
    table = tmp_path / "mine.csv"
    table.write_text(f"path,label\n{clip},calm\n")
    (row,) = manifest.READER.read(table).rows
    assert (row.path, row.label, row.speaker) == (clip, Emotion.CALM, "")


def test_files_beside_a_manifest_are_named(tmp_path: Path) -> None:
    grow(tmp_path, ["a.wav", "b.wav"])
    (tmp_path / "mine.csv").write_text("path,label\na.wav,calm\n")
    reading = manifest.READER.read(tmp_path)
    assert [item.path.name for item in reading.passed_over] == ["b.wav"]
