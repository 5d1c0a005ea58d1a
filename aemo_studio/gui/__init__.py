"""Shows the program as a window. PySide6 lives here and nowhere else."""
