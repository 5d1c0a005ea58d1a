"""Colours, typefaces and icons."""
