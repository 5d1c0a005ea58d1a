"""Recognises the emotion of speech: detects, encodes and scores it."""
