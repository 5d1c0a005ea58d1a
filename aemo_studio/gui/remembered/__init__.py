"""Remembers the user's choices between sessions."""
