"""Search for a site of static files, in Chinese and in languages with spaces: documents in, files of an index out.

It knows nothing of what the documents are about.  `text` makes terms of words, `weighing` numbers of their places,
`numbers` letters of numbers, `store` files of rows; `index` puts them together.  `theme/search/engine` reads the files.
"""
