"""AEMO Studio: what the people in a cut feel, and the music that goes with it."""

__version__ = "0.1.0"
