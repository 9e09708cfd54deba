"""Search for a site of static files, in Chinese and in languages with spaces: documents in, files of an index out.

An inverted index: for each term a posting list, which says in which parts of which documents it stands and how much
it says there (BM25F, worked out here).  It knows nothing of what the documents are about.  `text` makes terms of words
(bigrams of Chinese, stems of English), `weighing` the impact of a term, `gathering` postings document by document,
`numbers` letters of numbers, `store` files of rows; `index` puts all together.  `theme/search/engine` reads the files.
"""
