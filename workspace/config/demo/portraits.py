"""Pictures for profiles: flat faces for those who show one, small landscapes for those who would rather not.

Drawn with Pillow alone, from the key alone, so the same person looks the same in every demo.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from workspace.config.demo.scenery import FAVOURITES, SCENES

UNIT = 100
"""Everything is drawn on a square of 100 by 100 units."""

OVERSAMPLING = 4
"""Drawn this much larger, then scaled down: Pillow's shapes have no smooth edges of their own."""

Box = tuple[float, float, float, float]

_GROUNDS = ("#f2c6a0", "#e9d3ae", "#c9d8c5", "#b9d0d6", "#e8bfae", "#d9cbe0", "#f0d78c", "#c7d3e6")
_DARK_SKIN_RED = 0xB0
_CLOTHES = ("#a8492a", "#2f5d62", "#3c4a6b", "#6b4a3a", "#7a8450", "#8c3b4a", "#40635a", "#c07f3a")


@dataclass(frozen=True, slots=True)
class Look:
    """How a face is drawn; `hair` is one of `short bob long bun curls bald scarf`."""

    skin: str
    hair_colour: str
    hair: str
    glasses: bool = False
    beard: bool = False


LOOKS = {
    "mara.lindner": Look("#f0c8a6", "#a85a2a", "bob"),
    "tobias.krahl": Look("#eec3a0", "#5b3d28", "short", beard=True),
    "aylin.demir": Look("#e0ac82", "#2b2320", "long", glasses=True),
    "james.okafor": Look("#7a4a30", "#1d1715", "short", beard=True),
    "henrike.vossberg": Look("#f1cfb2", "#b9b3ab", "bob", glasses=True),
    "monika.drechsler": Look("#efc6a6", "#8d7f74", "curls", glasses=True),
    "thuy.nguyen": Look("#eac39a", "#231d1d", "bun"),
    "nadja.sokolowa": Look("#f2d2b8", "#d9b06a", "long"),
    "lena.hoffmann-reis": Look("#f0c9a9", "#7b4b2c", "bun"),
    "claire.whitcombe": Look("#f3d3bd", "#b5532c", "curls"),
    "anke.steinbach-mohr": Look("#efc7a4", "#4d4038", "bob"),
    "mehmet.yildiz": Look("#d9a57c", "#2a2320", "short", beard=True),
    "olena.kovalenko": Look("#f3d4bb", "#c99a58", "bun"),
    "tesfay.berhane": Look("#6b4029", "#191413", "short"),
    "hatice.arslan": Look("#e2b089", "#31506b", "scarf"),
    "wolfgang.rueger": Look("#edc2a1", "#c9c4bc", "bald", glasses=True, beard=True),
    "priya.raghunathan": Look("#a86f47", "#1f1816", "long"),
    "sabine.thalheim": Look("#f1cdb0", "#96897d", "short", glasses=True),
    "ana.ferreira": Look("#d8a079", "#3a2620", "curls"),
    "rosi.kretzschmar": Look("#f0c6a5", "#9c4f32", "bun", glasses=True),
}
"""The faces; everybody else with a portrait shows a landscape."""


def portrait_png(key: str, size_px: int) -> bytes:
    """Return a square PNG of `size_px` pixels a side, always the same for a key."""
    scale = size_px * OVERSAMPLING / UNIT
    image = Image.new("RGB", (size_px * OVERSAMPLING, size_px * OVERSAMPLING))
    canvas = Canvas(ImageDraw.Draw(image), scale)
    rng = Random(int.from_bytes(sha256(key.encode()).digest()[:8], "big"))  # noqa: S311 - a picture, not a secret
    look = LOOKS.get(key)
    if look is None:
        paint = FAVOURITES.get(key) or rng.choice(SCENES)
        paint(canvas, rng)
    else:
        _draw_face(canvas, look, rng)
    file = BytesIO()
    image.resize((size_px, size_px), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class Canvas:
    """Pillow's pen in units instead of pixels."""

    pen: ImageDraw.ImageDraw
    scale: float

    def fill(self, colour: str) -> None:
        """Paint the whole square."""
        self.rectangle((0, 0, UNIT, UNIT), colour)

    def ellipse(self, box: Box, colour: str) -> None:
        """Paint a filled ellipse into the box."""
        self.pen.ellipse(self._pixels(box), fill=colour)

    def rectangle(self, box: Box, colour: str) -> None:
        """Paint a filled rectangle."""
        self.pen.rectangle(self._pixels(box), fill=colour)

    def rounded(self, box: Box, radius: float, colour: str) -> None:
        """Paint a filled rectangle with round corners."""
        self.pen.rounded_rectangle(self._pixels(box), radius * self.scale, fill=colour)

    def polygon(self, points: list[tuple[float, float]], colour: str) -> None:
        """Paint a filled polygon."""
        self.pen.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=colour)

    def ring(self, box: Box, colour: str, width: float) -> None:
        """Draw the outline of an ellipse."""
        self.pen.ellipse(self._pixels(box), outline=colour, width=round(width * self.scale))

    def arc(self, box: Box, angles: tuple[int, int], colour: str, width: float) -> None:
        """Draw a piece of an ellipse, degrees clockwise from three o'clock."""
        self.pen.arc(self._pixels(box), *angles, fill=colour, width=round(width * self.scale))

    def half(self, box: Box, angles: tuple[int, int], colour: str) -> None:
        """Paint the piece of an ellipse cut off by its chord."""
        self.pen.chord(self._pixels(box), *angles, fill=colour)

    def _pixels(self, box: Box) -> Box:
        left, top, right, bottom = box
        return (left * self.scale, top * self.scale, right * self.scale, bottom * self.scale)


