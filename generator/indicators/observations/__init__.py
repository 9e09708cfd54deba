"""What was reported: the observations of a plan's indicators, read from `observations.csv`."""
