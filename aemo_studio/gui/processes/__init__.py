"""Runs children of the window, analyses and imports, and reads what they report."""
