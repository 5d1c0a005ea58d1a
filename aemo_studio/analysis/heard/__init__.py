"""Hears what is in the sound of a film beside speech: music, laughter, rain."""
