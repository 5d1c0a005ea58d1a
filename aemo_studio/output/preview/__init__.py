"""Renders the film with the picks laid under it, as a file."""
