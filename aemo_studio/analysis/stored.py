"""Encodes an Analysis as a document of its own, for the cache.

The document is JSON: `{"format": "aemo-analysis", "version": …, "analysis": …}`.
"""

from __future__ import annotations

import dataclasses

import msgspec
import numpy as np

from aemo_studio.analysis.validate import check_analysis
from aemo_studio.base import codec
from aemo_studio.base.errors import ProjectError
from aemo_studio.domain.project import Analysis

_FORMAT = "aemo-analysis"

_VERSION = 3
"""Counted up when the shape of an Analysis changes: stored ones are then made again."""

_NOT_READABLE = (msgspec.MsgspecError, ValueError, TypeError, KeyError, RecursionError)


class _Document(msgspec.Struct, frozen=True):
    format: str
    version: int
    analysis: Analysis


def encode_analysis(analysis: Analysis) -> bytes:
    """Encodes an analysis. Raises ValueError or TypeError if it is not valid."""
    check_analysis(analysis)
    return codec.encode(_Document(_FORMAT, _VERSION, for_storage(analysis)))


def decode_analysis(data: bytes) -> Analysis:
    """Decodes what `encode_analysis` wrote.

    Raises ProjectError for anything else, older and newer versions included: a cache can
    always be made again.
    """
    try:
        document: _Document = codec.decoder(_Document).decode(data)
        if (document.format, document.version) != (_FORMAT, _VERSION):
            raise ValueError("another format or version")
        check_analysis(document.analysis)
    except _NOT_READABLE as error:
        raise ProjectError("The stored analysis cannot be read ({error}).", error=error) from error
    return document.analysis


def for_storage(analysis: Analysis) -> Analysis:
    """Converts an analysis to what documents hold: waveform peaks, which are only painted, in
    half precision (11 bits)."""
    peaks = analysis.waveform.peaks.astype(np.float16)
    waveform = dataclasses.replace(analysis.waveform, peaks=peaks)  # type: ignore[arg-type]
    return dataclasses.replace(analysis, waveform=waveform)
