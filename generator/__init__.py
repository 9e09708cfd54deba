"""Gongkai: structured content of open government in, an accessible bilingual site out."""

__version__ = "0.1.0"
