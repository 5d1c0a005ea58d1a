"""The corpora of the shipped speech model, strictly read, on small trees with the true names."""

from __future__ import annotations

from pathlib import Path

import pytest

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora import TRAINED_ON, read_all, read_corpus

# Corpus, a file as it is distributed, what it says.
NAMES = [
    ("ravdess", "Actor_07/03-01-01-01-01-01-07.flac", Emotion.NEUTRAL, "ravdess/07"),
    ("ravdess", "Actor_07/03-01-02-01-01-01-07.flac", Emotion.CALM, "ravdess/07"),
    ("ravdess", "Actor_24/03-01-08-02-02-02-24.flac", Emotion.SURPRISED, "ravdess/24"),
    ("ravdess-song", "Actor_07/03-02-05-01-02-01-07.ogg", Emotion.ANGRY, "ravdess/07"),
    ("tess", "OAF_fear/OAF_back_fear.ogg", Emotion.FEARFUL, "tess/OAF"),
    ("tess", "YAF_ps/YAF_bean_ps.ogg", Emotion.SURPRISED, "tess/YAF"),
    ("tess", "OAF_neutral/OA_bite_neutral.ogg", Emotion.NEUTRAL, "tess/OAF"),
    ("savee", "DC_a01.ogg", Emotion.ANGRY, "savee/DC"),
    ("savee", "JK_sa15.ogg", Emotion.SAD, "savee/JK"),
    ("savee", "KL_su02.ogg", Emotion.SURPRISED, "savee/KL"),
    ("nemo", "EB0_anger_14.ogg", Emotion.ANGRY, "nemo/EB0"),
    ("nemo", "SPK_happiness_3.ogg", Emotion.HAPPY, "nemo/SPK"),
    ("ased", "a5-01-01-01-01.ogg", Emotion.ANGRY, "ased/01"),
    ("ased", "S4-04-02-01-29.ogg", Emotion.SAD, "ased/29"),
    ("ased", "N1-01-01-01-45.ogg", Emotion.NEUTRAL, "ased/45"),
    ("crema-d", "1001_DFA_ANG_XX.ogg", Emotion.ANGRY, "crema-d/1001"),
    ("emovo", "gio-f1-b1.ogg", Emotion.HAPPY, "emovo/f1"),
    ("aesdd", "fear/f13_(01).ogg", Emotion.FEARFUL, "aesdd/1"),
]

WRONG = [
    ("ravdess", "03-01-09-01-01-01-07.flac"),
    ("ravdess", "03-01-01-01-01-07.flac"),
    ("ravdess-song", "song.ogg"),
    ("tess", "OAF_back_joy.ogg"),
    ("savee", "DC_x01.ogg"),
    ("nemo", "EB0_disgust_1.ogg"),
    ("ased", "d5-01-01-01-01.ogg"),
    ("crema-d", "1001_DFA_SUR_XX.ogg"),
    ("emovo", "gio-x1-b1.ogg"),
    ("aesdd", "neutral/n01_(1).ogg"),
]


def _add(data: Path, corpus: str, name: str) -> Path:
    path = data / TRAINED_ON[corpus].folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


@pytest.mark.parametrize(("corpus", "name", "emotion", "speaker"), NAMES)
def test_names_tell_emotion_and_speaker(
    tmp_path: Path, corpus: str, name: str, emotion: Emotion, speaker: str
) -> None:
    path = _add(tmp_path, corpus, name)
    (found,) = read_corpus(corpus, tmp_path)
    assert (found.path, found.emotion, found.speaker, found.corpus) == (
        path,
        emotion,
        speaker,
        corpus,
    )


def test_all_corpora_are_read_in_order_and_other_files_are_not(tmp_path: Path) -> None:
    for kind, name, _, _ in NAMES:
        _add(tmp_path, kind, name)
    _add(tmp_path, "nemo", "LICENSE.txt")
    found = read_all(tmp_path)
    assert len(found) == len(NAMES)
    assert list(dict.fromkeys(u.corpus for u in found)) == list(TRAINED_ON)
    for corpus in TRAINED_ON:
        paths = [u.path for u in found if u.corpus == corpus]
        assert paths == sorted(paths)


def test_a_singing_and_a_speaking_actor_are_one_speaker(tmp_path: Path) -> None:
    _add(tmp_path, "ravdess", "Actor_03/03-01-04-01-01-01-03.flac")
    _add(tmp_path, "ravdess-song", "Actor_03/03-02-04-01-01-01-03.ogg")
    speech, song = (read_corpus(n, tmp_path)[0] for n in ("ravdess", "ravdess-song"))
    assert speech.speaker == song.speaker
    assert speech.corpus != song.corpus


def test_clips_that_listeners_doubt_are_left_out(tmp_path: Path) -> None:
    votes = {"1001_IEO_SAD_HI": "0,0,0,0,6,4", "1001_IEO_HAP_HI": "0,0,0,5,5,0"}
    for stem in votes:
        _add(tmp_path, "crema-d", f"{stem}.ogg")
    assert len(read_corpus("crema-d", tmp_path)) == 2, "without votes nothing is doubted"
    lines = ["heard,clip,anger,disgust,fear,happy,neutral,sad"]
    lines += [f"voice,{stem},{counts}" for stem, counts in votes.items()]
    (tmp_path / "crema-d" / "votes.csv").write_text("\n".join(lines))
    assert [u.emotion for u in read_corpus("crema-d", tmp_path)] == [Emotion.HAPPY]


@pytest.mark.parametrize(("corpus", "name"), WRONG)
def test_a_name_that_does_not_fit_is_named(tmp_path: Path, corpus: str, name: str) -> None:
    path = _add(tmp_path, corpus, name)
    with pytest.raises(UsageError) as caught:
        read_corpus(corpus, tmp_path)
    assert str(path) in caught.value.message
    assert corpus in caught.value.message


@pytest.mark.parametrize("corpus", TRAINED_ON)
@pytest.mark.parametrize("empty", [True, False])
def test_a_missing_or_empty_folder_is_named(tmp_path: Path, corpus: str, empty: bool) -> None:
    if empty:
        (tmp_path / TRAINED_ON[corpus].folder).mkdir()
    with pytest.raises(UsageError) as caught:
        read_corpus(corpus, tmp_path)
    assert str(tmp_path / TRAINED_ON[corpus].folder) in caught.value.message
    assert "--data" in caught.value.message
