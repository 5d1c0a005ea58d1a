"""The test bench: every recipe under the same protocols, with the same figures."""
