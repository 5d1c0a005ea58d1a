"""Measures speed, memory and quality, and writes the tables in docs/: `python -m
benchmarks.NAME`."""
