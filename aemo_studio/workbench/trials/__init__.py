"""Trials: what the speech model is worth beside its own protocol. One file for each."""