def _draw_face(canvas: Canvas, look: Look, rng: Random) -> None:
    canvas.fill(rng.choice(_GROUNDS))
    canvas.ellipse((14, 12, 86, 84), _shade(rng.choice(_GROUNDS), 1.06))
    _draw_hair_behind(canvas, look)
    canvas.rounded((41, 58, 59, 84), 8, _shade(look.skin, 0.9))
    canvas.ellipse((16, 74, 84, 140), rng.choice(_CLOTHES))
    canvas.half((39, 68, 61, 86), (0, 180), _shade(look.skin, 0.9))
    if look.hair != "scarf":
        canvas.ellipse((27.5, 42, 34.5, 53), look.skin)
        canvas.ellipse((65.5, 42, 72.5, 53), look.skin)
    canvas.rounded((30, 23, 70, 70), 20, look.skin)
    if look.beard:
        canvas.half((30, 30, 70, 72), (8, 172), look.hair_colour)
        canvas.rounded((41, 56, 59, 64), 3, _shade(look.skin, 0.96))
    _draw_hair_in_front(canvas, look)
    _draw_features(canvas, look)


def _draw_features(canvas: Canvas, look: Look) -> None:
    is_dark = int(look.skin[1:3], 16) < _DARK_SKIN_RED
    ink = "#120b08" if is_dark else "#33261f"
    lips = "#cf8372" if is_dark else "#8a3b30"
    brow = _shade(look.hair_colour, 0.75) if look.hair != "scarf" else ink
    for left in (37.0, 55.0):
        canvas.ellipse((left + 2.6, 45, left + 5.6, 49), ink)
        canvas.arc((left, 39, left + 8, 46), (205, 335), brow, 1.3)
    canvas.arc((46.5, 48, 53.5, 56), (20, 160), _shade(look.skin, 0.78), 1.3)
    canvas.arc((43, 52, 57, 62.5), (20, 160), lips, 1.6)
    if look.glasses:
        canvas.ring((34.5, 41, 47.5, 53), "#2f3540", 1.3)
        canvas.ring((52.5, 41, 65.5, 53), "#2f3540", 1.3)
        canvas.arc((46.5, 43.5, 53.5, 50), (200, 340), "#2f3540", 1.3)


def _draw_hair_behind(canvas: Canvas, look: Look) -> None:
    match look.hair:
        case "long":
            canvas.rounded((24, 18, 76, 88), 25, look.hair_colour)
        case "bob":
            canvas.rounded((25, 17, 75, 64), 21, look.hair_colour)
        case "bun":
            canvas.ellipse((38, 5, 62, 27), _shade(look.hair_colour, 0.9))
        case "curls":
            for x, y in ((22, 30), (20, 42), (24, 54), (66, 30), (66, 42), (63, 54), (32, 16), (50, 14)):
                canvas.ellipse((x, y, x + 15, y + 15), look.hair_colour)
        case "scarf":
            canvas.rounded((24, 15, 76, 84), 26, look.hair_colour)


def _draw_hair_in_front(canvas: Canvas, look: Look) -> None:
    match look.hair:
        case "short":
            canvas.half((29, 17, 71, 56), (188, 352), look.hair_colour)
        case "bob" | "long":
            canvas.half((28, 16, 72, 58), (184, 356), look.hair_colour)
            canvas.polygon([(28, 36), (44, 34), (33, 46), (29, 52)], look.hair_colour)
        case "bun":
            canvas.half((29, 16, 71, 54), (184, 356), look.hair_colour)
        case "curls":
            for x in (29, 38, 47, 56):
                canvas.ellipse((x, 17 + abs(x - 43) * 0.15, x + 15, 33), look.hair_colour)
        case "bald":
            canvas.half((28.5, 36, 35, 52), (90, 270), look.hair_colour)
            canvas.half((65, 36, 71.5, 52), (270, 90), look.hair_colour)
        case "scarf":
            canvas.half((28, 17, 72, 56), (186, 354), _shade(look.hair_colour, 1.12))


def _shade(colour: str, factor: float) -> str:
    """Return the colour darker (below 1) or lighter (above 1)."""
    red, green, blue = (min(255, round(int(colour[at : at + 2], 16) * factor)) for at in (1, 3, 5))
    return f"#{red:02x}{green:02x}{blue:02x}"
