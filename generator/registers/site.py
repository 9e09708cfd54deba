"""The site's own words: its name, what it says on every page, the head of the home page."""

from __future__ import annotations

from collections.abc import Mapping

from generator.problems import Mark
from generator.sources import yaml_file
from generator.sources.fields import (
    Localized,
    LocalizedTitle,
    Model,
    Reading,
    SourceReference,
    Text,
    WebAddress,
    read_model,
)
from generator.sources.tree import Tree

PATH = "content/site.yml"


class Home(Model):
    title: LocalizedTitle
    lead: Localized


class DataLicence(Model):
    """The licence of the tables that can be downloaded: its usual short name, and where its text stands."""

    name: Text
    address: WebAddress


class SiteWords(Model):
    """`notice` stands on every page; `about`, `licence`, `aids` and `corrections` at its foot."""

    name: Localized
    home: Home
    about: Localized
    notice: Localized | None = None
    licence: Localized | None = None
    aids: Localized | None = None
    corrections: Localized | None = None
    data_licence: DataLicence | None = None
    public_numbers: tuple[SourceReference, ...] = ()
    """Telephone numbers and the like that may be public: each as it stands in the texts."""

    @property
    def public(self) -> Mapping[str, Mark]:
        """What may be public, and where that is said."""
        return {one.target: one.mark for one in self.public_numbers}


def read_site_words(tree: Tree, reading: Reading) -> SiteWords | None:
    if PATH not in tree.files:
        reading.problems.add(Mark(PATH), "missing-file")
        return None
    text = tree.text_of(PATH, reading.problems)
    if text is None:
        return None
    before = reading.problems.errors
    node = yaml_file.read_yaml(text, PATH, reading.problems)
    if node is None and reading.problems.errors == before:
        node = yaml_file.Mapping((), Mark(PATH))
    return read_model(SiteWords, node, reading) if node is not None else None
