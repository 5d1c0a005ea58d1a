"""Why a file is left out travels between processes and runs, for any language."""

from __future__ import annotations

import pickle
from pathlib import Path

from aemo_studio.base.translations import phrase
from aemo_studio.music.own_music.reasons import portable, read_reason, written_reason


class LibraryError(Exception):
    """An error that no other process can make."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


REASON = phrase(
    "{path} took longer than {seconds:.0f} s; it was given up.",
    path=Path("/m/雨.wav"),
    seconds=600.0,
)
CHAIN = phrase("{path}: {problem}", path=LibraryError(1, 2), problem=REASON)


def test_a_sentence_is_read_as_it_was_written_parts_and_numbers_included() -> None:
    for reason in (REASON, CHAIN):
        read = read_reason(str(reason), written_reason(reason))
        assert str(read) == str(reason)
        assert read.in_language("zh_TW") == reason.in_language("zh_TW") != str(reason)


def test_a_sentence_with_a_librarys_error_travels_to_another_process() -> None:
    assert str(pickle.loads(pickle.dumps(portable(CHAIN)))) == str(CHAIN)


def test_what_is_damaged_or_of_another_problem_leaves_the_english_sentence() -> None:
    for written in (None, "", "[", "{}", "[1]", '["{path}", {}, ""]', '["{x}", {"y": 1}, ""]'):
        assert str(read_reason("It is {broken}.", written)) == "It is {broken}."
    assert str(read_reason("Another.", written_reason(REASON))) == "Another."
