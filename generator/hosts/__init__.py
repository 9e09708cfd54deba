"""Who runs us: the command line, and MkDocs.  Only hosts speak to a person, read the environment, and exit."""
