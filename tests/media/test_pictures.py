"""Pictures are written anew: in sizes, upright, in the colours of the web, and silent about who made them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageStat
from selectolax.lexbor import LexborHTMLParser

from generator.formats import media as format_of_media
from generator.media import memory
from generator.media.kinds import KINDS, Limits, kind_of
from generator.media.pictures import Picture, find_faults, plan, render
from tests.markup import attribute, one
from tests.media.made import MARKER, drawn, picture
from tests.tiny_site import TinySite

ABOUT = "content/pages/about/"


def written(name: str, data: bytes) -> tuple[Picture, dict[str, Image.Image], dict[str, bytes]]:
    """What a picture is published as, unfolded and in bytes."""
    kind = kind_of(name)
    assert kind
    size = find_faults(data, kind, Limits())
    assert isinstance(size, tuple)
    planned = plan(name, f"media/{name}", kind, size)
    files = dict(render(planned, data))
    return planned, {path: Image.open(io.BytesIO(content)) for path, content in files.items()}, files


@pytest.mark.parametrize(
    ("name", "form"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
def test_what_a_picture_notes_of_its_maker_is_gone_and_it_stands_upright(name: str, form: str) -> None:
    data = picture(form, (40, 20), noted=True, orientation=6)
    assert MARKER.encode() in data, "the picture says nothing: the test would prove nothing"
    _, images, files = written(name, data)
    for path, image in images.items():
        assert MARKER[:12].encode() not in files[path]
        assert dict(image.getexif()) == {}
        assert {name for name in image.info if not str(name).startswith("jfif")} <= {
            "loop",
            "background",
            "timestamp",
            "duration",
            "progressive",
            "progression",
        }
        assert image.size == (20, 40)
        pixels = image.convert("RGB")
        # Turned to the right, the red quarter of the upper left comes to stand in the upper right.
        assert ImageStat.Stat(pixels.crop((12, 2, 18, 8))).mean[0] > 200
        assert ImageStat.Stat(pixels.crop((2, 22, 18, 38))).mean[0] < 60


def test_a_gif_loses_its_comment_and_is_offered_as_webp_too() -> None:
    planned, _, files = written("a.gif", picture("GIF", (600, 20), mode="P", noted=True))
    assert all(MARKER.encode() not in content for content in files.values())
    assert [one.path for one in (*planned.own, *planned.other)] == ["media/a.gif", "media/a.gif.webp"]


SIZES = {
    3000: [480, 960, 1920], 1920: [480, 960, 1920], 1000: [480, 1000], 1280: [480, 960, 1280], 600: [600], 3: [3],
}  # fmt: skip


@pytest.mark.parametrize(("width", "widths"), SIZES.items())
def test_a_picture_is_offered_in_up_to_three_sizes(width: int, widths: list[int]) -> None:
    planned = plan("a.jpg", "media/a.jpg", KINDS["jpg"], (width, width // 2))
    assert [one.width for one in planned.own] == widths
    assert [one.width for one in planned.other] == widths
    assert planned.largest.path == "media/a.jpg"
    assert all(abs(one.height - one.width / 2) <= 1 for one in planned.own)


def test_every_size_has_its_size_and_the_same_bytes_each_time() -> None:
    data = picture("JPEG", (1300, 400))
    planned, images, files = written("a.jpg", data)
    for rendition in (*planned.own, *planned.other):
        assert images[rendition.path].size == (rendition.width, rendition.height)
    assert dict(render(planned, data)) == files


MODES: list[tuple[str, str, dict[str, Any]]] = [
    ("PNG", "1", {}), ("PNG", "L", {}), ("PNG", "LA", {}), ("PNG", "P", {}), ("PNG", "RGBA", {}), ("PNG", "I;16", {}),
    ("JPEG", "L", {}), ("JPEG", "CMYK", {}), ("GIF", "P", {}), ("WEBP", "RGBA", {}), ("AVIF", "RGBA", {}),
]  # fmt: skip


@pytest.mark.parametrize(("form", "mode", "how"), MODES)
def test_a_picture_of_any_mode_is_written_in_every_size(form: str, mode: str, how: dict[str, Any]) -> None:
    name = f"a.{form.lower().replace('jpeg', 'jpg')}"
    planned, images, _ = written(name, picture(form, (1000, 12), mode=mode, **how))
    assert len(images) == len(planned.own) + len(planned.other)
    light = {path: ImageStat.Stat(image.convert("L")).mean[0] for path, image in images.items()}
    assert max(light.values()) - min(light.values()) <= 6, light


def test_what_is_clear_stays_clear() -> None:
    image = Image.new("RGBA", (1000, 10), (255, 0, 0, 0))
    data = io.BytesIO()
    image.save(data, "PNG")
    _, images, _ = written("a.png", data.getvalue())
    assert {ImageStat.Stat(one.convert("RGBA").getchannel("A")).sum[0] for one in images.values()} == {0}


def test_colours_of_another_profile_become_those_of_the_web() -> None:
    """By this profile what is written as red is seen as blue: it is written as blue, and the profile left out."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    data = io.BytesIO()
    drawn((8, 8)).save(data, "PNG", icc_profile=swapped.replace(b"s\0R\0G\0B", b"w\0R\0G\0B"))
    _, images, _ = written("a.png", data.getvalue())
    red, _, blue = ImageStat.Stat(images["media/a.png"].convert("RGB").crop((0, 0, 3, 3))).mean
    assert (red < 60, blue > 200) == (True, True)
    assert "icc_profile" not in images["media/a.png"].info


