"""Asks the user: each dialog asks one thing and returns plain values."""
