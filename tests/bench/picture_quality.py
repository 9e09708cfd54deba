"""What qualities of JPEG and WebP cost and keep: python -m tests.bench.picture_quality.

Three invented pictures (a landscape of soft shapes with grain, a page of text, a map of sharp colours) are written in
each quality.  Told are bytes, and how like the original they are: SSIM (Wang et al. 2004) on 8 by 8 blocks of
brightness, of which 1 is the same.
"""

from __future__ import annotations

import io
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SIZE = (960, 640)
QUALITIES = {"JPEG": (60, 70, 75, 82, 88, 94), "WEBP": (60, 70, 75, 78, 84, 90)}
BLOCK, STEADY = 8, ((0.01 * 255) ** 2, (0.03 * 255) ** 2)
"""Points of a block's side, and the two constants of SSIM for 255 steps of brightness."""


def landscape(chance: random.Random) -> Image.Image:
    """Soft shapes with the grain of a camera."""
    image = Image.new("RGB", SIZE, (150, 180, 210))
    pen = ImageDraw.Draw(image)
    for _ in range(400):
        x, y, size = chance.randrange(SIZE[0]), chance.randrange(SIZE[1]), chance.randrange(8, 120)
        colour = tuple(chance.randrange(40, 220) for _ in range(3))
        pen.ellipse((x, y, x + size, y + size * 0.6), fill=colour)
    soft = np.asarray(image.filter(ImageFilter.GaussianBlur(2)), np.float64)
    grain = np.random.default_rng(1).normal(0, 6, soft.shape)
    return Image.fromarray((soft + grain).clip(0, 255).astype(np.uint8))


def page_of_text(chance: random.Random) -> Image.Image:
    image = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(image)
    for line in range(10, SIZE[1], 16):
        words = " ".join("".join(chance.choices("abcdefghijklmnop", k=chance.randrange(2, 9))) for _ in range(24))
        pen.text((10, line), words, fill="black")
    return image


def map_of_colours(chance: random.Random) -> Image.Image:
    image = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(image)
    for _ in range(120):
        points = [(chance.randrange(SIZE[0]), chance.randrange(SIZE[1])) for _ in range(3)]
        pen.polygon(points, fill=chance.choice(("#06c", "#c60", "#093", "#fc0", "#999")), outline="black")
    return image


def likeness(first: Image.Image, second: Image.Image) -> float:
    """SSIM, from 0 to 1."""
    one, other = (_blocks(np.asarray(image.convert("L"), np.float64)) for image in (first, second))
    means = one.mean(1), other.mean(1)
    together = ((one - means[0][:, None]) * (other - means[1][:, None])).mean(1)
    light = (2 * means[0] * means[1] + STEADY[0]) / (means[0] ** 2 + means[1] ** 2 + STEADY[0])
    shape = (2 * together + STEADY[1]) / (one.var(1) + other.var(1) + STEADY[1])
    return float((light * shape).mean())


def _blocks(values: np.ndarray) -> np.ndarray:
    high, wide = values.shape[0] // BLOCK, values.shape[1] // BLOCK
    return values.reshape(high, BLOCK, wide, BLOCK).swapaxes(1, 2).reshape(high * wide, BLOCK * BLOCK)


def main() -> None:
    chance = random.Random(1)  # noqa: S311 - the same pictures each time
    for draw in (landscape, page_of_text, map_of_colours):
        image = draw(chance)
        for form, qualities in QUALITIES.items():
            for quality in qualities:
                written = io.BytesIO()
                image.save(written, form, quality=quality, **({"method": 4} if form == "WEBP" else {"optimize": True}))
                like = likeness(image, Image.open(io.BytesIO(written.getvalue())))
                print(
                    f"{draw.__name__:15} {form:5} {quality:3} {len(written.getvalue()) / 1000:7.1f} kB  SSIM {like:.4f}"
                )


if __name__ == "__main__":
    main()
