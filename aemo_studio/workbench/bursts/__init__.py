"""Trains the layer that tells vocal bursts from speech, and measures it on other speakers."""
