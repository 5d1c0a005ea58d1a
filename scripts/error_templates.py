"""Finds the sentences of errors and warnings, for the translators: the literals that stand first in
`MediaError("Cannot read {path}.", path=path)` and in `phrase("…")`."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT_ERROR = "StudioError"
MAKERS = frozenset({"phrase", "Phrase", "TimecodeError"})
"""What takes a template besides the errors themselves."""

# Whoever trains models reads English, and so do the corpora and papers that its errors are about.
LEFT_OUT = "workbench"

ALLOWED = {
    ("base/errors.py", "__init__"): "the template is the literal of whoever raises the error",
    ("base/progress.py", "of"): "a literal where the warning was first told",
    ("base/translations.py", "phrase"): "the template is the caller's literal",
    ("base/translations.py", "reason_of"): "a literal where the TimecodeError is raised",
    ("music/own_music/reasons.py", "portable"): "a literal where the file was refused",
    ("music/own_music/reasons.py", "read_reason"): "a literal where the file was refused",
    ("music/own_music/reasons.py", "_from_json"): "a literal where the file was refused",
    ("output/export/formats.py", "_named"): "marked by `translatable` in the table of formats",
}
"""Functions whose templates are no literals, and why that is right."""


class Found(NamedTuple):
    """templates: sorted, each once. problems: templates that are no literals, by file and line."""

    templates: list[str]
    problems: list[str]


def find(folder: Path) -> Found:
    """Reads all modules of a package but those for developers of models."""
    modules = {
        path.relative_to(folder).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.py"))
        if LEFT_OUT not in path.relative_to(folder).parts
    }
    errors = _errors(modules.values())
    templates: set[str] = set()
    problems = []
    for name, module in modules.items():
        for function, call in _calls(module, errors):
            template = call.args[0]
            if isinstance(template, ast.Constant) and isinstance(template.value, str):
                templates.add(template.value)
            elif (name, function) not in ALLOWED:
                problems.append(f"{name}:{call.lineno}: the template is no literal.")
    return Found(sorted(templates), problems)


def _errors(modules: Iterable[ast.Module]) -> frozenset[str]:
    """The names of StudioError and all classes that come from it."""
    classes = [
        node for module in modules for node in ast.walk(module) if isinstance(node, ast.ClassDef)
    ]
    known = {ROOT_ERROR}
    while more := {c.name for c in classes if known & set(map(_name, c.bases))} - known:
        known |= more
    return frozenset(known)


def _calls(
    node: ast.AST, errors: frozenset[str], function: str = "", *, in_error: bool = False
) -> Iterator[tuple[str, ast.Call]]:
    """Calls with a template, each with the name of the function that it stands in."""
    for child in ast.iter_child_nodes(node):
        inside = in_error
        place = child.name if isinstance(child, ast.FunctionDef) else function
        if isinstance(child, ast.ClassDef):
            inside = child.name in errors
        if isinstance(child, ast.Call) and child.args and _takes_template(child, errors, inside):
            yield place, child
        yield from _calls(child, errors, place, in_error=inside)


def _takes_template(call: ast.Call, errors: frozenset[str], in_error: bool) -> bool:
    name = _name(call.func)
    return name in errors or name in MAKERS or (in_error and (name == "cls" or _is_super(call)))


def _is_super(call: ast.Call) -> bool:
    """Whether it is `super().__init__(…)`."""
    match call.func:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="__init__"):
            return True
    return False


def _name(expression: ast.expr) -> str:
    """`MediaError`, also of `errors.MediaError`."""
    match expression:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
