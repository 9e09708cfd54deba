"""The outline that is held against what is expected: nothing is lost of it but what repeats."""

from __future__ import annotations

from tests.browser.aria_outline import briefly, of_frame, of_page, read, written

PAGE = """\
- banner:
  - link "中文":
    - /url: ../../zh/a/
  - link "Skip":
    - /url: "#main"
- main:
  - heading "One" [level=1]
  - list:
    - listitem: one
    - listitem: two
    - listitem: three
    - listitem: four
    - listitem:
      - link "five":
        - /url: ../
    - listitem: six
  - heading "Two" [level=2]
  - heading "Three" [level=3]
- contentinfo: Foot
"""
MAIN = """\
- main:
  - heading "One" [level=1]
  - list:
    - listitem: one
    - listitem: two
    - more of the same
    - listitem:
      - link "five":
        - /url: ../
    - listitem: six
  - heading "Two" [level=2]
  - heading "Three" [level=3]
"""


def test_an_outline_is_written_as_it_was_read() -> None:
    assert written(read(PAGE)) == PAGE


def test_what_follows_and_is_alike_is_told_once_and_what_differs_is_told() -> None:
    assert written(briefly(of_page(read(PAGE)))) == MAIN


def test_the_frame_has_the_same_addresses_on_every_page() -> None:
    frame = written(of_frame(read(PAGE), "en/a/"))
    assert frame.splitlines()[1:3] == ['  - link "中文":', "    - /url: zh/a/"]
    assert '"#main"' in frame
    assert "main:" not in frame.replace("#main", "")
