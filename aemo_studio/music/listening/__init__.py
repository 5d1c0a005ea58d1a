"""Listening to music: what a recording sounds like and how it is built. librosa, no models."""
