"""Reads the lyrics of the editor's own music: what they feel like, and when somebody sings."""
