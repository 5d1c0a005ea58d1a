"""Reads, checks, builds and writes catalogues of music."""
