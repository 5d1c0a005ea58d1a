"""XML as the formats write it: elements with cleaned text, the document as bytes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from aemo_studio.output.export.text import clean

Element = ET.Element


def element(tag: str, attributes: dict[str, str] | None = None) -> Element:
    """Makes a root element; values are cleaned."""
    return ET.Element(tag, _cleaned(attributes))


def child(
    parent: Element, tag: str, text: object = None, attributes: dict[str, str] | None = None
) -> Element:
    """Appends an element to `parent` and returns it; text None leaves it empty."""
    made = ET.SubElement(parent, tag, _cleaned(attributes))
    if text is not None:
        made.text = clean(str(text))
    return made


def document(root: Element, doctype: str = "") -> bytes:
    """Renders the document, UTF-8, indented, with its document type where it has one."""
    ET.indent(root, "  ")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    kind = f"<!DOCTYPE {doctype}>\n" if doctype else ""
    return f"{head}{kind}{ET.tostring(root, encoding='unicode')}\n".encode()


def _cleaned(attributes: dict[str, str] | None) -> dict[str, str]:
    return {name: clean(value) for name, value in (attributes or {}).items()}
