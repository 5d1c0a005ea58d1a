"""Exports projects: one format a module, listed in `formats`."""