def test_a_page_offers_the_sizes_with_their_shape_and_loads_late_what_is_below(tiny: TinySite) -> None:
    tiny.put(f"{ABOUT}wide, blue.jpg", picture("JPEG", (1000, 100), noted=True))
    tiny.put(
        f"{ABOUT}line.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0L9 9"/></svg>'
    )
    text = (
        "Stillwater.\n\n![A blue dot](dot.png)\n\nWater.\n\n"
        "![A wide blue field](<wide, blue.jpg>)\n\n![A line](line.svg)\n"
    )
    tiny.put(f"{ABOUT}index.en.md", f"{text}\n[A note](note.txt)\n")
    done = tiny.run("build", "--strict")
    assert done.returncode == 0, done.stderr
    page = LexborHTMLParser((tiny.root / "site/en/pages/about/index.html").read_bytes())
    dot, wide, line = page.css("main img")
    assert (dot.attributes["width"], dot.attributes["height"], dot.attributes.get("loading")) == ("1", "1", None)
    assert (wide.attributes["width"], wide.attributes["height"], wide.attributes["loading"]) == ("1000", "100", "lazy")
    assert (line.attributes["width"], line.attributes["height"], line.attributes["loading"]) == ("40", "20", "lazy")
    assert attribute(wide, "srcset").count("w,") == 1
    assert attribute(wide, "src").endswith("wide%2C%20blue.jpg")
    offered = one(page, "main picture:has(img[width='1000']) source")
    assert offered.attributes["type"] == "image/webp"
    text_view = LexborHTMLParser((tiny.root / "site/en/pages/about/text.html").read_bytes())
    assert [attribute(node, "width") for node in text_view.css("main img")] == ["1", "480", "40"]
    assert text_view.css("main picture") == []
    published = {path.name: path.read_bytes() for path in (tiny.root / "site/media").rglob("*.*")}
    assert set(published) == {
        "dot.png", "dot.png.webp", "line.svg", "note.txt", "wide, blue.jpg", "wide, blue.jpg.480w.jpg",
        "wide, blue.jpg.480w.webp", "wide, blue.jpg.webp",
    }  # fmt: skip
    assert all(MARKER.encode() not in content for content in published.values())


def test_a_preview_makes_a_picture_once_until_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(one: Picture, data: bytes) -> Any:  # noqa: ANN401 - as `render` gives it
        made.append(one.path)
        return render(one, data)

    monkeypatch.setattr(memory, "render", counted)
    kept, first, other = memory.PictureMemory(), picture("PNG", (40, 30)), picture("PNG", (40, 30), mode="L")
    planned = written("a.png", first)[0]
    assert list(kept.render(planned, first)) == list(kept.render(planned, first)) == list(render(planned, first))
    assert made == ["media/a.png"]
    assert list(kept.render(planned, other)) == list(render(planned, other))
    assert made == ["media/a.png"] * 2
    small = memory.PictureMemory(most_bytes=1)
    assert list(small.render(planned, first)) == list(render(planned, first))
    assert (small.size, len(small.kept)) == (0, 0)


def test_only_a_preview_keeps_pictures(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of a thousand pictures must need no more memory than one of ten."""
    kept = memory.PictureMemory()
    monkeypatch.setattr(format_of_media, "_OF_PREVIEW", kept)
    publication = tiny.publication()
    built = [(file.path, file.content) for file in format_of_media.write(publication)]
    assert len(kept.kept) == 0
    shown = [(file.path, file.content) for file in format_of_media.write(replace(publication, preview=True))]
    assert built == shown
    assert len(kept.kept) == 1
