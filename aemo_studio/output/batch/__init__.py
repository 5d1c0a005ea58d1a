"""Analyses many videos, one after the other or on many machines."""
