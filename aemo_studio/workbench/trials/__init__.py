"""Trials: the speech model measured beyond its own protocol. One file for each."""
