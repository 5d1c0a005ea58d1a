"""The JSON export against the design's shape."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aemo_studio.domain.bursts import Burst, BurstKind
from aemo_studio.domain.heard import HeardEvent, HeardKind
from aemo_studio.domain.video import AudioTrack
from aemo_studio.output.export.cuesheet import cue_sheet
from aemo_studio.output.export.eaf import render_eaf
from aemo_studio.output.export.json import render_json
from tests.factories import make_music_track, make_project, make_recommendation, make_video
from tests.output.export.projects import ODD_NOTE, fitted_project, odd_project


def _exported() -> Any:
    return json.loads(render_json(make_project()))


def test_top_level() -> None:
    document = _exported()
    assert list(document) == [
        "version", "video", "grid_s", "tracks", "shots", "scenes", "models",
        "markers", "placements", "bursts", "characters", "heard", "effects",
    ]  # fmt: skip
    assert (document["version"], document["grid_s"]) == (1, 0.5)
    assert document["models"] == {"speech": "cd" * 32, "face": "ef" * 32}


def test_what_voices_do_without_words_is_listed() -> None:
    project = make_project()
    burst = Burst(1.0, 2.5, BurstKind.LAUGHTER, claimed=True)
    heard = dataclasses.replace(project.analysis, bursts=(burst,))
    laughing = dataclasses.replace(project, analysis=heard)
    assert json.loads(render_json(laughing))["bursts"] == [
        {"start_s": 1.0, "end_s": 2.5, "kind": "laughter", "claimed": True}
    ]
    assert b">laughter<" in render_eaf(laughing)
    assert b"bursts" not in render_eaf(project)


def test_what_is_heard_is_listed_and_music_in_the_film_stands_in_the_cue_sheet() -> None:
    project = make_project()
    music = HeardEvent(2.0, 9.5, HeardKind.MUSIC, 0.83)
    rain = HeardEvent(4.0, 6.0, HeardKind.RAIN, 0.4)
    heard = dataclasses.replace(project.analysis, heard=(music, rain))
    sounding = dataclasses.replace(project, analysis=heard)
    assert json.loads(render_json(sounding))["heard"] == [
        {"start_s": 2.0, "end_s": 9.5, "kind": "music", "certainty": 0.83},
        {"start_s": 4.0, "end_s": 6.0, "kind": "rain", "certainty": 0.4},
    ]
    elan = render_eaf(sounding).decode()
    assert 'TIER_ID="heard: music"' in elan
    assert ">rain 0.40<" in elan
    assert "heard" not in render_eaf(project).decode()
    before, after = cue_sheet(project).cues, cue_sheet(sounding).cues
    assert after[: len(before)] == before
    assert [row[:2] for row in after[len(before) :]] == [("E1", "existing music, not identified")]
    assert after[-1][6:9] == ("01:00:02:00", "01:00:09:13", "00:00:07:13")


def test_tracks_hold_the_analysis() -> None:
    tracks, analysis = _exported()["tracks"], make_project().analysis
    assert list(tracks) == ["speech", "face", "fused"]
    for name in tracks:
        track = getattr(analysis, name)
        assert np.allclose(tracks[name]["scores"], track.scores, atol=1e-5)
        assert np.allclose(tracks[name]["coverage"], track.coverage, atol=1e-5)
        assert np.shape(tracks[name]["scores"]) == (60, 8)


def test_scene() -> None:
    scene = _exported()["scenes"][0]
    assert list(scene) == [
        "start_s", "end_s", "scores", "speech", "face", "coverage", "disagreement",
        "recommendations", "pick", "locked", "emotion", "by_hand", "muted", "intention", "note",
        "styles", "trust", "doubt",
    ]  # fmt: skip
    assert (scene["start_s"], scene["end_s"]) == (0.0, 10.0)
    assert scene["scores"]["happy"] == 0.65
    assert list(scene["speech"]) == [
        "neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised",
    ]  # fmt: skip
    assert scene["coverage"] == {"speech": 0.8, "face": 0.9, "fused": 0.95}


def test_recommendations_name_their_parts_and_licence() -> None:
    first = _exported()["scenes"][0]["recommendations"][0]
    assert first["parts"] == {"emotion match": 0.9, "length fit": 0.5}
    assert (first["rank"], first["score"]) == (1, 0.9)
    assert first["track"]["licence"] == "CC BY 4.0"
    assert first["track"]["moods"] == ["happy", "upbeat"]


def test_pick_belongs_to_its_scene() -> None:
    scenes = _exported()["scenes"]
    assert [s["pick"] and s["pick"]["track_id"] for s in scenes] == ["T0002", None, None]


def test_genres_of_tracks_and_styles_of_scenes() -> None:
    first = make_recommendation(1, make_music_track(1, genre="jazz", genre_from="artist"))
    project = dataclasses.replace(make_project(), recommendations=((first,), (), ()))
    scenes = json.loads(render_json(project))["scenes"]
    track = scenes[0]["recommendations"][0]["track"]
    assert (track["genre"], track["genre_from"]) == ("jazz", "artist")
    styles = scenes[0]["styles"]
    assert styles[0]["genre"] == "reggae"
    assert styles[0]["lift"] >= styles[-1]["lift"] >= 1.1
    assert _exported()["scenes"][0]["pick"]["genre"] is None


def test_shots_and_video() -> None:
    document = _exported()
    assert document["shots"][1] == {"start_s": 10.0, "end_s": 20.0}
    assert document["video"]["frame_rate"] == "25"
    assert document["video"]["start_timecode"] == "01:00:00:00"


def test_the_audio_tracks_are_told_and_which_hold_the_dialogue() -> None:
    tracks = (AudioTrack(1, "aac", 2, "Mic"),)
    project = make_project(dataclasses.replace(make_video(), audio_tracks=tracks))
    heard = dataclasses.replace(project.analysis, dialogue=(1,), faint_speech_s=((1.0, 2.5),))
    video = json.loads(render_json(dataclasses.replace(project, analysis=heard)))["video"]
    assert video["audio_tracks"][0]["title"] == "Mic"
    assert video["dialogue_tracks"] == [1]
    assert video["faint_speech_s"] == [[1.0, 2.5]]


def test_what_the_editor_decided() -> None:
    document = json.loads(render_json(odd_project()))
    first, second, third = document["scenes"]
    assert first["note"] == ODD_NOTE
    assert (first["emotion"], first["by_hand"], first["locked"]) == ("happy", False, False)
    assert (second["emotion"], second["by_hand"], second["locked"]) == ("fearful", True, True)
    assert (third["emotion"], third["by_hand"], third["note"]) == (None, False, "")
    assert document["markers"] == [
        {"time_s": 10.01, "name": "Door | slam & <bang>", "colour": "pink", "note": ""},
        {"time_s": 20.5, "name": "", "colour": "pink", "note": ""},
    ]


def test_where_picks_play(tmp_path: Path) -> None:
    """As fitted_project says: a long track under two scenes, a short one, looping, under one."""
    project = fitted_project(tmp_path)
    long, short = json.loads(render_json(project))["placements"]
    assert (long["scenes"], short["scenes"]) == ([1, 2], [3])
    assert (long["start_s"], short["start_s"]) == (0.0, 20.0)
    assert short["file"] == "/music/short.wav"
    assert (long["fit"]["loops"], short["fit"]["loops"]) == (False, True)
    for placed in (long, short):
        played_s = sum(piece["out_s"] - piece["in_s"] for piece in placed["pieces"])
        assert placed["end_s"] - placed["start_s"] == pytest.approx(played_s, abs=0.01)
        assert placed["fit"]["fade_out_s"] > 0


def test_a_pick_that_nobody_listened_to_plays_from_its_beginning() -> None:
    (placed,) = json.loads(render_json(odd_project()))["placements"]
    assert placed["pieces"] == [{"in_s": 0.0, "out_s": 20.0}]
    assert (placed["scenes"], placed["fit"]) == ([1, 2], None)


def _numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [n for item in value.values() for n in _numbers(item)]
    if isinstance(value, list):
        return [n for item in value for n in _numbers(item)]
    return [float(value)] if isinstance(value, int | float) else []


def test_every_number_is_finite() -> None:
    numbers = _numbers(_exported())
    assert len(numbers) > 60 * 9 * 3
    assert all(math.isfinite(n) for n in numbers)


def test_infinite_score_is_refused() -> None:
    bad = dataclasses.replace(make_recommendation(1), score=math.inf)
    project = dataclasses.replace(make_project(), recommendations=((bad,), (), ()))
    with pytest.raises(ValueError, match="JSON compliant"):
        render_json(project)


def test_text_stays_readable() -> None:
    track = make_music_track(1, title="中文 🎬")
    recommendations = ((make_recommendation(1, track),), (), ())
    data = render_json(dataclasses.replace(make_project(), recommendations=recommendations))
    assert "中文 🎬".encode() in data
