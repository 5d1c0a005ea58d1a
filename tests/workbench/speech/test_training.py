"""Training of the speech head, on made-up features; augmentation, on made-up sound."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence

import librosa
import numpy as np
import pytest
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.signal import correlate

from aemo_studio.domain.emotion import EMOTIONS, Emotion, FloatArray, emotion_index
from aemo_studio.workbench.protocols.splits import (
    LUNA5,
    Split,
    held_out,
    leave_one_corpus_out,
    luna5,
)
from aemo_studio.workbench.speech import augment as sound
from aemo_studio.workbench.speech import fit as fitting
from aemo_studio.workbench.speech.__main__ import shipped_held_out
from aemo_studio.workbench.speech.features import FeatureSet, HalfArray, Labels
from aemo_studio.workbench.speech.fit import ANYWHERE, RAVDESS_HOME, HeadSettings, Regularisation
from aemo_studio.workbench.speech.measure import Predictions, adapted, run_protocol, untouched
from aemo_studio.workbench.speech.summary import summarise
from aemo_studio.workbench.speech.table import (
    Targets,
    TrainingTable,
    Twins,
    balanced_weights,
    build_table,
    clips_of,
    targets_of,
)
from aemo_studio.workbench.speech.temperatures import HeldOutHead, calibrate, rests

WIDTH = 24
NEUTRAL, CALM = emotion_index(Emotion.NEUTRAL), emotion_index(Emotion.CALM)
DISGUST = emotion_index(Emotion.DISGUST)
EVERY = tuple(range(8))
NO_DISGUST = tuple(
    emotion_index(e)
    for e in (Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SAD, Emotion.ANGRY, Emotion.FEARFUL)
)
CORPORA: tuple[tuple[str, str, int, tuple[int, ...]], ...] = (
    ("ravdess", "ravdess", 24, EVERY),
    ("ravdess-song", "ravdess", 23, tuple(range(6))),
    ("tess", "tess", 2, (0, 2, 3, 4, 5, 6, 7)),
    ("savee", "savee", 4, (0, 2, 3, 4, 5, 6, 7)),
    ("nemo", "nemo", 9, NO_DISGUST),
    ("ased", "ased", 5, NO_DISGUST),
    ("crema-d", "crema-d", 2, (0, 2, 3, 4, 5, 6)),
    ("emovo", "emovo", 2, (0, 2, 3, 4, 5, 6, 7)),
    ("aesdd", "aesdd", 2, (2, 3, 4, 5, 6)),
)
"""Name, prefix of the speakers, how many there are, emotions."""


@pytest.fixture(scope="module")
def labels() -> Labels:
    """Every speaker shows every emotion of the corpus four times."""
    rows = [
        (emotion, f"{prefix}/{number + 1:02}", name)
        for name, prefix, count, emotions in CORPORA
        for number in range(count)
        for emotion in emotions
        for _ in range(4)
    ]
    emotion, speaker, corpus = zip(*rows, strict=True)
    return Labels(np.array(emotion), np.array(speaker), np.array(corpus))


@pytest.fixture(scope="module")
def directions() -> FloatArray:
    """Unit vectors: one for each emotion, then one for each corpus."""
    rng = np.random.default_rng(1)
    basis, _ = np.linalg.qr(rng.standard_normal((WIDTH, WIDTH)))
    return basis.astype(np.float32)


def _features(labels: Labels, directions: FloatArray, seed: int) -> FeatureSet:
    """4 units of the emotion, 3 of the corpus, a voice, and noise."""
    rng = np.random.default_rng(seed)
    names = [name for name, *_ in CORPORA]
    corpus = np.array([8 + names.index(str(c)) for c in labels.corpus])
    speaker = np.unique(labels.speaker, return_inverse=True)[1]
    voices = np.random.default_rng(0).normal(0, 0.3, (speaker.max() + 1, WIDTH))
    centre = 4 * directions[labels.label] + 3 * directions[corpus] + voices[speaker]

    def noisy(*shape: int) -> FloatArray:
        return rng.normal(0, 0.8, shape).astype(np.float32)

    n = len(centre)
    clips, windows = centre + noisy(n, WIDTH), centre + noisy(n, WIDTH)
    glimpses = centre[:, None, :] + noisy(n, 2, WIDTH)
    kinds = (rows.astype(np.float16) for rows in (clips, windows, glimpses))
    return FeatureSet(np.arange(n), *kinds)


@pytest.fixture(scope="module")
def table(labels: Labels, directions: FloatArray) -> TrainingTable:
    return build_table([_features(labels, directions, seed) for seed in (1, 2)], labels)


@pytest.fixture(scope="module", autouse=True)
def _few_components() -> Iterator[None]:
    """Made-up features have few directions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fitting, "COMPONENTS", 16)
        yield


