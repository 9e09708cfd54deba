"""Where a typed quantity is put in words: for pages, charts, search, references to figures and downloads alike."""
