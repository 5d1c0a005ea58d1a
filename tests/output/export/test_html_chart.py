"""The page's chart: everything on it lies on the frame that the scene list and timecode name."""

from __future__ import annotations

import dataclasses
import json
import re
from fractions import Fraction
from html import unescape
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.domain.emotion import GRID_S, EmotionTrack, scores_from_dict
from aemo_studio.domain.project import Marker, Project
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.domain.video import Thumbnail
from aemo_studio.music.own_music.structures import known_in
from aemo_studio.music.placement import placements
from aemo_studio.output.export.html.axis import with_room
from aemo_studio.output.export.html.page import render_html
from aemo_studio.output.export.options import ExportOptions
from aemo_studio.output.export.timeline import timeline_of
from aemo_studio.project.editing.cast import hide_character, rename_character
from tests.casts import cast_film
from tests.factories import make_music_track, make_project, make_recommendation, make_video
from tests.output.export.projects import RATES, bare_project, fitted_project, long_project

every_rate = pytest.mark.parametrize(("rate", "start"), RATES.values(), ids=RATES)
TIMECODE = r"\d\d:\d\d:\d\d[:;]\d\d"


def _options(start: str) -> ExportOptions:
    return ExportOptions(drop_frame=";" in start)


def _page(project: Project) -> str:
    return render_html(project, _options(project.start_timecode)).decode()


def _rate(project: Project) -> TimecodeRate:
    own = project.analysis.video.timecode_rate
    return own.with_drop_frame(";" in project.start_timecode)


def _lines(page: str, kind: str) -> list[int]:
    """Frames of the vertical lines of a kind."""
    found = re.search(rf'<path class="{kind}" d="([^"]*)"', page)
    assert found
    return [int(frame) for frame in re.findall(r"M(\d+) 0V", found[1])]


def _frames(page: str) -> int:
    found = re.search(r'<svg class="lines" viewBox="0 0 (\d+) ', page)
    assert found
    return int(found[1])


def _labels(page: str) -> list[tuple[float, str]]:
    """Place in per cent and timecode of each label of the axis."""
    axis = page[page.index('<div class="axis">') :]
    found = re.findall(rf'left:([\d.]+)%">({TIMECODE})<', axis)
    return [(float(at), timecode) for at, timecode in found]


@every_rate
def test_ticks_are_whole_timecodes_with_frames_on_their_very_frame(
    rate: Fraction, start: str
) -> None:
    project, _ = long_project(rate, start)
    page, counting = _page(project), _rate(project)
    first, frames = counting.parse(start), _frames(page)
    labels, ticks = _labels(page), _lines(page, "grid")
    assert len(labels) >= 4
    for at, timecode in labels:
        frame = counting.parse(timecode) - first
        assert frame in ticks
        assert at == pytest.approx(100 * frame / frames, abs=0.0006)
    for frame in ticks:
        before = counting.format_frame(first + frame - 1) if first + frame else ""
        assert before[:8] != counting.format_frame(first + frame)[:8]
    gaps = {b - a for a, b in pairwise(ticks)}
    assert max(gaps) - min(gaps) <= counting.nominal // 15 * 10


@every_rate
def test_scenes_on_the_chart_begin_where_the_scene_list_says(rate: Fraction, start: str) -> None:
    project, edges = long_project(rate, start)
    page, counting = _page(project), _rate(project)
    listed = re.findall(rf"({TIMECODE}) – {TIMECODE} <span>", page)
    first = counting.parse(start)
    assert [counting.parse(timecode) - first for timecode in listed] == edges[:-1]
    assert _lines(page, "cut") == edges[1:-1]
    blocks = re.findall(r"M(\d+) 0H(\d+)V100H\1Z", page)
    assert sorted((int(a), int(b)) for a, b in blocks) == list(pairwise(edges))


