"""Holds the open project: its session, history, files, recovery and renewed lists."""