def _untested(labels: Labels) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.asarray(held_out(labels, np.ones(len(labels.label), np.bool_), 0))


# --- table, targets, weights ----------------------------------------------------------


def test_the_table_knows_where_its_rows_come_from(
    labels: Labels, directions: FloatArray, table: TrainingTable
) -> None:
    n = len(labels.label)
    clean, changed = (_features(labels, directions, seed) for seed in (1, 2))
    assert table.rows.shape == (3 * n, WIDTH)
    assert table.utterance.tolist() == list(range(n)) * 3
    np.testing.assert_array_equal(table.rows[:n], clean.clips)
    np.testing.assert_array_equal(table.rows[n : 2 * n], clean.windows)
    np.testing.assert_array_equal(table.rows[2 * n :], changed.windows)
    assert table.whole[:n].all()
    assert not table.whole[n:].any()


def test_twins_are_other_words_of_a_clip_and_another_sound_of_it(
    labels: Labels, directions: FloatArray, table: TrainingTable
) -> None:
    clean, changed = (_features(labels, directions, seed) for seed in (1, 2))
    assert len(table.words) == 2
    for number, twins in enumerate(table.words):
        np.testing.assert_array_equal(twins.one, clean.clips)
        np.testing.assert_array_equal(twins.other, clean.glimpses[:, number])
    (sound,) = table.sound
    np.testing.assert_array_equal(sound.one, clean.clips)
    np.testing.assert_array_equal(sound.other, changed.clips)


def test_a_version_may_hold_some_utterances_only(labels: Labels, directions: FloatArray) -> None:
    clean, changed = (_features(labels, directions, seed) for seed in (1, 2))
    some = np.arange(0, len(labels.label), 3)
    part = FeatureSet(some, *(r[some] for r in (changed.clips, changed.windows, changed.glimpses)))
    whole, table = (build_table([clean, version], labels) for version in (changed, part))
    n = 2 * len(labels.label)
    assert table.utterance[n:].tolist() == some.tolist()
    np.testing.assert_array_equal(table.rows[n:], whole.rows[n:][some])
    np.testing.assert_array_equal(table.group[n:], whole.group[n:][some])
    (sound,) = table.sound
    np.testing.assert_array_equal(sound.one, clean.clips[some])
    np.testing.assert_array_equal(sound.other, changed.clips[some])
    space = fitting.learn_space(table, np.ones(len(labels.label), np.bool_), seed=0)
    assert space.sound[0].points.shape == (len(some), 16)


