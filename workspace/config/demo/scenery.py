"""Small landscapes in flat colour, for people who show a place instead of a face."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin
from random import Random
from typing import Protocol

Box = tuple[float, float, float, float]


class Brush(Protocol):
    """What a scene needs of a canvas of 100 by 100 units."""

    def fill(self, colour: str) -> None:
        """Paint the whole square."""

    def ellipse(self, box: Box, colour: str) -> None:
        """Paint a filled ellipse."""

    def rectangle(self, box: Box, colour: str) -> None:
        """Paint a filled rectangle."""

    def polygon(self, points: list[tuple[float, float]], colour: str) -> None:
        """Paint a filled polygon."""

    def arc(self, box: Box, angles: tuple[int, int], colour: str, width: float) -> None:
        """Draw a piece of an ellipse."""


def hills(brush: Brush, rng: Random) -> None:
    """Three ranges of hills under a low sun."""
    brush.fill("#f6d9b0")
    sun = rng.uniform(25, 70)
    brush.ellipse((sun - 11, 22, sun + 11, 44), "#e8793a")
    for top, colour in ((44, "#c9a98a"), (56, "#8f9a78"), (70, "#56705c")):
        middle = rng.uniform(10, 70)
        brush.ellipse((middle - 80, top, middle + 50, top + 90), colour)
        brush.ellipse((middle + 5, top + 4, middle + 130, top + 90), colour)


def harbour(brush: Brush, rng: Random) -> None:
    """A lighthouse, the sea, and one small boat."""
    brush.fill("#cfe0e2")
    brush.ellipse((62, 14, 80, 32), "#f4c98a")
    brush.rectangle((0, 60, 100, 100), "#4f7f8c")
    left = rng.uniform(22, 34)
    for number, colour in enumerate(("#b5452f", "#f4ece0", "#b5452f", "#f4ece0")):
        spread = number * 1.1
        top = 26 + number * 10
        brush.polygon(
            [
                (left - spread, top),
                (left + 10 + spread, top),
                (left + 11.1 + spread, top + 10),
                (left - 1.1 - spread, top + 10),
            ],
            colour,
        )
    brush.rectangle((left + 1.5, 18, left + 8.5, 26), "#3b3f4a")
    brush.ellipse((left - 26, 60, left + 36, 80), "#6f6a55")
    boat = rng.uniform(62, 74)
    brush.polygon([(boat - 8, 66), (boat + 12, 66), (boat + 8, 72), (boat - 5, 72)], "#7a3e2b")
    brush.polygon([(boat + 1, 46), (boat + 1, 64), (boat + 12, 64)], "#f7efe2")
    for wave in (80, 88, 95):
        start = rng.uniform(5, 70)
        brush.rectangle((start, wave, start + 22, wave + 1.4), "#7fa8b0")


def forest(brush: Brush, rng: Random) -> None:
    """Firs in mist, and a moon."""
    brush.fill("#dfe3d6")
    moon = rng.uniform(20, 74)
    brush.ellipse((moon - 9, 14, moon + 9, 32), "#f5efdc")
    for foot, colour in ((74, "#a9bba6"), (86, "#6c8a76"), (104, "#35574b")):
        for column in range(6):
            x = column * 19 + rng.uniform(-4, 6)
            height = rng.uniform(30, 46)
            brush.polygon([(x, foot - height), (x - 11, foot), (x + 11, foot)], colour)
        brush.rectangle((0, foot - 4, 100, 100), colour)


def bridge(brush: Brush, rng: Random) -> None:
    """A stone bridge over a quiet river in the evening."""
    brush.fill("#f0c9a4")
    sun = rng.uniform(22, 78)
    brush.ellipse((sun - 12, 14, sun + 12, 38), "#d8663a")
    brush.rectangle((0, 66, 100, 100), "#5a7c86")
    brush.rectangle((0, 48, 100, 66), "#8a6f5d")
    for left in (6.0, 38.0, 70.0):
        brush.ellipse((left, 54, left + 25, 84), "#f0c9a4")
        brush.rectangle((left, 66, left + 25, 86), "#5a7c86")
        brush.arc((left, 54, left + 25, 84), (180, 360), "#6d5547", 1.6)
    for wave in (76, 84, 92):
        start = rng.uniform(0, 70)
        brush.rectangle((start, wave, start + 26, wave + 1.2), "#86a5ab")


def cogwheel(brush: Brush, rng: Random) -> None:
    """A rising sun that is a cogwheel on closer look."""
    ground, wheel = rng.choice((("#2f4858", "#f2a65a"), ("#e9d7b9", "#a8492a"), ("#34524a", "#e9c46a")))
    brush.fill(ground)
    for tooth in range(9):
        angle = pi * tooth / 8
        x, y = 50 + 34 * cos(angle), 66 - 34 * sin(angle)
        brush.ellipse((x - 7, y - 7, x + 7, y + 7), wheel)
    brush.ellipse((17, 33, 83, 99), wheel)
    brush.ellipse((37, 53, 63, 79), ground)
    brush.rectangle((0, 70, 100, 100), "#f4e8d3")
    brush.rectangle((0, 70, 100, 71.5), ground)


SCENES: tuple[Callable[[Brush, Random], None], ...] = (hills, harbour, forest, bridge, cogwheel)
"""All landscapes; a key always gets the same one."""

FAVOURITES = {
    "finn.martensen": harbour,
    "soenke.brodersen": bridge,
    "heiko.wulff": harbour,
    "selin.acar": forest,
    "Lauf 31.jpg": bridge,
    "Strand.jpg": harbour,
    "Laub.jpg": forest,
    "Oslo am Morgen.jpg": hills,
    "Fjord.jpg": harbour,
    "Wald.jpg": forest,
}
"""Who has asked for a certain place, and what photos in messages show."""
