"""The window's words: languages, terms, errors as sentences, messages."""
