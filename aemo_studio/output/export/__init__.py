"""What leaves the program: one format a module, listed in `formats`."""
