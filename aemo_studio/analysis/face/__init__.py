"""Recognises facial expressions: finds, tracks and scores faces of sampled frames."""
