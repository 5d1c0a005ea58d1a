"""One self-contained page for the director."""
