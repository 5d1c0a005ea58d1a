"""Protocols: who is trained on and who is tested on. A speaker is never on both sides."""
