"""Listens to music: measures a recording's sound and structure. No models."""
