"""Corpora whose file names tell everything."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora import CORPORA, Medium, PassedOver, Reader, Row
from tests.workbench.corpora.trees import grow

BY_NAME = {corpus.name: corpus.reader for corpus in CORPORA}

A, V, AV = Medium.AUDIO, Medium.VIDEO, Medium.AUDIO_VIDEO

# Reader, a file as it is downloaded, then label, speaker, corpus, intensity, medium.
NAMES = [
    ("ravdess", "Actor_24/03-01-08-02-02-02-24.wav", Emotion.SURPRISED, "ravdess/24", "ravdess",
     "strong", A),
    ("ravdess", "Video_Speech_Actor_03/Actor_03/01-01-04-01-01-02-03.mp4", Emotion.SAD,
     "ravdess/03", "ravdess", "normal", AV),
    ("ravdess", "Video_Song_Actor_03/Actor_03/02-02-05-01-01-02-03.mp4", Emotion.ANGRY,
     "ravdess/03", "ravdess-song", "normal", V),
    ("crema-d", "AudioWAV/1001_IEO_ANG_HI.wav", Emotion.ANGRY, "crema-d/1001", "crema-d",
     "high", A),
    ("crema-d", "AudioWAV/1040_ITH_SAD_X.wav", Emotion.SAD, "crema-d/1040", "crema-d", "", A),
    ("crema-d", "VideoFlash/1091_WSI_NEU_XX.flv", Emotion.NEUTRAL, "crema-d/1091", "crema-d",
     "", AV),
    ("crema-d", "AudioMP3/1002_IEO_FEA_LO.mp3", Emotion.FEARFUL, "crema-d/1002", "crema-d",
     "low", A),
    ("savee", "AudioData/DC/a01.wav", Emotion.ANGRY, "savee/DC", "savee", "", A),
    ("savee", "ALL/KL_su15.wav", Emotion.SURPRISED, "savee/KL", "savee", "", A),
    ("savee", "AudioData/JK/sa07.wav", Emotion.SAD, "savee/JK", "savee", "", A),
    ("tess", "YAF_pleasant_surprised/YAF_bean_ps.wav", Emotion.SURPRISED, "tess/YAF", "tess",
     "", A),
    ("tess", "OAF_neutral/OA_bite_neutral.wav", Emotion.NEUTRAL, "tess/OAF", "tess", "", A),
    ("nemo", "samples/SPK_happiness_3.wav", Emotion.HAPPY, "nemo/SPK", "nemo", "", A),
    ("ased", "Sad/S4-04-02-01-29.wav", Emotion.SAD, "ased/29", "ased", "", A),
    ("emo-db", "wav/03a01Fa.wav", Emotion.HAPPY, "emo-db/03", "emo-db", "", A),
    ("emo-db", "wav/16b10Wb.wav", Emotion.ANGRY, "emo-db/16", "emo-db", "", A),
    ("emo-db", "wav/11a05Ed.wav", Emotion.DISGUST, "emo-db/11", "emo-db", "", A),
    ("emovo", "EMOVO/f3/sor-f3-n5.wav", Emotion.SURPRISED, "emovo/f3", "emovo", "", A),
    ("emovo", "pau-m1-l4.ogg", Emotion.FEARFUL, "emovo/m1", "emovo", "", A),
    ("aesdd", "sadness/s20 (5)b.wav", Emotion.SAD, "aesdd/5", "aesdd", "", A),
    ("aesdd", "disgust/d03_(01).ogg", Emotion.DISGUST, "aesdd/1", "aesdd", "", A),
    ("emogator", "000179-02-3.mp3", Emotion.HAPPY, "emogator/000179", "emogator", "", A),
    ("emogator", "000004-25-1.ogg", Emotion.CALM, "emogator/000004", "emogator", "", A),
]  # fmt: skip

WRONG = [
    ("ravdess", "03-01-09-01-01-01-07.wav"),
    ("ravdess", "03-01-01-02-01-01-07.wav"),  # neutral is never strong
    ("ravdess", "03-02-07-01-01-01-07.wav"),  # unreported sings disgust
    ("ravdess", "03-01-03-01-01-01-25.wav"),
    ("crema-d", "1001_IEO_JOY_HI.wav"),
    ("savee", "XX/a01.wav"),
    ("tess", "OAF_back_joy.wav"),
    ("nemo", "EB0_disgust_1.wav"),
    ("ased", "d5-01-01-01-01.wav"),
    ("emo-db", "99a01Fa.wav"),
    ("emo-db", "03a01Xa.wav"),
    ("emovo", "gio-f4-b1.wav"),
    ("emovo", "amo-f1-b1.wav"),
    ("aesdd", "neutral/n01 (1).wav"),
    ("aesdd", "anger/a01.wav"),
    ("emogator", "000004-31-1.mp3"),
]


@pytest.mark.parametrize(
    ("reader", "name", "said"), [(reader, name, said) for reader, name, *said in NAMES]
)
def test_names_tell_all(tmp_path: Path, reader: str, name: str, said: list[Any]) -> None:
    reading = BY_NAME[reader].read(grow(tmp_path, [name]))
    label, speaker, corpus, intensity, medium = said
    row = Row(tmp_path / name, label, speaker, corpus, intensity, medium=medium)
    assert (reading.rows, reading.passed_over) == ((row,), ())


@pytest.mark.parametrize(("reader", "name"), WRONG)
def test_another_name_is_passed_over_and_named(tmp_path: Path, reader: str, name: str) -> None:
    reading = BY_NAME[reader].read(grow(tmp_path, [name]))
    path = tmp_path / name
    assert reading.rows == ()
    assert reading.passed_over == (PassedOver(path, f"is not named like a clip of {reader}"),)
    assert path.name in reading.summary()


def test_a_label_without_counterpart_is_named(tmp_path: Path) -> None:
    reading = BY_NAME["emo-db"].read(grow(tmp_path, ["wav/03a01La.wav", "wav/03a01Nc.wav"]))
    assert [row.label for row in reading.rows] == [Emotion.NEUTRAL]
    (left,) = reading.passed_over
    assert left.path.name == "03a01La.wav"
    assert "none of the 8 emotions" in left.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\n", "Git LFS pointer"),
    ],
)
def test_a_download_that_failed_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    grow(tmp_path, ["AudioWAV/1001_IEO_ANG_HI.wav", "AudioWAV/1001_IEO_DIS_HI.wav"])
    broken = tmp_path / "AudioWAV/1001_IEO_ANG_HI.wav"
    broken.write_bytes(content)
    reading = BY_NAME["crema-d"].read(tmp_path)
    assert [row.label for row in reading.rows] == [Emotion.DISGUST]
    assert [(item.path, reason in item.reason) for item in reading.passed_over] == [(broken, True)]


def test_every_file_is_a_row_or_named(tmp_path: Path) -> None:
    names = [name for reader, name, *_ in NAMES if reader == "ravdess"]
    names += ["Actor_24/._03-01-08-02-02-02-24.wav", "README.md", "Actor_24/notes.wav"]
    reading = BY_NAME["ravdess"].read(grow(tmp_path, names))
    found = {row.path for row in reading.rows} | {item.path for item in reading.passed_over}
    assert found == {tmp_path / name for name in names}
    assert len(reading.rows) + len(reading.passed_over) == len(names)


def test_a_folder_inside_its_own_copy_counts_once(tmp_path: Path) -> None:
    clip = "Actor_01/03-01-05-01-01-01-01.wav"
    reading = BY_NAME["ravdess"].read(grow(tmp_path, [clip, f"audio_speech_actors_01-24/{clip}"]))
    assert [row.path for row in reading.rows] == [tmp_path / clip]
    (second,) = reading.passed_over
    assert "twice" in second.reason
    assert str(tmp_path / "Actor_01") in second.reason


def test_sound_and_picture_of_one_performance_are_two_rows(tmp_path: Path) -> None:
    names = ["AudioWAV/1001_IEO_ANG_HI.wav", "VideoFlash/1001_IEO_ANG_HI.flv"]
    reading = BY_NAME["crema-d"].read(grow(tmp_path, names))
    assert [row.medium for row in reading.rows] == [A, AV]


def _actor(channel: str) -> list[str]:
    emotions = range(1, 9 if channel == "01" else 7)
    codes = ("01", "02")
    return [
        f"Actor_05/03-{channel}-{emotion:02}-{level}-{statement}-{repetition}-05.wav"
        for emotion, level, statement, repetition in product(emotions, codes, codes, codes)
        if emotion > 1 or level == "01"
    ]


@pytest.mark.parametrize(("channel", "count"), [("01", 60), ("02", 44)])
def test_what_an_actor_of_ravdess_lacks_is_named(tmp_path: Path, channel: str, count: int) -> None:
    names = _actor(channel)
    assert len(names) == count
    grow(tmp_path, names)
    assert BY_NAME["ravdess"].read(tmp_path).missing == ()
    (tmp_path / names[7]).unlink()
    reading = BY_NAME["ravdess"].read(tmp_path)
    assert reading.missing == (Path(names[7]).stem,)
    assert reading.missing[0] in reading.summary()


def test_what_a_speaker_of_savee_lacks_is_named(tmp_path: Path) -> None:
    letters = {"a": 15, "d": 15, "f": 15, "h": 15, "n": 30, "sa": 15, "su": 15}
    names = [
        f"JE/{letter}{n:02}.wav" for letter, most in letters.items() for n in range(1, most + 1)
    ]
    grow(tmp_path, names)
    (tmp_path / "JE/n30.wav").unlink()
    reading = BY_NAME["savee"].read(tmp_path)
    assert len(reading.rows) == 119
    assert reading.missing == ("JE_n30",)


def test_the_summary_counts_against_the_published_corpus(tmp_path: Path) -> None:
    summary = BY_NAME["tess"].read(grow(tmp_path, ["OAF_fear/OAF_back_fear.wav"])).summary()
    assert "tess: 1 of 2800 read" in summary


@pytest.mark.parametrize("reader", BY_NAME.values(), ids=BY_NAME)
def test_an_empty_or_absent_folder_is_named(tmp_path: Path, reader: Reader) -> None:
    for folder in (tmp_path, tmp_path / "absent"):
        with pytest.raises(UsageError) as caught:
            reader.read(folder)
        assert str(folder) in caught.value.message
