"""Children of the window: analyses and imports, and what they report."""
