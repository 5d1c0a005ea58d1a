"""What the training commands' options have in common."""

from __future__ import annotations

import argparse


def count(words: str) -> int:
    """How many: a whole number from 1 on. Raises what argparse turns into its sentence."""
    try:
        number = int(words)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{words} is not a whole number from 1 on")
    return number
