"""Indicators in one language: as tiles, rows, sentences and pages."""
