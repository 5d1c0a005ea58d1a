"""Analyses a film: shots, faces, speech and their emotions, as an Analysis."""
