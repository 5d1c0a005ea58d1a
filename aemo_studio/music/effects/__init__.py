"""Suggests sound effects: which ones there are, at which moments, and why."""
