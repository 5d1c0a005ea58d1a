"""Which corpus a folder is, and folders that hold several."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.corpora import CORPORA, Corpus, detect, read_all, read_data
from tests.corpora import data_folder
from tests.workbench.corpora.test_faces import FER2013, VOTES
from tests.workbench.corpora.trees import grow

pytestmark = pytest.mark.slow

TREES = {
    "ravdess": ["Actor_01/03-01-05-01-01-01-01.wav", "Actor_02/01-02-04-01-01-01-02.mp4"],
    "crema-d": ["AudioWAV/1001_DFA_ANG_XX.wav", "VideoDemographics.csv"],
    "savee": ["AudioData/DC/a01.wav", "AudioData/Info.txt"],
    "tess": ["OAF_Fear/OAF_back_fear.wav", "Fear/YAF_back_fear.wav"],
    "nemo": ["samples/SPK_anger_1.wav", "data.tsv"],
    "ased": ["Anger/a5-01-01-01-01.wav", "Anger/a5-01-01-01-03.wav"],
    "emo-db": ["wav/03a01Fa.wav", "lablaut/03a01Fa.lablaut", "wav/03a01La.wav"],
    "emovo": ["EMOVO/f1/dis-f1-b1.wav", "documents.zip"],
    "aesdd": ["anger/a01 (1).wav", "anger/a01 (1).wav.asd"],
    "emogator": ["mp3/000001-02-1.mp3", "mp3/000001-04-1.mp3"],
    "class-folders": ["train/angry/1.wav", "train/happy/2.wav", "notes/1.wav"],
}


@pytest.mark.parametrize("name", TREES)
def test_a_folder_is_recognised(tmp_path: Path, name: str) -> None:
    root = grow(tmp_path / "some folder", TREES[name])
    assert detect(root).name == name
    (reading,) = read_data(root)
    assert reading.corpus == name
    assert len(reading.rows) + len(reading.passed_over) == len(TREES[name])


def test_several_corpora_in_one_folder(tmp_path: Path) -> None:
    for name, files in TREES.items():
        grow(tmp_path / "downloads" / name, files)
    (tmp_path / "fer2013.csv").write_text(FER2013)
    (tmp_path / "fer2013new.csv").write_text(VOTES)
    grow(tmp_path, ["thoughts.txt"])
    readings = {reading.corpus: reading for reading in read_data(tmp_path)}
    assert set(readings) == {*TREES, "fer2013", "fer-plus", "other files"}
    assert [len(readings[name].rows) for name in TREES] == [2, 1, 1, 2, 1, 2, 1, 1, 1, 1, 2]
    assert len(readings["fer-plus"].rows) == 2
    assert [i.path.name for i in readings["other files"].passed_over] == ["thoughts.txt"]


def test_one_file_is_a_corpus_where_it_is_a_table(tmp_path: Path) -> None:
    (tmp_path / "fer2013.csv").write_text(FER2013)
    grow(tmp_path, TREES["ravdess"])
    (reading,) = read_data(tmp_path / "fer2013.csv")
    assert reading.corpus == "fer2013"


@pytest.mark.parametrize("content", [["holiday.wav"], ["letter.txt"], ["table.csv"]])
def test_an_unknown_folder_is_refused(tmp_path: Path, content: list[str]) -> None:
    with pytest.raises(UsageError, match="named like none of: ravdess") as caught:
        detect(grow(tmp_path, content))
    assert str(tmp_path) in caught.value.message


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is empty"):
        read_data(tmp_path)


def test_every_emotion_of_the_table_can_be_reached() -> None:
    for corpus in CORPORA:
        assert len({label for label in corpus.labels.values() if label}) >= 5, corpus.name


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_the_example_in_the_table_is_recognised(corpus: Corpus, tmp_path: Path) -> None:
    name, _, header = corpus.example.partition(": ")
    (root,) = [grow(tmp_path / "download", [name])]
    if header:
        (root / name).write_text(f"{header}\n", encoding="utf-8")
    assert detect(root).name == corpus.name


def test_the_shared_corpora_are_read_whole_and_as_the_shipped_model_reads_them() -> None:
    readings = read_data(data_folder())
    rows = {row.path: row for reading in readings for row in reading.rows}
    counts = Counter(row.corpus for row in rows.values())
    expected = {"ravdess": 1440, "ravdess-song": 1012, "tess": 700, "savee": 480}
    expected |= {"nemo": 1976, "ased": 1572, "crema-d": 5812, "emovo": 588, "aesdd": 603}
    expected |= {"emogator": 1790}
    assert {name: counts[name] for name in expected} == expected
    assert [r.missing for r in readings if r.corpus in {"ravdess", "savee"}] == [()] * 3
    for clip in read_all(data_folder()):
        row = rows[clip.path]
        assert (row.label, row.speaker, row.corpus) == (clip.emotion, clip.speaker, clip.corpus)


def test_the_documentation_lists_the_table() -> None:
    text = (Path(__file__).parents[3] / "docs" / "workbench.md").read_text(encoding="utf-8")
    for corpus in CORPORA:
        assert f"| `{corpus.name}` | {corpus.modality} | `{corpus.example}` |" in text


def test_the_example_of_the_documentation_is_the_real_reader() -> None:
    root = Path(__file__).parents[3]
    text = (root / "docs" / "adding-a-corpus.md").read_text(encoding="utf-8")
    _, _, diff = text.partition("emo_db.py\n")
    added = [line[1:] for line in diff.split("--- a/")[0].splitlines()]
    source = root / "aemo_studio" / "workbench" / "corpora" / "emo_db.py"
    assert added == source.read_text(encoding="utf-8").splitlines()
