"""Imports the user's own music: folders in, catalogues out."""
