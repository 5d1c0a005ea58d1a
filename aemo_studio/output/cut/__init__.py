"""Writes a track that is cut to a length as a sound file."""
