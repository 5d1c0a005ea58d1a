"""What Apple's FCPXML reference says about the elements that we write: which may stand in
which, in what order, with which attributes. Written for these tests; stricter than needed.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_TIME = re.compile(r"-?\d+(/\d+)?s")
_TIMES = {"offset", "start", "duration", "tcStart", "frameDuration"}

# element: (children in their order, required attributes, other attributes)
_RULES: dict[str, tuple[tuple[str, ...], set[str], set[str]]] = {
    "fcpxml": (("resources", "library"), {"version"}, set()),
    "resources": (("format", "asset"), set(), set()),
    "format": ((), {"id"}, {"name", "frameDuration", "width", "height", "colorSpace"}),
    "asset": (
        ("media-rep", "metadata"),
        {"id"},
        {"name", "start", "duration", "hasVideo", "format", "hasAudio", "videoSources",
         "audioSources", "audioChannels", "audioRate"},
    ),
    "media-rep": (("bookmark",), {"src"}, {"kind", "sig", "suggestedFilename"}),
    "library": (("event",), set(), {"location"}),
    "event": (("project",), set(), {"name", "uid"}),
    "project": (("sequence",), set(), {"name", "id", "uid", "modDate"}),
    "sequence": (
        ("note", "spine", "metadata"),
        {"format"},
        {"duration", "tcStart", "tcFormat", "audioLayout", "audioRate", "renderFormat"},
    ),
    "spine": (("asset-clip",), set(), {"lane", "offset", "name", "format"}),
    "asset-clip": (
        ("note", "adjust-volume", "asset-clip", "marker"),
        {"ref"},
        {"lane", "offset", "name", "start", "duration", "enabled", "format", "tcFormat",
         "audioRole", "videoRole", "srcEnable"},
    ),
    "adjust-volume": (("param",), set(), {"amount"}),
    "param": (("fadeIn", "fadeOut", "keyframeAnimation"), {"name"}, {"key", "value"}),
    "keyframeAnimation": (("keyframe",), set(), set()),
    "keyframe": ((), {"time", "value"}, {"interp", "curve"}),
    "fadeIn": ((), {"duration"}, {"type"}),
    "fadeOut": ((), {"duration"}, {"type"}),
    "note": ((), set(), set()),
    "marker": ((), {"start", "value"}, {"duration", "note", "completed"}),
}  # fmt: skip


def violations(document: bytes) -> list[str]:
    """Everything that the rules do not allow; empty for a document in order."""
    root = ET.fromstring(document)
    found = [] if root.tag == "fcpxml" else [f"root {root.tag}"]
    ids = {e.attrib["id"] for e in root.iter() if "id" in e.attrib}
    for element in root.iter():
        found += _of(element, ids)
    all_ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    return found + ([] if len(all_ids) == len(set(all_ids)) else ["an id is there twice"])


def _of(element: ET.Element, ids: set[str]) -> list[str]:
    if element.tag not in _RULES:
        return [f"unknown element {element.tag}"]
    children, required, optional = _RULES[element.tag]
    tags = [child.tag for child in element]
    places = [children.index(tag) for tag in tags if tag in children]
    found = [f"{tag} in {element.tag}" for tag in tags if tag not in children]
    found += [] if places == sorted(places) else [f"order in {element.tag}: {tags}"]
    names = set(element.attrib)
    found += [f"{element.tag} without {name}" for name in required - names]
    found += [f"{element.tag} with {name}" for name in names - required - optional]
    for name, value in element.attrib.items():
        if name in _TIMES and not _TIME.fullmatch(value):
            found.append(f"{name}={value}")
        if name in ("ref", "format") and value not in ids:
            found.append(f"{name} to nowhere: {value}")
    return found
