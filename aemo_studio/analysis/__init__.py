"""What a film says: a film goes in, an Analysis comes out."""
