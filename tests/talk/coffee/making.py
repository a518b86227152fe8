"""Coffee rooms for tests."""

from communities.spaces.models import Community
from talk.coffee.models import CoffeeKind
from talk.coffee.schemas import CoffeeIn
from talk.coffee.services.rooms import open_coffee_room
from talk.coffee.services.seats import sit_down
from workspace.people.models import Person


def make_corner(
    keeper: Person, community: Community, *seated: Person, places: int = 8, is_closed: bool = False
) -> str:
    """Open a corner, as one who looks after the community, and seat people in it; return its id."""
    wish = CoffeeIn(community=community.id, name="Teeküche", places=places, is_closed=is_closed)
    room = open_coffee_room(keeper, wish).room.id
    for person in seated:
        sit_down(person, room)
    return room


def make_instant(maker: Person, community: Community, *, is_closed: bool = False) -> str:
    """Open a room for the moment; its maker sits in it."""
    wish = CoffeeIn(
        kind=CoffeeKind.INSTANT, community=community.id, name="Kurz quatschen", is_closed=is_closed
    )
    return open_coffee_room(maker, wish).room.id
