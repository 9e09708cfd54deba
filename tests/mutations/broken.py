"""Sources broken in any way: their bytes by a mutator, their values by hypothesis."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import yaml
from hypothesis import strategies as st

LONGEST = 5
"""Seconds of the processor's time: so long nobody waits for a message about one file."""
TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc4\xe3", "：".encode(), "\u202e".encode(), b"\t", b"\r",
    b"\n", b"- ", b"{", b"}", b"[", b"]", b"&a", b"*a", b"!!python/object:os.system ", b"|\n", b">-\n", b"---\n",
    b"%YAML 9\n", b"? ", b'"', b"'", b": ", b" #", b"<<: ", b"~", b"null", b"<script>", b"]]>", b"&#0;", b"&#xD800;",
    b"```", b"[^1]", b"[^1]: x", b"|---|", b"![](", b"](javascript:a)", b"1e999", b"-", b"9" * 400, "９".encode(),
    "分之".encode(), b"/0", b",", b'"",', b"=cmd", b"0000-00-00", b"XXXX-13", b"2021-Q9", b"2021/22", b"%E2%80%AE",
    b"{" * 60, b"[" * 60, b"> " * 60, b"x" * 5000, "静".encode() * 500, b"../../", b"#", b"=", b"\\", b"`",
)  # fmt: skip
_KEYS = ("zh", "en", "fr", "id", "words", "value", "number", "name", "from", "to", "x", "：")
_SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12),
    st.sampled_from(["", "90%以上", "-1", "1e999", "2021-02-30", "0", "9" * 40, "a|b", "[a](lang:en)", "../x", "=1"]),
)  # fmt: skip
VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(st.sampled_from(_KEYS), _SCALARS), inner, max_size=3)
    ),
    max_leaves=6,
)


def bytes_mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes of a file after one to four accidents."""
    for _ in range(chance.randint(1, 4)):
        first, last = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        data = chance.choice(_ACCIDENTS)(data, first, min(last, first + 40), chance)
    return data


_ACCIDENTS: tuple[Callable[[bytes, int, int, random.Random], bytes], ...] = (
    lambda data, first, last, _: data[:first] + data[last:],
    lambda data, first, last, _: data[:last] + data[first:],
    lambda data, first, _, chance: data[:first] + chance.choice(TOKENS) + data[first:],
    lambda data, first, last, chance: data[:first] + chance.choice(TOKENS) + data[last:],
    lambda data, first, _, chance: data[:first] + bytes([chance.randrange(256)]) + data[first + 1 :],
    lambda data, first, _, chance: b"" if chance.random() < 1 / 10 else data[:first],
)


def paths_in(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - what YAML holds
    """The way to every part of a value."""
    yield above
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from paths_in(part, (*above, key))


def put_at(value: Any, path: tuple[Any, ...], part: Any) -> Any:  # noqa: ANN401 - what YAML holds
    """The value with another part at the end of a way."""
    if not path:
        return part
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put_at(value[path[0]], path[1:], part)
    return copy


def values_mutated(text: str, draw: Callable[[st.SearchStrategy[Any]], Any]) -> str:
    """The text of a YAML file with any value in the place of one of its own."""
    value = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but texts, lists, mappings
    path = draw(st.sampled_from(list(paths_in(value))))
    return str(yaml.safe_dump(put_at(value, path, draw(VALUES)), allow_unicode=True, sort_keys=False))


class Hangs(BaseException):
    """It took longer than anybody waits; nothing that handles errors may swallow this."""


@contextmanager
def within_seconds(limit: float = LONGEST) -> Iterator[None]:
    """End what takes longer.  Counted is what the process itself uses, however busy the machine is."""

    def stop(_: int, __: FrameType | None) -> None:
        raise Hangs(limit)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
