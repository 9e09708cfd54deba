"""Addresses: those that are the same on every site, where programs begin, and how a path becomes one."""

from __future__ import annotations

from urllib.parse import quote

API_FOLDER = "api/v1/"
"""Where the JSON stands.  What is published below keeps its addresses and names; what breaks them is a `v2`."""
API_INDEX, API_SCHEMA = f"{API_FOLDER}index.json", f"{API_FOLDER}schema.json"
DATA_PACKAGE = "datapackage.json"
CATALOGUE_TURTLE, CATALOGUE_JSON_LD = "catalog.ttl", "catalog.jsonld"
"""Where programs begin: the same addresses on every site."""


def leads_outside(path: str) -> bool:
    """Whether a path has a scheme of its own, `https:` or `mailto:`."""
    return ":" in path.split("/", 1)[0]


def absolute(site_url: str, path: str) -> str:
    """The whole address of a path of the site, or of one that leads outside as it is."""
    return path if leads_outside(path) else site_url + quoted(path)


def quoted(path: str) -> str:
    """A path of the site as addresses write it; its `#anchor` stays one."""
    return quote(path, safe="/#")
