"""FER2013 and FER+, by table and by archive, and the pictures behind the rows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aemo_studio.base.errors import MediaError, UsageError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora import Medium, Reader, fer2013, fer_plus, manifest
from aemo_studio.workbench.corpora.pictures import pictures
from tests.workbench.corpora.trees import grow, jpeg, pixels, zipped

FER2013 = "emotion,pixels,Usage\n" + "".join(
    f"{code},{pixels(10 * line)},{usage}\n"
    for line, (code, usage) in enumerate(
        [(0, "Training"), (3, "PublicTest"), (5, "PrivateTest"), (1, "Training")]
    )
)
HEADER = (
    "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n"
)
VOTES = (
    HEADER
    + "Training,fer0000000.png,1,0,0,0,8,0,0,0,1,0\n"
    + "PublicTest,fer0000001.png,0,10,0,0,0,0,0,0,0,0\n"
    + "PrivateTest,fer0000002.png,5,0,5,0,0,0,0,0,0,0\n"  # a tie
    + "Training,,0,0,0,0,0,0,0,0,0,10\n"  # no face, so no picture either
)


def _wide(folder: Path, text: str, name: str = "fer2013.csv") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_fer2013_tells_label_and_usage(tmp_path: Path) -> None:
    path = _wide(tmp_path, FER2013)
    reading = fer2013.READER.read(path)
    assert [(row.label, row.split, row.member) for row in reading.rows] == [
        (Emotion.ANGRY, "train", "line 2"),
        (Emotion.HAPPY, "validation", "line 3"),
        (Emotion.SURPRISED, "test", "line 4"),
        (Emotion.DISGUST, "train", "line 5"),
    ]
    assert {row.medium for row in reading.rows} == {Medium.PICTURE}
    assert "4 of 35887" in reading.summary()


def test_the_other_download_of_fer2013_is_read_too(tmp_path: Path) -> None:
    text = f"emotion, Usage, pixels\r\n6,Training,{pixels(7)}\r\n"
    (row,) = fer2013.READER.read(_wide(tmp_path, text, "icml_face_data.csv")).rows
    assert (row.label, row.split) == (Emotion.NEUTRAL, "train")
    (picture,) = pictures([row])
    assert (picture == 7).all()


def test_wrong_lines_of_fer2013_are_named(tmp_path: Path) -> None:
    wrong = f"9,{pixels(1)},Training\n0,1 2 3,Training\n0,{pixels(1)},Holiday\n0\n"
    reading = fer2013.READER.read(_wide(tmp_path, FER2013 + wrong))
    assert len(reading.rows) == 4
    assert [item.member for item in reading.passed_over] == [f"line {n}" for n in (6, 7, 8, 9)]
    reasons = [item.reason for item in reading.passed_over]
    assert [word in r for word, r in zip(("'9'", "pixels", "'Holiday'", "pixels"), reasons,
                                         strict=True)] == [True] * 4  # fmt: skip


def test_fer_plus_takes_its_pictures_from_the_table_beside_it(tmp_path: Path) -> None:
    pixel_table = _wide(tmp_path, FER2013)
    reading = fer_plus.READER.read(_wide(tmp_path, VOTES, "fer2013new.csv"))
    assert [(row.label, row.path, row.member, row.split) for row in reading.rows] == [
        (Emotion.ANGRY, pixel_table, "line 2", "train"),
        (Emotion.HAPPY, pixel_table, "line 3", "validation"),
    ]
    assert [i.member for i in reading.passed_over] == ["line 4", "line 5"]
    assert "label NF" in reading.passed_over[1].reason
    assert [int(picture[0, 0]) for picture in pictures(reading.rows)] == [0, 10]


def test_fer_plus_takes_its_pictures_from_folders(tmp_path: Path) -> None:
    _wide(tmp_path, VOTES, "fer2013new.csv")
    grow(tmp_path, ["FER2013Train/fer0000000.png", "FER2013Test/fer0000009.png"])
    reading = fer_plus.READER.read(tmp_path)
    assert [row.path.name for row in reading.rows] == ["fer0000000.png"]
    assert reading.missing == ("fer0000001.png",)
    assert "fer0000009.png" in {item.path.name for item in reading.passed_over}


def test_fer_plus_as_a_zip(tmp_path: Path) -> None:
    votes = "usage,image,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,"
    votes += (
        "not_a_face\nTraining,a.jpg,4,0,0,1,3,2,0,0,0,0\nPrivateTest,b.jpg,0,0,0,0,0,0,0,9,1,0\n"
    )
    votes += "Training,absent.jpg,0,10,0,0,0,0,0,0,0,0\n"
    members = {"a.jpg": jpeg(90), "b.jpg": jpeg(20), "labels.csv": votes.encode()}
    reading = fer_plus.READER.read(zipped(tmp_path / "ferplus.zip", members))
    (row,) = reading.rows
    assert (row.label, row.split, row.member) == (Emotion.NEUTRAL, "train", "a.jpg")
    assert "label contempt" in reading.passed_over[0].reason
    assert reading.missing == ("absent.jpg",)
    (picture,) = pictures(reading.rows)
    np.testing.assert_allclose(picture, 90, atol=2)


def test_a_zip_of_pictures_with_labels(tmp_path: Path) -> None:
    labels = b"image,label\na.jpg,happy\nb.jpg,joyous\nabsent.jpg,sad\n"
    members = {"a.jpg": jpeg(1), "b.jpg": jpeg(2), "labels.csv": labels}
    reading = manifest.READER.read(zipped(tmp_path / "web.zip", members))
    assert [(row.member, row.label, row.corpus) for row in reading.rows] == [
        ("a.jpg", Emotion.HAPPY, "web")
    ]
    assert [item.member for item in reading.passed_over] == ["b.jpg", "absent.jpg"]


def test_a_broken_picture_is_named(tmp_path: Path) -> None:
    members = {"a.jpg": b"no picture", "labels.csv": b"image,label\na.jpg,happy\n"}
    reading = manifest.READER.read(zipped(tmp_path / "web.zip", members))
    with pytest.raises(MediaError, match=r"a\.jpg in .*web\.zip"):
        list(pictures(reading.rows))


@pytest.mark.parametrize("reader", [fer2013.READER, fer_plus.READER, manifest.READER])
@pytest.mark.parametrize("name", ["broken.zip", "broken.csv"])
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, reader: Reader, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04\xff\xfe damaged")
    with pytest.raises(UsageError) as caught:
        reader.read(path)
    assert str(path) in caught.value.message
