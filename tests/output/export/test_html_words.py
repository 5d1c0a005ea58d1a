"""What the page tells a director: sentences about the feeling, and each licence once."""

from __future__ import annotations

import dataclasses
import re
from html import unescape

import numpy as np
import pytest

from aemo_studio.domain.bursts import Burst, BurstKind
from aemo_studio.domain.emotion import EMOTIONS, Emotion, normalised
from aemo_studio.domain.music import ScorePart
from aemo_studio.domain.project import AnalysisWarning, Pick, Project, SceneEdit
from aemo_studio.domain.scene import Coverage, Scene
from aemo_studio.output.export.html.page import render_html
from aemo_studio.output.export.options import ExportOptions, Language
from tests.factories import make_music_track, make_project, make_recommendation, make_scores
from tests.output.export.projects import bare_project, odd_project

CHINESE = ExportOptions(language=Language.TRADITIONAL_CHINESE)


def _page(project: Project, options: ExportOptions | None = None) -> str:
    return unescape(render_html(project, options or ExportOptions()).decode())


def _text(page: str) -> str:
    """What is read: no style, script, pictures, tags."""
    body = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body))


def _scene(first: float, second: float, coverage: float) -> Scene:
    """Angry and surprised with these shares, the rest split evenly."""
    scores = np.full(8, (1 - first - second) / 6)
    scores[EMOTIONS.index(Emotion.ANGRY)] = first
    scores[EMOTIONS.index(Emotion.SURPRISED)] = second
    felt = normalised(scores)
    return Scene(0, 10, felt, felt, felt, Coverage(coverage, coverage, coverage))


def test_the_card_tells_in_sentences_what_is_felt_and_where_voice_and_face_stand() -> None:
    happy, sad = make_scores(Emotion.HAPPY), make_scores(Emotion.SAD)
    project = make_project()
    apart = Scene(0, 10, happy, sad, happy, Coverage(0.5, 0.9, 0.95))
    mixed = dataclasses.replace(_scene(0.5, 0.4, 0.9), start_s=10, end_s=20)
    unsure = dataclasses.replace(_scene(0.3, 0.1, 0.05), start_s=20, end_s=25)
    silent = dataclasses.replace(project.scenes[2], start_s=25, end_s=30)
    text = _text(_page(dataclasses.replace(
        bare_project(), scenes=(apart, mixed, unsure, silent), edits=()
    )))  # fmt: skip
    for sentence in (
        "The scene feels mixed: happy and sad. The voice sounds sad for much of the scene. "
        "The faces look happy nearly throughout. Voice and faces disagree.",
        "The scene feels mixed: angry and surprised.",
        "Voice and faces agree.",
        "The scene may feel angry, but that is unsure. The voice sounds angry for a moment only. "
        "The faces look angry for a moment only. No music suggested.",
        "How the scene feels is open. Nobody speaks. No face is seen.",
    ):
        assert sentence in text.replace("  ", " ")


def test_what_voices_do_without_words_is_told_most_frequent_first() -> None:
    project = bare_project()
    bursts = (
        Burst(0, 1, BurstKind.SIGH, claimed=False),
        Burst(1, 6, BurstKind.LAUGHTER, claimed=True),
    )
    scene = dataclasses.replace(_scene(0.9, 0.05, 0.0), end_s=10)
    heard = dataclasses.replace(project.analysis, bursts=bursts)
    laughing = dataclasses.replace(project, analysis=heard, scenes=(scene,), edits=())
    said = "Nobody speaks. Laughter is heard for much of the scene. Sighs are heard for part of"
    assert said in _text(_page(laughing))
    muted = dataclasses.replace(laughing, edits=(SceneEdit(muted=("speech",)),))
    assert "Laughter is heard" not in _text(_page(muted))


def test_speech_that_cannot_be_read_is_not_called_silence() -> None:
    project = bare_project()
    last = project.scenes[2]
    faint = dataclasses.replace(
        project.analysis, faint_speech_s=((last.start_s + 1, last.start_s + 2),)
    )
    text = _text(_page(dataclasses.replace(project, analysis=faint)))
    assert "Somebody speaks, but too faintly to be read. No face is seen." in text
    assert "Nobody speaks. No face is seen." not in text


def test_what_the_editor_decided_is_told_beside_the_measurement() -> None:
    edits = (
        SceneEdit(emotion=Emotion.DISGUST, note="Slower.", intention="romantic"),
        SceneEdit(emotion=Emotion.SAD, muted=("speech",)),
        SceneEdit(emotion=Emotion.CALM),
    )
    text = _text(_page(bare_project(edits=edits)))
    assert "The scene feels disgusted: the editor decided that. The measurement says happy." in text
    assert "The scene feels sad: the editor decided that. The measurement says the same." in text
    assert "The scene feels calm: the editor decided that. Nobody speaks." in text
    assert "The voice is left out here." in text
    assert "The music is meant to be romantic." in text
    assert "Slower." in text


