"""Arranging one's own list of rooms: the last writer wins, and what another device took away is not brought back."""

from collections.abc import Callable, Sequence

from django.db import transaction

from communities.chat.queries.places import joined_rooms
from communities.sidebar.events import SidebarChanged
from communities.sidebar.models import Sidebar
from communities.sidebar.queries import sidebar_out
from communities.sidebar.schemas import (
    PLACED_LIMIT,
    SECTIONS_LIMIT,
    PlaceIn,
    SectionIn,
    SectionOut,
    SectionPatch,
    SidebarOut,
    SidebarPatch,
)
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.core.events import publish
from workspace.core.ids import new_id
from workspace.core.text import clean_name, is_emoji
from workspace.people.events import person_topic
from workspace.people.models import Person

NAME_LIMIT = 40


@transaction.atomic
def arrange_sidebar(actor: Person, change: SidebarPatch) -> SidebarOut:
    """Change one's list, on all of one's devices. The last writer wins; no change publishes nothing.

    A star on a room that one is not in is left out without a word, whether the room exists or not: the other device
    may have left it a moment ago.
    """

    def apply(sidebar: Sidebar) -> None:
        if change.starred is not None:
            sidebar.starred = _own(actor, change.starred, sidebar.starred)
        if change.folded is not None:
            sidebar.folded = list(dict.fromkeys(change.folded))
        if change.only_unread is not None:
            sidebar.only_unread = change.only_unread
        if change.order is not None:
            sidebar.order = list(dict.fromkeys(change.order))
        if change.sorts is not None:
            sidebar.sorts = dict(change.sorts)

    return _changed(actor, apply)


@transaction.atomic
def make_section(actor: Person, wish: SectionIn) -> SidebarOut:
    """Make a section at the end of one's own, and put a room into it. Raises `Conflict` where there are too many."""
    section = SectionOut(id=new_id(), name=_name(wish.name), emoji=_emoji(wish.emoji), rooms=[])

    def apply(sidebar: Sidebar) -> None:
        if len(sidebar.sections) >= SECTIONS_LIMIT:
            raise Conflict("too_many_sections", limit=SECTIONS_LIMIT)
        sidebar.sections = [*sidebar.sections, section.model_dump()]
        if wish.room is not None:
            _place(actor, sidebar, wish.room, PlaceIn(section=section.id))

    return _changed(actor, apply)


@transaction.atomic
def change_section(actor: Person, section_id: str, change: SectionPatch) -> SidebarOut:
    """Name a section, or give it an emoji. Raises `NotFound` for one that another device deleted."""
    given = {
        **({} if change.name is None else {"name": _name(change.name)}),
        **({} if change.emoji is None else {"emoji": _emoji(change.emoji)}),
    }

    def apply(sidebar: Sidebar) -> None:
        _require_section(sidebar, section_id)
        sidebar.sections = [
            {**section, **given} if section["id"] == section_id else section for section in sidebar.sections
        ]

    return _changed(actor, apply)


@transaction.atomic
def delete_section(actor: Person, section_id: str) -> SidebarOut:
    """Take a section away; its rooms are back in their communities. Again changes nothing."""

    def apply(sidebar: Sidebar) -> None:
        sidebar.sections = [section for section in sidebar.sections if section["id"] != section_id]
        sidebar.order = [part for part in sidebar.order if part != section_id]
        sidebar.folded = [part for part in sidebar.folded if part != section_id]
        sidebar.sorts = {part: sort for part, sort in sidebar.sorts.items() if part != section_id}

    return _changed(actor, apply)


@transaction.atomic
def place_room(actor: Person, room_id: str, where: PlaceIn) -> SidebarOut:
    """Put a room into a section, or back into its community.

    Raises `NotFound` for a section that another device deleted, and for a room that one is not in.
    """
    return _changed(actor, lambda sidebar: _place(actor, sidebar, room_id, where))


def _place(actor: Person, sidebar: Sidebar, room_id: str, where: PlaceIn) -> None:
    if where.section is not None:
        _require_section(sidebar, where.section)
        if not joined_rooms(actor.id, [room_id]):
            raise NotFound
    for section in sidebar.sections:
        rooms = [room for room in section["rooms"] if room != room_id]
        section["rooms"] = (
            _inserted(rooms, room_id, where.before) if section["id"] == where.section else rooms
        )
    if where.section is not None:
        # A favourite stands among the favourites and nowhere else.
        sidebar.starred = [room for room in sidebar.starred if room != room_id]
        _require_room_left(actor, sidebar)


def _inserted(rooms: Sequence[str], room: str, before: str | None) -> list[str]:
    at = rooms.index(before) if before in rooms else len(rooms)
    return [*rooms[:at], room, *rooms[at:]]


def _require_room_left(actor: Person, sidebar: Sidebar) -> None:
    """Forget rooms that one has left before one says that there are too many. Raises `Conflict`."""
    placed = [room for section in sidebar.sections for room in section["rooms"]]
    if len(placed) <= PLACED_LIMIT:
        return
    joined = joined_rooms(actor.id, placed)
    for section in sidebar.sections:
        section["rooms"] = [room for room in section["rooms"] if room in joined]
    if sum(len(section["rooms"]) for section in sidebar.sections) > PLACED_LIMIT:
        raise Conflict("too_many_placed", limit=PLACED_LIMIT)


def _require_section(sidebar: Sidebar, section_id: str) -> None:
    if all(section["id"] != section_id for section in sidebar.sections):
        raise NotFound("section_gone")


def _changed(actor: Person, apply: Callable[[Sidebar], None]) -> SidebarOut:
    """Hold the person's row, change it, and tell their devices if anything is other than before."""
    Sidebar.objects.get_or_create(person=actor)
    sidebar = Sidebar.objects.select_for_update(no_key=True).get(person=actor)
    before = sidebar_out(sidebar)
    apply(sidebar)
    if sidebar_out(sidebar) == before:
        return before
    sidebar.version += 1
    sidebar.save()
    shape = sidebar_out(sidebar)
    publish(person_topic(actor.id), SidebarChanged(sidebar=shape))
    return shape


def _name(name: str) -> str:
    return clean_name(name, field="name", limit=NAME_LIMIT)


def _emoji(emoji: str) -> str:
    if emoji and not is_emoji(emoji):
        raise Invalid("emoji", "emoji_unknown")
    return emoji


def _own(actor: Person, rooms: list[str], before: list[str]) -> list[str]:
    allowed = joined_rooms(actor.id, rooms) | set(before)
    return [room for room in dict.fromkeys(rooms) if room in allowed]
