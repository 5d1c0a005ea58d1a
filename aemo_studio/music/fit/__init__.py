"""Fits a track to a scene: the best stretch of it, entry, exit, fades, loops. numpy only."""
