"""The user's own music: folders and foreign tables in, catalogues out."""
