"""Training and evaluation of the shipped models. Nothing here runs in an analysis."""
