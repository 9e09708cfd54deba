"""What others bring: their tables and their repositories, turned into the files of a plan."""