def test_no_scores_are_left_in_reasons_and_other_numbers_stay() -> None:
    said = "Angry scene (0.21, with surprised 0.18); long enough (4:05 for 0:15); 118 bpm is right."
    also = "You set it (0.90); 3.25 of 4."
    reasons = tuple(
        dataclasses.replace(make_recommendation(rank), reason=reason)
        for rank, reason in ((1, said), (2, also))
    )
    text = _text(_page(bare_project(recommendations=(reasons, (), ()))))
    assert "Angry scene, with surprised; long enough (4:05 for 0:15); 118 bpm is right." in text
    assert "You set it; 3.25 of 4." in text


def test_genres_and_the_styles_that_serve_are_in_the_readers_language() -> None:
    track = make_music_track(1, genre="reggae")
    parts = (ScorePart("style match", 1.0),)
    item = dataclasses.replace(make_recommendation(1, track), parts=parts)
    project = bare_project(recommendations=((item,), (), ()))
    text = _text(_page(project))
    assert "reggae · 3:02" in text
    assert "Styles that serve a scene that feels happy: reggae, " in text
    chinese = _text(_page(project, CHINESE))
    assert "雷鬼 · 3:02" in chinese
    assert "它的曲風「雷鬼」適合這類場景" in chinese
    assert "適合感覺快樂的場景的曲風：雷鬼" in chinese


def test_each_licence_is_told_once_and_tracks_name_only_another_one() -> None:
    usual = [make_music_track(n, terms="") for n in range(4)]
    other = make_music_track(8, terms="CC0")
    by = [make_music_track(n, terms="CC BY 3.0", catalogue="mine") for n in (11, 12)]
    open_ = make_music_track(13, terms="not stated", catalogue="mine")
    rows = ([*usual[:3], other], [usual[3], by[0]], [by[1], open_])
    listed = tuple(
        tuple(make_recommendation(i, track) for i, track in enumerate(row, start=1)) for row in rows
    )
    page = _page(bare_project(recommendations=listed, picks=(Pick(0, usual[0]), Pick(1, usual[3]))))
    text = _text(page)
    assert text.count("not on file") == 2  # free, and what the mark means
    assert "free : licence not on file: clear the rights before release, unless a track" in text
    assert "mine : CC BY 3.0, unless a track says otherwise" in text
    assert "† : licence not on file" in text
    assert text.count("CC BY 3.0") == text.count("CC0") == 1
    assert "Clear the rights before release: Piece 0 - Somebody; Piece 3 - Somebody" in text


def test_the_whole_page_is_in_the_readers_language() -> None:
    warning = AnalysisWarning(
        "x", "At 3 s.", "The first {seconds:.1f} s are damaged.", {"seconds": 3}
    )
    project = odd_project()
    analysis = dataclasses.replace(project.analysis, warnings=(warning,))
    page = _page(dataclasses.replace(project, analysis=analysis), CHINESE)
    assert '<html lang="zh-TW">' in page
    text = _text(page)
    for expected in (
        "場景 1",
        "快樂",
        "已選用",
        "這個場景的感受是",
        "手動設定",
        "標記",
        "沒有授權資料",
    ):
        assert expected in text
    for english in ("Scene", "happy", "picked", "feels", "Plays from", "Music", "unsure", "speech"):
        assert english not in text
    assert '<html lang="en">' in _page(project)


# --- colours ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def themes() -> dict[str, dict[str, str]]:
    """The colours of each theme; dark and paper change those of light."""
    page = _page(bare_project())
    found: dict[str, dict[str, str]] = {"light": {}, "dark": {}, "paper": {}}
    for match in re.finditer(r":root\{([^}]*)\}", page):
        dark = page[: match.start()].rstrip().endswith("(prefers-color-scheme:dark){")
        theme = "dark" if dark else "paper" if "@media print" in page[: match.start()] else "light"
        found[theme] |= dict(re.findall(r"--([\w-]+):(#\w+)", match[1]))
    assert all(found.values())
    return {theme: found["light"] | colours for theme, colours in found.items()}


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
def test_every_text_stands_out_from_its_ground(
    theme: str, themes: dict[str, dict[str, str]]
) -> None:
    colours = themes[theme]
    for text in ("ink", "soft", "accent"):
        for ground in ("paper", "page"):
            assert _contrast(colours[text], colours[ground]) >= 4.5
    assert _contrast(colours["ink"], colours["sound"]) >= 4.5
    assert _contrast(colours["paper"], colours["accent"]) >= 4.5
    assert _contrast(colours["marker"], colours["paper"]) >= 3.0


def _contrast(one: str, other: str) -> float:
    first, second = sorted((_luminance(one), _luminance(other)))
    return (second + 0.05) / (first + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = np.array([int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])
