"""Connects the parts of the window by signals."""
