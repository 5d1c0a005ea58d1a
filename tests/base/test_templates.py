"""Templates: what is filled in stays text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jinja2 import UndefinedError

from aemo_studio.base.templates import render_template

HOSTILE = "<script>alert(\"x\")</script> & 'y' 夜の歌 🎬 {{ 7 * 7 }}"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A package with one template, `page.html.jinja`."""
    folder = tmp_path_factory.mktemp("pages") / "pages_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").touch()
    template = '{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}<p title="{{ a }}">{{ twice(a) }}'
    (folder / "page.html.jinja").write_text(template)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder.parent)
        yield folder.name


def test_text_is_escaped_once_in_attributes_and_macros(package: str) -> None:
    page = render_template(package, "page.html.jinja", {"a": HOSTILE})
    shown = (
        "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; &#39;y&#39; 夜の歌 🎬 {{ 7 * 7 }}"
    )
    assert page == f'<p title="{shown}">{shown}{shown}'


def test_text_is_tidied_before_it_is_escaped(package: str) -> None:
    assert render_template(package, "page.html.jinja", {"a": "a<b"}, str.upper) == (
        '<p title="A&lt;B">A&lt;BA&lt;B'
    )


def test_a_missing_field_is_an_error_and_not_a_gap(package: str) -> None:
    with pytest.raises(UndefinedError, match="'a' is undefined"):
        render_template(package, "page.html.jinja", {})