def test_the_film_at_2997_has_its_ticks_on_the_second_of_the_timecode() -> None:
    """Twenty minutes on, a clock and non-drop timecode are more than a second apart."""
    project, _ = long_project(Fraction(30000, 1001), "01:00:00:00")
    page = _page(project)
    assert "01:20:00:00" in [timecode for _, timecode in _labels(page)]
    assert 20 * 60 * 30 in _lines(page, "grid")


@pytest.mark.parametrize("seconds", [0.2, 0.9, 1.5, 7.0, 40_000.0])
def test_films_of_any_length_have_an_axis(seconds: float) -> None:
    video = dataclasses.replace(make_video(duration_s=seconds), frame_rate=Fraction(24000, 1001))
    project = dataclasses.replace(make_project(video), start_timecode="00:59:59:13")
    labels = _labels(_page(project))
    assert labels
    assert len(labels) <= 12
    assert all(0 <= at <= 92 for at, _ in labels)


def test_markers_stand_on_their_frame_with_name_number_and_colour() -> None:
    project = bare_project(
        markers=(Marker(20.5), Marker(4.0, "Door <slam>"), Marker(20.52, "again"), Marker(99.0))
    )
    page, timeline = _page(project), timeline_of(project)
    pins = re.findall(r'<span class="pin[^"]*" style="left:([\d.]+)%"><i class="marker">', page)
    wanted = [100 * round(s * 25) / timeline.duration for s in (4.0, 20.5, 20.52)]
    assert [float(at) for at in pins] == pytest.approx([*wanted, 100.0], abs=0.0006)
    listed = re.findall(r'<b class="marker">(\d)</b> <span class="times">([^<]*)<', page)
    assert listed[:2] == [("1", "01:00:04:00"), ("2", "01:00:20:12")]
    assert page.count("Door &lt;slam&gt;") == 2
    assert re.search(r"\.marker\{--c:var\(--marker\)\}", page)


def test_music_lies_on_the_chart_as_it_is_placed_with_its_fades(tmp_path: Path) -> None:
    project = fitted_project(tmp_path)
    page, timeline = _page(project), timeline_of(project)
    found = re.search(r'<path class="playing" d="([^"]*)"', page)
    assert found
    bars = re.findall(r"M(\d+) 100L(\d+) 0H(\d+)L(\d+) 100Z", found[1])
    assert [tuple(map(int, bar)) for bar in bars] == [
        (cue.start, cue.start + cue.fade_in, cue.end - cue.fade_out, cue.end)
        for cue in timeline.cues
    ]
    assert any(cue.fade_out > 10 for cue in timeline.cues)
    seams = [clip.start for cue in timeline.cues for clip in cue.clips[1:]]
    assert seams
    assert _lines(page, "seam") == seams


def test_the_energy_of_the_music_lies_under_the_arousal_where_it_plays(tmp_path: Path) -> None:
    """The music of the first two scenes is as loud as it gets; under the third there is none."""
    fitted = fitted_project(tmp_path)
    project = dataclasses.replace(fitted, picks=fitted.picks[:2])
    page, placed = _page(project), list(placements(project, known_in(project.catalogues)))
    (arc,) = re.findall(r'<path class="energy" d="([^"]*)"', page)
    assert {y for _, y in re.findall(r"([\d.]+) ([\d.]+)", arc)} == {"0.0"}
    data = json.loads(unescape(re.findall(r'data-chart="([^"]*)"', page)[0]))
    plays = sum(one.stops_s - one.start_s for one in placed)
    assert data["energy"]["values"].count(100) == pytest.approx(plays / GRID_S, abs=2)
    assert set(data["energy"]["values"]) == {-1, 100}
    assert 'class="energy"' not in _page(bare_project())


