"""Addresses that are the same on every site: where programs begin."""

from __future__ import annotations

API_FOLDER = "api/v1/"
"""Where the JSON stands.  What is published below keeps its addresses and names; what breaks them is a `v2`."""
API_INDEX, API_SCHEMA = f"{API_FOLDER}index.json", f"{API_FOLDER}schema.json"
DATA_PACKAGE = "datapackage.json"
CATALOGUE_TURTLE, CATALOGUE_JSON_LD = "catalog.ttl", "catalog.jsonld"
"""Where programs begin: the same addresses on every site."""
