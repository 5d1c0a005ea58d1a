"""Translates for the user: languages, terms, errors as sentences, messages."""