def test_valence_and_arousal_are_two_curves_where_there_is_evidence() -> None:
    """Happy all along: rated 8.47 and 6.05 of 1 to 9, so 6.6 and 36.9 of 100 down."""
    n = 20
    scores = np.tile(scores_from_dict({"happy": 1.0}), (n, 1))
    scores[10:] = 1 / 8
    track = EmotionTrack(scores, np.repeat([1.0, 0.0], 10).astype(np.float32))
    project = bare_project()
    analysis = dataclasses.replace(project.analysis, speech=track, face=track, fused=track)
    page = _page(dataclasses.replace(project, analysis=analysis, edits=()))
    (valence,) = re.findall(r'class="valence" d="([^"]*)"', page)
    (arousal,) = re.findall(r'class="arousal" d="([^"]*)"', page)
    assert (valence[:6], valence[-7:]) == ("M0 6.6", "L10 6.6")
    assert (arousal[:7], arousal[-8:]) == ("M0 36.9", "L10 36.9")
    assert "valence 8.5 and arousal 6.0 of 9 on average" in page
    data = json.loads(unescape(re.findall(r'data-chart="([^"]*)"', page)[0]))
    assert data["affect"]["values"] == [[85, 60]] * 10 + [-1] * 10
    assert "Warriner et al. 2013" in page


def test_a_film_with_nothing_in_it_still_has_a_page() -> None:
    empty = bare_project(scenes=())
    page = _page(empty)
    assert "There are no scenes in this project." in page
    assert "nothing picked yet" in page


def test_labels_never_cover_each_other() -> None:
    places = [0.0, 1.0, 2.9, 3.0, 50.0, 98.0]
    shown = [at for at, fits in zip(places, with_room(places, 1000, 30), strict=True) if fits]
    assert shown == [0.0, 3.0, 50.0]


def test_a_long_film_stays_small_enough_to_send() -> None:
    """120 scenes with ten suggestions each and a picture of 4 kB: at most five are shown."""
    project, _ = long_project(Fraction(30000, 1001), "01:00:00;00", 120)
    pictures = tuple(Thumbnail(22.5 * n, bytes(4200)) for n in range(240))
    listed = tuple(make_recommendation(n, make_music_track(500 + n)) for n in range(1, 11))
    analysis = dataclasses.replace(project.analysis, thumbnails=pictures)
    page = _page(dataclasses.replace(project, analysis=analysis, recommendations=(listed,) * 120))
    assert len(page) < 1_500_000
    assert page.count('<span class="rank">') == 120 * 5
    assert page.count("and 5 more in the project") == 120


def _arcs(page: str) -> dict[str, str]:
    """The row of each character on the chart, by name."""
    rows = re.findall(r'<div class="lane arc">(.*?)</div>', page, re.DOTALL)
    return {re.findall(r"<bdi>([^<]*)</bdi>", row)[0]: row for row in rows}


def test_main_characters_have_an_arc_each_and_a_card() -> None:
    page = _page(rename_character(cast_film(), 1, "<Bo>"))
    arcs = _arcs(page)
    assert list(arcs) == ["Anna", "&lt;Bo&gt;", "Voice 3"]
    (block,) = re.findall(r'class="e4" d="([^"]*)"', arcs["&lt;Bo&gt;"])
    assert block == "M3 0H18V100H3Z", "angry from 1.5 to 9 s"
    cards = re.findall(r"<b dir=\"auto\">([^<]*)</b><small>([^<]*)</small>", page)
    assert cards == [
        ("Anna", "on screen 0:23 · speaks 0:15"),
        ("&lt;Bo&gt;", "on screen 0:07"),
        ("Voice 3", "speaks 0:06"),
    ]
    assert page.count('<img class="portrait" src="data:image/jpeg;base64,') == 2


def test_the_page_names_nobody_who_is_hidden_and_needs_no_cast() -> None:
    assert list(_arcs(_page(hide_character(cast_film(), 0, True)))) == ["Character 2", "Voice 3"]
    page = _page(dataclasses.replace(cast_film(), cast=()))
    assert _arcs(page) == {}
    assert 'class="cast"' not in page
