"""The site's own pages: those that no document holds, since they are made from all of them, or tell of the site."""
