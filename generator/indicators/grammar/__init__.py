"""What a plan's words promise: read into a typed target, and written back in any language."""