def test_rows_of_a_group_share_speaker_corpus_and_version(
    labels: Labels, table: TrainingTable
) -> None:
    n = len(labels.label)
    version = np.array([0, 0, 1])[np.arange(len(table.rows)) // n]
    speaker, corpus = labels.speaker[table.utterance], labels.corpus[table.utterance]
    wholes = [f"{s} {c} {v}" for s, c, v in zip(speaker, corpus, version, strict=True)]
    pairs = set(zip(table.group.tolist(), wholes, strict=True))
    assert len(pairs) == len(set(table.group.tolist())) == len(set(wholes))


def test_a_corpus_without_calm_calls_it_neutral(labels: Labels) -> None:
    targets = targets_of(labels)
    neutral, nemo = labels.label == NEUTRAL, labels.corpus == "nemo"
    for right in targets.right[nemo & neutral]:
        assert np.flatnonzero(right).tolist() == [NEUTRAL, CALM]
    assert (targets.right[~(nemo & neutral) & nemo].sum(axis=1) == 1).all()
    assert targets.possible[nemo, CALM].all()
    ravdess = labels.corpus == "ravdess"
    assert (targets.right[ravdess].argmax(axis=1) == labels.label[ravdess]).all()
    assert (targets.right[ravdess].sum(axis=1) == 1).all()


def test_a_corpus_says_nothing_about_what_it_does_not_label(labels: Labels) -> None:
    targets = targets_of(labels)
    assert targets.possible[labels.corpus == "ravdess"].all()
    nemo = targets.possible[labels.corpus == "nemo"]
    assert {tuple(np.flatnonzero(row)) for row in nemo} == {tuple(sorted({*NO_DISGUST, CALM}))}
    assert (targets.right <= targets.possible).all()


def test_emotions_weigh_the_same_within_a_corpus() -> None:
    emotion = np.array([0] * 30 + [3] * 10 + [4] * 20 + [3] * 5 + [5] * 15)
    corpus = np.array(["a"] * 60 + ["b"] * 20)
    labels = Labels(emotion, np.array(["s"] * 80), corpus)
    part = np.ones(80, np.bool_)
    part[:3] = False
    weights = balanced_weights(labels, part, 1.0, "")
    assert not weights[:3].any()
    assert weights[part].mean() == pytest.approx(1.0)
    for name in ("a", "b"):
        inside = corpus == name
        sums = [weights[inside & (emotion == e)].sum() for e in np.unique(emotion[inside])]
        assert sums == pytest.approx([sums[0]] * len(sums), rel=1e-5)
    at_home = balanced_weights(labels, part, 10.0, "b")
    assert at_home[part].mean() == pytest.approx(1.0)
    before, after = (w[corpus == "b"].sum() / w[corpus == "a"].sum() for w in (weights, at_home))
    assert after == pytest.approx(10 * before, rel=1e-4)


# --- fitting --------------------------------------------------------------------------


def _free(words: float) -> HeadSettings:
    """Hardly any penalty; as much care about words as asked."""
    care = Regularisation(penalty=0.01, words=words, sound=0.0)
    return HeadSettings(general=(care,), known=care)


def test_the_general_layer_is_the_mean_of_its_fits(labels: Labels, table: TrainingTable) -> None:
    everyone = np.ones(len(labels.label), np.bool_)
    space = fitting.learn_space(table, everyone, seed=0)
    bold, careful = Regularisation(0.01, 0.0, 0.0), Regularisation(1.0, 10.0, 5.0)
    fits = [
        fitting.fit(space, table, labels, everyone, HeadSettings(general=cares)).general
        for cares in ((bold,), (careful,), (bold, careful))
    ]
    mean = (fits[0].weight + fits[1].weight) / 2
    np.testing.assert_allclose(fits[2].weight, mean, atol=1e-4)
    assert not np.allclose(fits[0].weight, fits[1].weight, atol=1e-3)


def test_what_can_be_told_apart_is_learned_for_voices_never_heard(
    labels: Labels, table: TrainingTable
) -> None:
    held = _untested(labels)
    space = fitting.learn_space(table, ~held, seed=0)
    fitted = fitting.fit(space, table, labels, ~held, _free(0.0))
    trial = HeldOutHead(fitting.to_head(space, fitted), held)
    temperatures = calibrate([[trial]], table, labels)
    head = fitting.to_head(space, fitted, temperatures)
    clips = clips_of(table, held & (labels.corpus == "ravdess"))
    truth = labels.label[table.utterance[clips]]
    assert (untouched(head, table, clips).argmax(axis=1) == truth).mean() > 0.9
    assert (adapted(head, table, labels, clips).argmax(axis=1) == truth).mean() > 0.9
    assert all(0.25 <= t <= 4.0 for t in temperatures)


def test_the_temperature_takes_back_what_was_exaggerated(
    labels: Labels, table: TrainingTable
) -> None:
    held = _untested(labels)
    space = fitting.learn_space(table, ~held, seed=0)
    fitted = fitting.fit(space, table, labels, ~held, _free(0.0))
    head = fitting.to_head(space, fitted)
    louder = dataclasses.replace(
        head,
        general=dataclasses.replace(head.general, temperature=0.5),
        known=dataclasses.replace(head.known, temperature=0.5),
    )
    found = [calibrate([[HeldOutHead(one, held)]], table, labels) for one in (head, louder)]
    assert found[0] == found[1], "temperatures are of the plain logits"
    kinds = [[HeldOutHead(head, held)], [HeldOutHead(head, held)]]
    assert calibrate(kinds, table, labels) == found[0]


def test_songs_do_not_count_for_the_temperature(labels: Labels, table: TrainingTable) -> None:
    held = _untested(labels)
    space = fitting.learn_space(table, ~held, seed=0)
    head = fitting.to_head(space, fitting.fit(space, table, labels, ~held, _free(0.0)))
    found = []
    for corpus in ("", "ravdess-song", "ravdess"):
        rows = table.rows.copy()
        rows[labels.corpus[table.utterance] == corpus] *= -1
        spoilt = dataclasses.replace(table, rows=rows)
        found.append(calibrate([[HeldOutHead(head, held)]], spoilt, labels))
    assert found[0] == found[1] != found[2]


def test_what_is_held_back_shares_no_voice_with_what_is_trained_on(labels: Labels) -> None:
    part = ~_untested(labels)
    for recipe, kinds in ((ANYWHERE, 2), (RAVDESS_HOME, 1)):
        found = rests(labels, part, recipe, seed=0)
        assert len(found) == kinds
        for held in (held for kind in found for held in kind):
            assert held.any()
            assert not (held & ~part).any()
            assert not set(labels.speaker[held]) & set(labels.speaker[part & ~held])


def test_a_home_is_held_back_in_groups_that_hold_all_its_speakers(labels: Labels) -> None:
    everyone = np.ones(len(labels.label), np.bool_)
    (groups,) = rests(labels, everyone, RAVDESS_HOME, seed=0)
    assert len(groups) == 4
    assert (np.sum(groups, axis=0)[labels.corpus == "ravdess"] == 1).all()


def test_a_protocol_says_what_adapting_costs_who_shows_little(
    labels: Labels, table: TrainingTable
) -> None:
    held = _untested(labels)
    splits = lambda _labels: iter([Split("only", ~held, held)])  # noqa: E731
    (scored,) = run_protocol(splits, table, labels, _free(0.0), [0])
    figures = summarise([scored])
    assert figures["few_emotions"]["1"] == pytest.approx(scored.few[1], abs=1e-3)
    assert figures["untouched"]["uar"] == pytest.approx(scored.untouched.evaluation().uar, abs=1e-3)
    assert figures["untouched"]["ece"] == figures["untouched"]["ece_pooled"], "one split"
    assert min(scored.few[1]) > 0.8


def test_pooled_answers_are_all_answers() -> None:
    parts = [Predictions(np.array([k]), np.eye(8, dtype=np.float32)[[0]]) for k in (0, 1)]
    assert Predictions.joined(parts).evaluation().accuracy == pytest.approx(0.5)


def test_training_does_not_depend_on_rows_outside_its_part(
    labels: Labels, table: TrainingTable
) -> None:
    """Neither features nor labels of the test speakers may reach the head."""
    held = _untested(labels)

    def spoilt(rows: HalfArray, outside: NDArray[np.bool_]) -> HalfArray:
        return np.where(outside[:, None], np.float16(99), rows)

    def spoilt_twins(twins: Sequence[Twins]) -> tuple[Twins, ...]:
        return tuple(dataclasses.replace(t, other=spoilt(t.other, held)) for t in twins)

    other = dataclasses.replace(
        table,
        rows=spoilt(table.rows, held[table.utterance]),
        words=spoilt_twins(table.words),
        sound=spoilt_twins(table.sound),
    )
    emotion = labels.label.copy()
    for corpus in np.unique(labels.corpus):
        inside = held & (labels.corpus == corpus)
        emotion[inside] = np.roll(emotion[inside], 4)
    wrong = Labels(emotion, labels.speaker, labels.corpus)
    heads = [
        fitting.to_head(space, fitting.fit(space, t, known, ~held, HeadSettings())).to_bytes()
        for t, known in ((table, labels), (other, wrong))
        for space in [fitting.learn_space(t, ~held, seed=0)]
    ]
    assert heads[0] == heads[1]


def _reliance(labels: Labels, table: TrainingTable, words: float, direction: FloatArray) -> float:
    """How much of the general layer's weight lies along a direction, 0 to 1."""
    everyone = np.ones(len(labels.label), np.bool_)
    space = fitting.learn_space(table, everyone, seed=0)
    recipe = _free(words)
    head = fitting.to_head(space, fitting.fit(space, table, labels, everyone, recipe))
    weight = head.general.weight / head.scale[:, None]
    return float(np.linalg.norm(direction @ weight) / np.linalg.norm(weight))


def test_what_changes_with_the_words_is_looked_past(
    labels: Labels, directions: FloatArray, table: TrainingTable
) -> None:
    """Where two seconds of one clip differ in how angry they seem, anger relies on it less."""
    angry = directions[emotion_index(Emotion.ANGRY)]
    rng = np.random.default_rng(4)
    moved = [
        dataclasses.replace(
            t, other=(t.one + 9 * rng.normal(size=(len(t.one), 1)) * angry).astype(np.float16)
        )
        for t in table.words
    ]
    wordy = dataclasses.replace(table, words=tuple(moved))
    naive, wise = (_reliance(labels, wordy, words, angry) for words in (0.0, 100.0))
    assert wise < 0.6 * naive


def _disgust_in_nemo(table: TrainingTable, labels: Labels, directions: FloatArray) -> float:
    """How much disgust the fitted head hears in a voice of nEMO that shows some."""
    everyone = np.ones(len(labels.label), np.bool_)
    space = fitting.learn_space(table, everyone, seed=0)
    recipe = _free(0.0)
    head = fitting.to_head(space, fitting.fit(space, table, labels, everyone, recipe))
    nemo = directions[8 + [name for name, *_ in CORPORA].index("nemo")]
    row = (2 * directions[DISGUST] + 3 * nemo)[None].astype(np.float16)
    return float(head.scores(head.logits(row))[0, DISGUST])


def test_a_corpus_without_disgust_does_not_push_disgust_down(
    labels: Labels, table: TrainingTable, directions: FloatArray, monkeypatch: pytest.MonkeyPatch
) -> None:
    aware = _disgust_in_nemo(table, labels, directions)

    def naive_targets(known: Labels) -> Targets:
        right = np.eye(8, dtype=np.bool_)[known.label]
        return Targets(np.ones_like(right), right)

    monkeypatch.setattr(fitting, "targets_of", naive_targets)
    naive = _disgust_in_nemo(table, labels, directions)
    assert aware > 0.4
    assert aware > naive + 0.1


# --- protocols ------------------------------------------------------------------------


def _assert_strangers(labels: Labels, split: Split) -> None:
    assert not (split.train & split.test).any()
    assert split.train.any()
    assert split.test.any()
    assert not set(labels.speaker[split.train]) & set(labels.speaker[split.test])


def test_the_five_folds_share_no_speaker_and_no_song(labels: Labels) -> None:
    splits = list(luna5(labels))
    assert len(splits) == 5
    tested = np.zeros(len(labels.label), np.int64)
    for split, actors in zip(splits, LUNA5, strict=True):
        _assert_strangers(labels, split)
        speakers = {f"ravdess/{actor:02}" for actor in actors}
        assert set(labels.speaker[split.test]) == speakers
        assert set(labels.corpus[split.test]) == {"ravdess"}
        assert not speakers & set(labels.speaker[split.train & (labels.corpus == "ravdess-song")])
        tested += split.test
    assert (tested == (labels.corpus == "ravdess")).all()


def test_leaving_a_corpus_out_leaves_all_of_it_out(labels: Labels) -> None:
    for split in leave_one_corpus_out(labels):
        _assert_strangers(labels, split)
        assert split.name not in set(labels.corpus[split.train])
        assert set(labels.corpus[split.test]) == {split.name}


def test_held_out_speakers_are_repeatable_whole_and_inside_the_part(labels: Labels) -> None:
    train = next(iter(luna5(labels))).train
    held = held_out(labels, train, seed=4)
    np.testing.assert_array_equal(held, held_out(labels, train, seed=4))
    assert (held != held_out(labels, train, seed=5)).any()
    assert not (held & ~train).any()
    assert not set(labels.speaker[held]) & set(labels.speaker[train & ~held])
    assert set(labels.corpus[held]) == {name for name, *_ in CORPORA}
    assert (train & ~held).sum() > held.sum()


def test_what_ships_never_hears_the_first_fold(labels: Labels) -> None:
    held = shipped_held_out(labels)
    speakers = set(labels.speaker[held])
    ravdess = {f"ravdess/{actor:02}" for actor in LUNA5[0]}
    assert {s for s in speakers if s.startswith("ravdess/")} == ravdess
    assert not speakers & set(labels.speaker[~held])
    assert {s.split("/")[0] for s in speakers} == {prefix for _, prefix, *_ in CORPORA}


# --- augmentation ---------------------------------------------------------------------

RATE = 16_000
Change = Callable[[FloatArray, Generator], FloatArray]


@pytest.fixture(scope="module")
def clip() -> FloatArray:
    """1.5 s of something like a voice: harmonics that glide and come in syllables."""
    t = np.arange(int(1.5 * RATE)) / RATE
    phase = 2 * np.pi * np.cumsum(150 + 40 * np.sin(2 * np.pi * 1.3 * t)) / RATE
    tone = sum(np.sin(k * phase) / k for k in range(1, 12))
    loud = 0.1 * np.clip(np.sin(2 * np.pi * 3 * t) + 0.6, 0, None)
    return np.asarray(tone * loud, np.float32)


def _level(samples: FloatArray) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


def _likeness(a: FloatArray, b: FloatArray) -> float:
    """The best correlation of two sounds within 0.1 s of each other."""
    found = correlate(a, b, mode="full") / (np.linalg.norm(a) * np.linalg.norm(b))
    middle = len(b) - 1
    return float(found[middle - RATE // 10 : middle + RATE // 10 + 1].max())


@pytest.mark.parametrize("settings", sound.CODECS, ids=lambda settings: settings[1])
def test_a_codec_leaves_the_voice_recognisable(
    clip: FloatArray, settings: tuple[str, str, str, int]
) -> None:
    coded = sound.codec(clip, *settings)
    assert coded.shape == clip.shape
    assert coded.dtype == np.float32
    assert _likeness(coded, clip) > 0.8
    assert not np.array_equal(coded, clip)
    assert 0.7 < _level(coded) / _level(clip) < 1.3


@pytest.mark.parametrize("change", [sound.room, sound.band_limit], ids=["room", "band"])
@pytest.mark.parametrize("seed", range(4))
def test_rooms_and_bands_keep_length_and_level_in_bounds(
    clip: FloatArray, change: Change, seed: int
) -> None:
    changed = change(clip, np.random.default_rng(seed))
    assert changed.shape == clip.shape
    assert changed.dtype == np.float32
    assert np.isfinite(changed).all()
    assert 0.3 < _level(changed) / _level(clip) < 3.0


def test_a_band_takes_away_what_lies_outside(clip: FloatArray) -> None:
    noise = np.random.default_rng(0).normal(0, 0.1, 2 * RATE).astype(np.float32)
    limited = sound.band_limit(noise, np.random.default_rng(1))
    power = np.abs(np.fft.rfft(limited)) ** 2
    hertz = np.fft.rfftfreq(len(limited), 1 / RATE)
    inside = power[(hertz > 500) & (hertz < 2500)].mean()
    assert power[hertz < 20].mean() < 0.01 * inside
    assert power[hertz > 7800].mean() < 0.1 * inside


@pytest.mark.parametrize("ratio_db", [0.0, 10.0, 20.0])
def test_a_bed_lies_as_far_below_the_voice_as_was_asked(clip: FloatArray, ratio_db: float) -> None:
    rng = np.random.default_rng(0)
    for bed in (sound.music_bed(len(clip), rng), sound.coloured_noise(len(clip), rng)):
        assert bed.shape == clip.shape
        assert np.isfinite(bed).all()
        heard = sound.mix(clip, bed, ratio_db) - clip
        assert 20 * np.log10(_level(clip) / _level(heard)) == pytest.approx(ratio_db, abs=0.1)


def test_the_chain_is_repeatable_finite_and_within_full_scale(clip: FloatArray) -> None:
    other = librosa.tone(200, sr=RATE, length=RATE).astype(np.float32) * 0.1
    results = [sound.augment(clip, [other], np.random.default_rng(s)) for s in range(12)]
    again = sound.augment(clip, [other], np.random.default_rng(3))
    np.testing.assert_array_equal(results[3], again)
    for changed in results:
        assert changed.dtype == np.float32
        assert np.isfinite(changed).all()
        assert np.abs(changed).max() <= 1.0
        assert 0.8 < len(changed) / len(clip) < 1.2
        assert 0.1 < _level(changed) / _level(clip) < 10
    assert len({changed.tobytes() for changed in results}) == len(results)


def test_emotions_are_in_the_order_of_the_domain() -> None:
    assert [EMOTIONS[i] for i in (NEUTRAL, CALM, DISGUST)] == [
        Emotion.NEUTRAL,
        Emotion.CALM,
        Emotion.DISGUST,
    ]
