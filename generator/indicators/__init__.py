"""The heart: what a plan promises, in numbers, and how it is shown."""
