"""Measurements that write the tables in docs/: run with `python -m benchmarks.NAME`."""
