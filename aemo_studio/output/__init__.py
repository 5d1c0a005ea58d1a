"""What leaves the program: exports, the preview, batches of films."""
