"""Holds small widgets that the whole window uses."""
