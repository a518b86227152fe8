"""Writes the demo's coffee corners: rooms only. Nobody is in them until somebody comes."""

from collections.abc import Mapping
from datetime import datetime

from communities.spaces.models import Community
from talk.coffee.models import CoffeeRoom
from workspace.people.models import Person, Site

_AT_SITES = (("Jena", "Kaffeeküche Jena"),)
_IN_COMMUNITIES = (("feierabend", "Balkon", 6, False), ("english-corner", "Tea and biscuits", 4, True))
"""Slug, name, places, and whether one knocks."""


def write_corners(
    communities: Mapping[str, Community], people: Mapping[str, Person], opener: str, at: datetime
) -> None:
    """Open three corners, made by a person of that key at `at`."""
    maker = people[opener]
    for site, name in _AT_SITES:
        CoffeeRoom.objects.create(
            site=Site.objects.get(name=site), name=name, created_by=maker, created_at=at
        )
    for slug, name, places, is_closed in _IN_COMMUNITIES:
        CoffeeRoom.objects.create(
            community=communities[slug],
            name=name,
            places=places,
            is_closed=is_closed,
            created_by=maker,
            created_at=at,
        )
