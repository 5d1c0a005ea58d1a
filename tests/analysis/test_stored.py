"""An analysis as a document: it comes back as it was, or is refused."""

from __future__ import annotations

import dataclasses
import re

import pytest

from aemo_studio.analysis.stored import decode_analysis, encode_analysis
from aemo_studio.base.errors import ProjectError
from aemo_studio.domain.scene import Shot
from tests.equality import same
from tests.factories import half_precision_waveform, make_analysis


def test_analysis_comes_back_as_it_was() -> None:
    analysis = make_analysis()
    again = decode_analysis(encode_analysis(analysis))
    assert same(again, half_precision_waveform(analysis))


def test_invalid_analysis_is_not_cached() -> None:
    analysis = dataclasses.replace(make_analysis(), shots=(Shot(5.0, 1.0),))
    with pytest.raises(ValueError, match="out of order"):
        encode_analysis(analysis)


def test_cached_analysis_of_another_version_is_refused() -> None:
    data = re.sub(rb'"version":\d+', b'"version":1', encode_analysis(make_analysis()), count=1)
    with pytest.raises(ProjectError):
        decode_analysis(data)
