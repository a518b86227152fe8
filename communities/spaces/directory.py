"""The directory: every community that one can find, ranked, on pages; and the tags that they have."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from django.core.cache import cache

from communities.spaces import ports
from communities.spaces.finding import Entry, after, cursor_at, ranked
from communities.spaces.models import Community, CommunityMember, Standing, Visibility
from communities.spaces.policies import can_see_community, communities_found_by
from communities.spaces.ports import Pulse
from communities.spaces.queries import faceless, listed
from communities.spaces.schemas import (
    ActivityOut,
    DirectoryPage,
    DirectoryQuery,
    FoundCommunity,
    TagOut,
    Whose,
)
from workspace.core.clock import now
from workspace.people.models import Person
from workspace.search.plain import plain_text

PAGE: Final = 24
KEEPERS_SHOWN: Final = 5
TOLD_FROM: Final = 5
"""People who wrote this week: what fewer say together would tell of each of them."""
TAGS_TOLD: Final = 200
_PULSES: Final = "communities.pulses"
_PULSES_KEPT_S: Final = 600
_LEVELS: Final = 4


def directory(viewer: Person, query: DirectoryQuery) -> DirectoryPage:
    """Return a page of the communities that the viewer can find. Raises `Invalid` for a cursor of another order."""
    pulses = _pulses()
    own = set(CommunityMember.objects.filter(person=viewer).values_list("community_id", flat=True))
    entries = [_entry(row, own, pulses.get(row.id)) for row in _found(viewer, query, own)]
    keyed = ranked(entries, query.search, query.sort)
    rest = after(keyed, query.cursor)
    page = rest[:PAGE]
    return DirectoryPage(
        communities=_shaped(viewer, [community for _, community in page], pulses),
        total=len(keyed),
        next=cursor_at(page[-1][0]) if len(rest) > PAGE else None,
    )


def tags_of_all(viewer: Person) -> list[TagOut]:
    """Return the tags of the communities in use that the viewer can find, the most common first."""
    rows = Community.objects.filter(communities_found_by(viewer), archived_at=None)
    counts = Counter(tag for tags in rows.values_list("tags", flat=True) for tag in tags)
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [TagOut(tag=tag, count=count) for tag, count in common[:TAGS_TOLD]]


def _found(viewer: Person, query: DirectoryQuery, own: Collection[str]) -> list[Community]:
    rows = Community.objects.filter(communities_found_by(viewer), archived_at__isnull=not query.archived)
    fields = ("id", "name", "description_html", "tags", "visibility", "member_count", "founded_at")
    return [
        row
        for row in rows.only(*fields)
        if (not query.tag or query.tag in row.tags)
        and (query.whose == Whose.ALL or (row.id in own) == (query.whose == Whose.MINE))
    ]


def _entry(row: Community, own: Collection[str], pulse: Pulse | None) -> Entry:
    """What is not told of a private community does not rank it either."""
    is_inside = row.visibility == Visibility.PUBLIC or row.id in own
    activity = _activity(pulse) if is_inside else None
    return Entry(
        id=row.id,
        name=row.name,
        description=plain_text(row.description_html),
        tags=row.tags,
        members=row.member_count if is_inside else 0,
        messages=activity.messages if activity else 0,
        founded_ms=int(row.founded_at.timestamp() * 1000),
    )


def _shaped(viewer: Person, ids: Sequence[str], pulses: dict[str, Pulse]) -> list[FoundCommunity]:
    rows = Community.objects.in_bulk(ids)
    seats = {
        row.community_id: row for row in CommunityMember.objects.filter(person=viewer, community__in=ids)
    }
    keepers = _keepers(ids)
    return [
        _found_out(
            rows[community_id], seats.get(community_id), keepers[community_id], pulses.get(community_id)
        )
        for community_id in ids
        if community_id in rows
    ]


def _found_out(
    community: Community, seat: CommunityMember | None, keepers: list[str], pulse: Pulse | None
) -> FoundCommunity:
    shape = listed(community, seat.standing if seat else None)
    if not can_see_community(community, seat):
        return FoundCommunity(**faceless(shape).model_dump(), keepers=[], activity=None, last_active=None)
    is_told = pulse is not None and community.member_count >= TOLD_FROM
    return FoundCommunity(
        **shape.model_dump(),
        keepers=keepers,
        activity=_activity(pulse),
        last_active=pulse.last if pulse is not None and is_told else None,
    )


def _keepers(ids: Sequence[str]) -> dict[str, list[str]]:
    """Return who looks after each of these: owners first, then in the order of coming."""
    rows = CommunityMember.objects.filter(
        community__in=ids, standing__in=[Standing.MODERATOR, Standing.OWNER], person__deactivated_at=None
    )
    found: dict[str, list[str]] = defaultdict(list)
    for community_id, person_id in rows.order_by("-standing", "id").values_list("community_id", "person_id"):
        if len(found[community_id]) < KEEPERS_SHOWN:
            found[community_id].append(person_id)
    return found


def _activity(pulse: Pulse | None) -> ActivityOut | None:
    if pulse is None or pulse.people < TOLD_FROM:
        return None
    most = max(1, *pulse.days)
    levels = [-(-count * _LEVELS // most) for count in pulse.days]
    return ActivityOut(messages=_about(sum(pulse.days[-7:])), days=levels)


def _about(count: int) -> int:
    """Round to what one would say: tens up to a hundred, then two figures."""
    step = 5 if count < 30 else 10
    while count >= 100 * step:
        step *= 10
    return max(step, round(count / step) * step)


def _pulses(at: datetime | None = None) -> dict[str, Pulse]:
    """Keep what goes on for a while: it is the same for everyone, and of nobody alone."""
    found: dict[str, Pulse] | None = cache.get(_PULSES)
    if found is None:
        found = ports.pulses(at or now())
        cache.set(_PULSES, found, _PULSES_KEPT_S)
    return found
