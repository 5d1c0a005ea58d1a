from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from aemo_studio.base.errors import MediaError
from aemo_studio.workbench.command import count, exit_code_of
from aemo_studio.workbench.face import __main__ as face
from aemo_studio.workbench.speech import __main__ as speech


def test_a_count_is_a_count() -> None:
    assert count("3") == 3


@pytest.mark.parametrize("command", [face.main, speech.main])
@pytest.mark.parametrize("words", ["0", "-1", "three"])
def test_no_seed_is_a_sentence(
    command: Callable[[Sequence[str]], int], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        command(["--data", ".", "--seeds", words])
    assert left.value.code == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.endswith(f"argument --seeds: {words} is not a whole number from 1 on")


def test_an_error_is_its_sentence_and_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    def fails() -> None:
        raise MediaError("The training data cannot be opened.")

    assert exit_code_of(fails) == 3
    assert capsys.readouterr().err == "The training data cannot be opened.\n"
