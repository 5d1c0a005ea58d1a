"""What could play: catalogues, own music, what was heard in it, how it fits, what is suggested."""
