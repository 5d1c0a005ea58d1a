"""Who is trained on and who is tested on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.features.store import FeatureFile
from aemo_studio.workbench.protocols.plan import ProtocolRequest, plan
from aemo_studio.workbench.protocols.splits import EMOBOX6, held_out
from tests.workbench.bench.generated import features, joined


@pytest.fixture
def ravdess() -> FeatureFile:
    return features(shape=(4,), emotions=(0, 3, 5))


@pytest.fixture
def corpora() -> FeatureFile:
    return joined(
        features(shape=(4,), emotions=(0, 3)),
        features(shape=(4,), emotions=(0, 3), corpus="tess", actors=(1, 2)),
        features(shape=(4,), emotions=(0, 3), corpus="savee", actors=(1, 2, 3)),
    )


@pytest.mark.parametrize(("protocol", "rounds"), [("luna5", 5), ("emobox6", 6), ("loso", 24)])
def test_every_clip_is_tested_once_by_a_model_that_never_heard_its_speaker(
    protocol: str, rounds: int, ravdess: FeatureFile
) -> None:
    splits = plan(ProtocolRequest(protocol), ravdess).splits
    assert len(splits) == rounds
    assert np.array_equal(sum(s.test.astype(int) for s in splits), np.ones(len(ravdess)))
    for split in splits:
        assert not set(ravdess.speaker[split.train]) & set(ravdess.speaker[split.test])


def test_emobox_folds_are_those_of_the_benchmark() -> None:
    assert EMOBOX6[0] == (1, 11, 20, 21)
    assert sorted(actor for fold in EMOBOX6 for actor in fold) == list(range(1, 25))


def test_the_song_of_tested_actors_is_not_trained_on() -> None:
    song = features(shape=(4,), emotions=(0, 3))
    song = FeatureFile(
        song.name,
        song.x,
        song.label,
        song.speaker,
        np.array(["ravdess-song"] * len(song)),
        song.path,
    )
    both = joined(features(shape=(4,), emotions=(0, 3)), song)
    for split in plan(ProtocolRequest("luna5"), both).splits:
        assert set(both.corpus[split.test]) == {"ravdess"}
        assert set(both.corpus[split.train]) == {"ravdess", "ravdess-song"}
        assert not set(both.speaker[split.train]) & set(both.speaker[split.test])


def test_random_is_leaky_and_balanced(ravdess: FeatureFile) -> None:
    found = plan(ProtocolRequest("random"), ravdess)
    assert found.leaky
    first = found.splits[0]
    assert set(ravdess.speaker[first.train]) & set(ravdess.speaker[first.test])
    counts = np.bincount(ravdess.label[first.test])[[0, 3, 5]]
    assert counts.max() - counts.min() <= 1


def test_each_corpus_in_turn_and_the_ones_asked_for(corpora: FeatureFile) -> None:
    assert [s.name for s in plan(ProtocolRequest("cross-corpus"), corpora).splits] == [
        "ravdess",
        "savee",
        "tess",
    ]
    asked = ProtocolRequest("cross-corpus", train_on=("savee",), test_on=("tess",))
    (split,) = plan(asked, corpora).splits
    assert set(corpora.corpus[split.train]) == {"savee"}
    assert set(corpora.corpus[split.test]) == {"tess"}
    with pytest.raises(UsageError, match="not iemocap"):
        plan(ProtocolRequest("cross-corpus", test_on=("iemocap",)), corpora)


def manifest(path: Path, file: FeatureFile, splits: list[str]) -> Path:
    lines = [f"{name},{split}" for name, split in zip(file.path, splits, strict=True)]
    path.write_text("\n".join(["path,split", *lines]), encoding="utf-8")
    return path


def test_a_manifest_says_who_is_tested(ravdess: FeatureFile, tmp_path: Path) -> None:
    early = [int(name[-2:]) <= 20 for name in ravdess.speaker]
    folds = manifest(tmp_path / "f.csv", ravdess, ["train" if e else "test" for e in early])
    (split,) = plan(ProtocolRequest("manifest", folds=folds), ravdess).splits
    assert np.array_equal(split.train, early)
    named = manifest(tmp_path / "g.csv", ravdess, ["a" if e else "b" for e in early])
    assert [s.name for s in plan(ProtocolRequest("manifest", folds=named), ravdess).splits] == [
        "a",
        "b",
    ]


@pytest.mark.parametrize("names", [("train", "test"), ("a", "b"), ("a", "b", "c")])
def test_a_speaker_in_two_folds_is_refused(
    names: tuple[str, ...], ravdess: FeatureFile, tmp_path: Path
) -> None:
    splits = [names[i % len(names)] for i in range(len(ravdess))]
    folds = manifest(tmp_path / "folds.csv", ravdess, splits)
    with pytest.raises(UsageError, match="on the same speakers: ravdess/01"):
        plan(ProtocolRequest("manifest", folds=folds), ravdess)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("path,split\nother.wav,train\n", "names none of the clips"),
        ("path,fold\na.wav,1\n", "must begin with path,split"),
        ("", "must begin with path,split"),
    ],
)
def test_a_manifest_that_fits_nothing_is_refused(
    text: str, words: str, ravdess: FeatureFile, tmp_path: Path
) -> None:
    (tmp_path / "folds.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=words):
        plan(ProtocolRequest("manifest", folds=tmp_path / "folds.csv"), ravdess)


def test_a_single_emotion_is_refused() -> None:
    with pytest.raises(UsageError, match="are sad; a model needs at least two"):
        plan(ProtocolRequest("luna5"), features(shape=(4,), emotions=(3,)))


def test_a_training_part_with_a_single_emotion_is_refused() -> None:
    one = features(shape=(4,), emotions=(3,), actors=(1, 2))
    other = features(shape=(4,), emotions=(0, 3), actors=(3,), corpus="tess")
    with pytest.raises(UsageError, match="needs at least two"):
        plan(ProtocolRequest("cross-corpus", test_on=("tess",)), joined(one, other))


def test_folds_that_are_not_there_are_named() -> None:
    """Of the six folds one is not there at all, and of another one two actors are not."""
    file = features(
        shape=(4,), emotions=(0, 3), actors=tuple(a for a in range(5, 25) if a not in (7, 24))
    )
    found = plan(ProtocolRequest("emobox6"), file)
    assert [split.name for split in found.splits] == [f"fold {n}" for n in (1, 2, 3, 4, 5, 6)]
    assert found.notes == (
        "Fold 1 is tested without its actors 1.",
        "Fold 2 is tested without its actors 4.",
        "Fold 4 is tested without its actors 3, 7, 24.",
        "Fold 5 is tested without its actors 2.",
    )
    few = plan(ProtocolRequest("emobox6"), features(shape=(4,), emotions=(0, 3), actors=(1, 2, 3)))
    assert [split.name for split in few.splits] == ["fold 1", "fold 4", "fold 5"]
    assert few.notes[1] == "Fold 2 is left out: none of its actors (4, 10, 12, 14) is here."
    assert plan(ProtocolRequest("emobox6"), features(shape=(4,), emotions=(0, 3))).notes == ()


def test_only_some_rounds_are_run_and_that_is_said(ravdess: FeatureFile) -> None:
    found = plan(ProtocolRequest("luna5", only=("fold 2", "fold 4")), ravdess)
    assert [split.name for split in found.splits] == ["fold 2", "fold 4"]
    assert found.notes == ("2 of 5 rounds were run: fold 2, fold 4.",)
    with pytest.raises(UsageError, match="no round 'fold 9'; choose among fold 1, fold 2"):
        plan(ProtocolRequest("luna5", only=("fold 9",)), ravdess)


@pytest.mark.parametrize("protocol", ["luna5", "emobox6"])
def test_actors_folds_need_ravdess(protocol: str) -> None:
    with pytest.raises(UsageError, match="of which there is none here"):
        plan(ProtocolRequest(protocol), features(shape=(4,), corpus="tess", actors=(1, 2)))


def test_choices_are_made_on_speakers_that_are_not_trained_on(corpora: FeatureFile) -> None:
    train = corpora.corpus != "tess"
    held = held_out(corpora, train, seed=1, leaky=False)
    assert not (held & ~train).any()
    assert set(corpora.corpus[held]) == {"ravdess", "savee"}
    assert not set(corpora.speaker[held]) & set(corpora.speaker[train & ~held])
    assert not np.array_equal(held, held_out(corpora, train, seed=2, leaky=False))


def test_of_a_corpus_with_one_speaker_some_clips_are_held_out() -> None:
    file = features(shape=(4,), actors=(1,), takes=5)
    held = held_out(file, np.ones(len(file), np.bool_), seed=0, leaky=False)
    assert 0 < held.sum() < len(file)
