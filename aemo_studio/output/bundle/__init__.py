"""Writes a folder to pass on: exports, the music that they refer to, and how to open them."""
