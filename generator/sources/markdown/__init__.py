"""Authored Markdown: text in, a tree of typed blocks and inlines out, with every fault told at its place."""
