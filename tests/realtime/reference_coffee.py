"""What the reference client makes of the coffee room that one sits in. Who is in others is told by facts alone."""

from dataclasses import dataclass
from typing import Any, Protocol

from talk.coffee import events as coffee
from talk.coffee.schemas import CoffeeRoomOut, CoffeeView, TableOut
from workspace.core.events import Event


@dataclass
class TableView:
    """A table as somebody who sits there sees it."""

    room: CoffeeRoomOut
    table: TableOut

    def canonical(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"room": self.room.model_dump(), "table": self.table.model_dump()}


class Viewing(Protocol):
    """What a reducer needs of a view."""

    tables: dict[str, TableView]
    seqs: dict[str, int]

    @property
    def my_id(self) -> str:
        """Return whose view it is."""


def sit(view: Viewing, shown: CoffeeView) -> None:
    """Take the snapshot of a room that one sits in."""
    assert shown.table is not None
    view.tables[shown.room.id] = TableView(shown.room, shown.table)
    view.seqs[f"coffee:{shown.room.id}"] = shown.seq


def forget(view: Viewing, room_id: str) -> None:
    """Drop what was known from the inside."""
    view.tables.pop(room_id, None)
    view.seqs.pop(f"coffee:{room_id}", None)


def _changed(view: Viewing, room_id: str, event: coffee.TableChanged) -> None:
    view.tables[room_id] = TableView(event.room, event.table)
    if view.my_id in event.left:
        forget(view, room_id)


APPLIED: dict[type[Event], Any] = {coffee.TableChanged: _changed}
