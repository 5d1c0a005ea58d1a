"""Who hears whom: the parts of the window joined by signals."""
