"""Renders HTML pages from Jinja templates, which lie as files beside the code that fills them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

Tidy = Callable[[str], str]


def render_template(package: str, name: str, fields: Mapping[str, object], tidy: Tidy = str) -> str:
    """Renders the template file `name` of a package. All text is escaped, in attributes too.

    tidy: prepares each text before it is escaped. A field that the template does not know is
    ignored; one that it misses raises UndefinedError.
    """
    return _environment(package, tidy).get_template(name).render(fields)


@cache
def _environment(package: str, tidy: Tidy) -> Environment:
    """Jinja is imported here: neither the help nor the window waits for it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(package, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: tidy(value) if type(value) is str else value,
    )
