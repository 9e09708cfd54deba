"""Bytes in, located values out: every value remembers the file, line and column it came from."""
