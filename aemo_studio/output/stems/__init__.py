"""Writes the music of a film as sound files for a mixing desk: stems."""
