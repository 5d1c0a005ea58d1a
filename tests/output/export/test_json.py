"""The JSON export against the design's shape."""

from __future__ import annotations

import dataclasses
import json
import math
from typing import Any

import numpy as np
import pytest

from aemo_studio.output.export.json import render_json
from tests.factories import make_music_track, make_project, make_recommendation


def _exported() -> Any:
    return json.loads(render_json(make_project()))


def test_top_level() -> None:
    document = _exported()
    assert list(document) == ["version", "video", "grid_s", "tracks", "shots", "scenes", "models"]
    assert (document["version"], document["grid_s"]) == (1, 0.5)
    assert document["models"] == {"speech": "cd" * 32, "face": "ef" * 32}


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
        "start_s", "end_s", "scores", "speech", "face", "coverage", "recommendations", "pick",
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


def test_shots_and_video() -> None:
    document = _exported()
    assert document["shots"][1] == {"start_s": 10.0, "end_s": 20.0}
    assert document["video"]["frame_rate"] == "25"
    assert document["video"]["start_timecode"] == "01:00:00:00"


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
