"""Sections of a film that are decoded each for itself, against one decode of all."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.joints import check_overlap
from aemo_studio.analysis.media import sections, sparse
from aemo_studio.analysis.media.decode import DecodePlan
from aemo_studio.analysis.media.frames import SampledFrame, SmallFrame
from aemo_studio.analysis.media.probe import probe
from aemo_studio.analysis.media.sections import (
    FilmSection,
    NotJoinableError,
    SectionDecoder,
    SectionFacts,
)
from tests.analysis.media.helpers import run
from tests.analysis.media.moving import film, shot

Joined = tuple[list[SmallFrame], list[SampledFrame], list[SectionFacts]]

SECTION_S = 1.7
_OPEN = "log-level=error:open-gop=1:keyint=50:frame-threads=1:pools=none"
ENCODERS = {
    "usual": ("film.mp4", {"g": "250"}),
    "hevc with open groups": ("film.mkv", {"codec": "libx265", "x265-params": _OPEN}),
}


@pytest.fixture(autouse=True)
def short_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "SECTION_S", SECTION_S)
    monkeypatch.setattr(sparse, "FEWEST_PIXELS", 0)


def joined(path: Path) -> Joined:
    """Decodes a film section by section, and checks each joint."""
    info = probe(path)
    small: list[SmallFrame] = []
    sampled: list[SampledFrame] = []
    facts = []
    for section in sections.sections(info.duration_s):
        before = tuple(small)
        decoder = SectionDecoder(
            info,
            DecodePlan(),
            section,
            threads=1,
            check=lambda: None,
            end_s=lambda _: info.duration_s,
        )
        for item in decoder:
            (small if isinstance(item, SmallFrame) else sampled).append(item)  # type: ignore[arg-type]
        check_overlap(section, before, decoder.facts)
        facts.append(decoder.facts)
    return small, sampled, facts


@pytest.mark.parametrize(("name", "options"), ENCODERS.values(), ids=ENCODERS.keys())
def test_joined_sections_are_one_decode_of_the_film(
    tmp_path: Path, name: str, options: dict[str, str]
) -> None:
    pictures = [*shot(1, 70), *shot(2, 80, speed=5.0), *shot(3, 60)]
    path = film(tmp_path / name, pictures, **options)
    whole = run(path)
    small, sampled, facts = joined(path)
    assert len(facts) == 5
    assert [f.time_s for f in small] == [f.time_s for f in whole.small]
    assert all(np.array_equal(a.bgr, b.bgr) for a, b in zip(small, whole.small, strict=True))
    assert [(f.time_s, f.shown_s) for f in sampled] == [
        (f.time_s, f.shown_s) for f in whole.sampled
    ]
    assert all(np.array_equal(a.rgb, b.rgb) for a, b in zip(sampled, whole.sampled, strict=True))
    assert whole.summary is not None
    left_out_s = sorted(chain.from_iterable(one.left_out_s for one in facts))
    assert left_out_s == list(whole.summary.left_out_s)
    assert sum(one.frames for one in facts) == whole.summary.frames < len(pictures)


def test_a_section_is_not_begun_where_too_little_lies_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "_SETTLING_PACKETS", 10)
    path = film(tmp_path / "film.mp4", shot(1, 120), g="15")
    with pytest.raises(NotJoinableError, match="too few packets"):
        joined(path)


def test_sections_that_differ_where_they_meet_are_not_joined() -> None:
    section, facts = FilmSection(1, 60.0, 120.0), SectionFacts(last_s=70.0)
    black, grey = (np.full((4, 4, 3), level, np.uint8) for level in (0, 90))
    before = [SmallFrame(59.0, grey), SmallFrame(59.9, black)]
    facts.overlap = [SmallFrame(59.9, black)]
    check_overlap(section, before, facts)
    for overlap in ([], [SmallFrame(59.9, grey)], [SmallFrame(59.8, black), *facts.overlap]):
        facts.overlap = overlap
        with pytest.raises(NotJoinableError):
            check_overlap(section, before, facts)
