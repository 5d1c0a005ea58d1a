"""The words of the design as frozen values. Standard library and numpy only."""
