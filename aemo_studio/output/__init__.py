"""Writes everything that leaves the program: exports, the preview, batches of films."""
