"""Tags music by its sound: style, mood, voices, instruments."""
