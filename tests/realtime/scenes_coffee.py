"""Scenes of `test_snapshots` in the coffee room that the viewer sits in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from talk.coffee.schemas import CoffeePatch
from talk.coffee.services.cameras import turn_off, turn_on
from talk.coffee.services.pastime import draw_card, set_timer
from talk.coffee.services.rooms import change_coffee_room, close_coffee_room
from talk.coffee.services.seats import get_up, mute, remove_from_table, sit_down
from tests.talk.coffee.making import make_instant

if TYPE_CHECKING:
    from tests.realtime.test_snapshots import Scene


def _played_with(scene: Scene) -> None:
    draw_card(scene.viewer, scene.corner)
    set_timer(scene.owner, scene.corner, 5)
    mute(scene.other, scene.corner, on=False)


def _seen_and_not(scene: Scene) -> None:
    turn_on(scene.other, scene.corner)
    turn_on(scene.viewer, scene.corner)
    turn_off(scene.other, scene.corner)


def _came_and_went(scene: Scene) -> None:
    sit_down(scene.late, scene.corner)
    get_up(scene.other, scene.corner)


def _changed_tables(scene: Scene) -> None:
    sit_down(scene.viewer, make_instant(scene.other, scene.community))


def _went_and_came_back(scene: Scene) -> None:
    get_up(scene.viewer, scene.corner)
    sit_down(scene.viewer, scene.corner)


SCENES: list[tuple[str, Callable[[Scene], object]]] = [
    ("table.changed", _played_with),
    ("table.changed", _seen_and_not),
    ("table.changed", _came_and_went),
    ("table.changed", _went_and_came_back),
    ("table.changed", lambda s: change_coffee_room(s.owner, s.corner, CoffeePatch(name="Balkon"))),
    ("table.changed", lambda s: remove_from_table(s.owner, s.corner, s.other.id)),
]
OUT: dict[str, Callable[[Scene], object]] = {
    "sits elsewhere": _changed_tables,
    "was taken out": lambda s: remove_from_table(s.owner, s.corner, s.viewer.id),
    "the room is closed": lambda s: close_coffee_room(s.owner, s.corner),
}
"""How the viewer's table ends: their topic is refused from then on, and nothing else tells it."""
