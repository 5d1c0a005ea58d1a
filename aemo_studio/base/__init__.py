"""What every room may use and what knows no film: errors, progress, files, threads, models."""
