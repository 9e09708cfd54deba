"""Figures of documents, and the sums that are done again in front of the reader."""
