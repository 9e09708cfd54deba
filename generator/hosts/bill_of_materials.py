"""What the program is made of: its own package and all that it needs, by what is installed here.

Shapes: CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/.  Same installation, same bytes: it holds no time.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Literal

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PACKAGE = "gongkai"
LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
"""Which versions were tried, with their hashes.  An installed wheel has none: there nothing is locked."""
Scope = Literal["required", "optional", "excluded"]
"""What every site needs; what more downloads need; what only the tests of the program need."""
_EXTRAS: Mapping[str, Scope] = {"": "required", "parquet": "optional", "test": "excluded"}
_LONGEST_NAME = 40
"""Characters of a licence's name.  Whatever is longer is its whole text."""
_IDENTIFIERS = {
    "0bsd": "0BSD", "apache 2.0": "Apache-2.0", "apache license": "Apache-2.0", "apache software license": "Apache-2.0",
    "apache-2.0": "Apache-2.0", "bsd 2-clause license": "BSD-2-Clause", "bsd-2-clause": "BSD-2-Clause",
    "bsd-3-clause": "BSD-3-Clause", "isc license": "ISC", "isc license (iscl)": "ISC", "mit": "MIT",
    "mit license": "MIT", "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0", "mpl-2.0": "MPL-2.0",
}  # fmt: skip
"""The SPDX identifiers of licences that packages still name in words."""


@dataclass(slots=True)
class Part:
    """One package, how far it is needed, and the names of those it needs itself."""

    found: Distribution
    scope: Scope
    needs: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        return canonicalize_name(self.found.name)

    @property
    def reference(self) -> str:
        """Its package URL."""
        return f"pkg:pypi/{self.name}@{self.found.version}"

    @property
    def licence(self) -> str:
        """As SPDX expression or identifier where it says one, else in its own words; empty where it says nothing."""
        if expression := self._said("License-Expression"):
            return expression
        classifiers = self.found.metadata.get_all("Classifier") or []
        named = [line.rsplit(" :: ", 1)[1] for line in classifiers if line.startswith("License :: ")]
        words = self._said("License")
        if len(words) <= _LONGEST_NAME and words not in {"", "UNKNOWN"}:
            named.insert(0, words)
        return next((_IDENTIFIERS[name.lower()] for name in named if name.lower() in _IDENTIFIERS), "".join(named[:1]))

    def _said(self, key: str) -> str:
        return str(self.found.metadata[key]).strip() if key in self.found.metadata else ""


def parts() -> dict[str, Part]:
    """Every installed package that the program needs, by name; those that are needed most are looked for first."""
    found: dict[str, Part] = {}
    followed: set[tuple[str, str]] = set()
    for first, scope in _EXTRAS.items():
        waiting = [(PACKAGE, first)]
        while waiting:
            name, extra = waiting.pop()
            installed = _installed(name)
            if installed is None or (name, extra) in followed:
                continue
            followed.add((name, extra))
            part = found.setdefault(name, Part(installed, scope))
            for needed in _needed(installed, extra):
                other = canonicalize_name(needed.name)
                part.needs.add(other)
                waiting += [(other, wanted) for wanted in ("", *sorted(needed.extras))]
    for part in found.values():
        part.needs &= found.keys()
    return dict(sorted(found.items()))


def _installed(name: str) -> Distribution | None:
    """None where it is a part of an extra that is not installed."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _needed(package: Distribution, extra: str) -> Iterator[Requirement]:
    """What a package needs on this system: for one of its extras, or in any case where that is empty."""
    for requirement in map(Requirement, package.requires or ()):
        marker = requirement.marker
        is_always = marker is None or marker.evaluate({"extra": ""})
        if is_always != bool(extra) and (marker is None or marker.evaluate({"extra": extra})):
            yield requirement


def bill_of_materials() -> str:
    """The bill as JSON, with a line break at its end."""
    found = parts()
    own, locked = found[PACKAGE], _locked_versions()
    bill: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", **_described(own)}, "properties": list(_lock_properties())},
        "components": [
            {"type": "library", "scope": part.scope, **_described(part), **_locked(part, locked)}
            for part in found.values()
            if part is not own
        ],
        "dependencies": [
            {"ref": part.reference, "dependsOn": [found[name].reference for name in sorted(part.needs)]}
            for part in found.values()
        ],
    }
    mark = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bill, sort_keys=True))
    return json.dumps({**bill, "serialNumber": f"urn:uuid:{mark}"}, ensure_ascii=False, indent=2) + "\n"


def _described(part: Part) -> dict[str, Any]:
    licences = {"licenses": entries} if (entries := list(licence_entries(part.licence))) else {}
    name, version = part.found.name, part.found.version
    return {"bom-ref": part.reference, "name": name, "version": version, "purl": part.reference, **licences}


def licence_entries(licence: str) -> Iterator[dict[str, object]]:
    """What CycloneDX writes of a licence: an identifier, an expression, or a name in words."""
    if not licence:
        return
    if licence in _IDENTIFIERS.values():
        yield {"license": {"id": licence}}
    elif re.search(r" (?:AND|OR|WITH) ", licence) or re.fullmatch(r"[\w.+-]+", licence):
        yield {"expression": licence}
    else:
        yield {"license": {"name": licence}}


def _locked_versions() -> dict[str, str]:
    lines = LOCK.read_text("utf-8").splitlines() if LOCK.is_file() else []
    pinned = (re.match(r"([\w.-]+)==([^\s;]+)", line) for line in lines)
    return {canonicalize_name(match[1]): match[2] for match in pinned if match}


def _locked(part: Part, locked: Mapping[str, str]) -> dict[str, object]:
    """Whether it is installed in the version that was tried."""
    is_locked = locked.get(part.name) == part.found.version
    return {"properties": [{"name": f"{PACKAGE}:locked", "value": str(is_locked).lower()}]} if locked else {}


def _lock_properties() -> Iterator[dict[str, str]]:
    if LOCK.is_file():
        yield {"name": f"{PACKAGE}:requirements.lock:sha256", "value": hashlib.sha256(LOCK.read_bytes()).hexdigest()}


def licence_lines(found: Iterable[Part], unstated: str) -> Iterator[str]:
    """Each package with its version and its licence, those that a site needs first."""
    order = list(_EXTRAS.values())
    for part in sorted(found, key=lambda part: (order.index(part.scope), part.name)):
        yield f"{part.found.name} {part.found.version}: {part.licence or unstated}"
