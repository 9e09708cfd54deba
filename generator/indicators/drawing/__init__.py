"""Indicators as drawings."""
