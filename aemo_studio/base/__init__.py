"""Serves every room: errors, progress, files, threads, models. Nothing here is about films."""
