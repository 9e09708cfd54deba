"""`python -m generator`: the same as the installed command `gongkai`."""

from generator.hosts.cli import run

run()
