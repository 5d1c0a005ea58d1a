"""Finds music for scenes: catalogues, own music, listening, fits, placements, recommendations."""
