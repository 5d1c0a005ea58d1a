"""Moves a project's decisions to a new cut of the same material. No window, no model."""
