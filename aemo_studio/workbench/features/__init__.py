"""Features of labelled clips, computed once, kept on disk, and trained on anywhere."""
