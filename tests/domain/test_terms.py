"""Licence texts, taken apart and put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aemo_studio.domain.terms import NOT_STATED, Terms, terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("CC BY 3.0", Terms("CC BY 3.0", "", None)),
        ('CC BY 3.0; credit: "A; B" by C', Terms("CC BY 3.0", "", '"A; B" by C')),
        (
            "reference only: clear the rights; tags from MSD, research",
            Terms("reference only: clear the rights", "tags from MSD, research", None),
        ),
        ("CC BY; no films; credit: A", Terms("CC BY", "no films", "A")),
        ("CC BY; credit: A; credit: B", Terms("CC BY", "", "A; credit: B")),
        ("CC BY;NC", Terms("CC BY;NC", "", None)),
        ("CC BY; credit: ", Terms("CC BY", "credit: ", None)),
        ("", Terms("", "", None)),
    ],
)
def test_licence_conditions_and_credit_line_are_told_apart(text: str, terms: Terms) -> None:
    assert terms_of(text) == terms
    assert terms.joined == text


@given(st.text("ab;: \n") | st.lists(st.sampled_from(["a", ";", " ", "; credit: "])).map("".join))
def test_the_text_comes_back_to_the_byte(text: str) -> None:
    assert terms_of(text).joined == text


def test_a_licence_that_nobody_stated_is_none() -> None:
    for text in ("", " ", NOT_STATED, "Not Stated", f"{NOT_STATED}; credit: A"):
        assert terms_of(text).stated is None
    assert terms_of("CC BY; no films; credit: A").stated == "CC BY; no films"
