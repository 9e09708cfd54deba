"""Steps done again by a process that knows nothing but what it is told: `python -m tests.seams_replayed`.

In: values by their digests, then calls, a line of JSON each.  Out: the digest of what each call gives, the last first.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.documents import ReadDocument, kind_of
from generator.plain_data import digest, from_plain, to_plain
from generator.seams import SEAMS, name_of, schemas_of

BY_NAME = {name_of(seam): seam for seam in SEAMS}


@dataclass(frozen=True)
class Call:
    """One step to do.  `document` names the content type whose class stands for a document of any."""

    seam: Callable[..., Any]
    arguments: Mapping[str, Any]
    document: str = ""

    @property
    def schemas(self) -> dict[str, Any]:
        own = schemas_of(self.seam)
        for name, schema in own.items():
            if schema is Any:
                own[name] = kind_of(self.document).schema
            elif schema == ReadDocument[Any]:
                own[name] = ReadDocument[kind_of(self.document).schema]  # type: ignore[misc] # known only now
        return own

    def result(self) -> Any:  # noqa: ANN401 - whatever the step gives
        return self.seam(**self.arguments)

    def digest(self) -> str:
        return digest(self.result(), self.schemas["return"])

    def written(self, values: dict[str, Any]) -> str:
        """The call as a line, its arguments by digests; they are put into `values` as plain data."""
        named = {}
        for name, value in self.arguments.items():
            schema = self.schemas[name]
            named[name] = digest(value, schema)
            if named[name] not in values:
                values[named[name]] = to_plain(value, schema)
        return json.dumps([name_of(self.seam), self.document, named])


def main() -> None:
    values: dict[str, Any] = json.loads(sys.stdin.readline())

    @cache
    def read(key: str, schema: Any) -> Any:  # noqa: ANN401
        return from_plain(values[key], schema)

    for line in reversed(list(sys.stdin)):
        name, document, named = json.loads(line)
        seam = BY_NAME[name]
        schemas = Call(seam, {}, document).schemas
        arguments = {argument: read(key, schemas[argument]) for argument, key in named.items()}
        sys.stdout.write(f"{Call(seam, arguments, document).digest()}\n")


if __name__ == "__main__":
    main()
