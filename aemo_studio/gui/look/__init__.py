"""Gives the window its colours, typefaces and icons."""
