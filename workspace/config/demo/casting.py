"""Who is in which room: resolves the groups named in the scripts to people."""

from __future__ import annotations

from dataclasses import dataclass

from workspace.config.demo.content import ScriptedChannel, ScriptedCommunity
from workspace.config.demo.shapes import Channel, Community, Person
from workspace.config.demo.toml_table import ContentError


@dataclass(frozen=True, slots=True)
class Cast:
    """The scripts and who plays them; `communities` are the scripts' ones, in the same order."""

    people: tuple[Person, ...]
    scripts: tuple[ScriptedCommunity, ...]
    communities: tuple[Community, ...]


def cast_scripts(scripts: tuple[ScriptedCommunity, ...], people: tuple[Person, ...]) -> Cast:
    """Fill the communities with people; a channel without a list has all members of its community."""
    return Cast(people, scripts, tuple(_cast(script, people) for script in scripts))


def _cast(script: ScriptedCommunity, people: tuple[Person, ...]) -> Community:
    leaders = (script.owner, *script.moderators)
    members = _resolve(script.slug, (*leaders, *script.members), people)
    return Community(
        key=script.slug,
        slug=script.slug,
        name=script.name,
        description=script.description,
        rules=script.rules,
        tags=script.tags,
        cover=script.cover,
        visibility=script.visibility,
        is_listed=script.is_listed,
        requests=script.requests,
        owner=script.owner,
        moderators=script.moderators,
        members=members,
        channels=tuple(_channel(script, channel, members, people) for channel in script.channels),
    )


def _channel(
    script: ScriptedCommunity, channel: ScriptedChannel, members: tuple[str, ...], people: tuple[Person, ...]
) -> Channel:
    place = f"{script.slug}/{channel.name}"
    inside = _resolve(place, channel.members, people) if channel.members else members
    outsiders = set(inside) - set(members)
    if outsiders:
        raise ContentError(f"{place}: not in the community: {sorted(outsiders)}")
    return Channel(
        key=place,
        name=channel.name,
        purpose=channel.purpose,
        visibility=channel.visibility,
        posting=channel.posting,
        is_default=channel.is_default,
        members=inside,
    )


def _resolve(place: str, names: tuple[str, ...], people: tuple[Person, ...]) -> tuple[str, ...]:
    """Return the people meant, each once, in the order of `people.toml`."""
    chosen: set[str] = set()
    for name in names:
        found = {person.key for person in people if is_meant(name, person)}
        if not found:
            raise ContentError(f"{place}: nobody is {name!r}")
        chosen |= found
    return tuple(person.key for person in people if person.key in chosen)


def is_meant(name: str, person: Person) -> bool:
    """Whether a name in a script, a person's key or a group's, includes the person."""
    kind, _, value = name.partition(":")
    match kind:
        case "all":
            return True
        case "site":
            return person.site == value
        case "department":
            return person.department == value
        case "language":
            return person.language == value
    return person.key == name
