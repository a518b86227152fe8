"""The directory: who finds what, what it tells of a community, and its pages; what a community says of itself."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from PIL import Image
from pydantic import ValidationError

from communities.spaces.directory import PAGE, directory, tags_of_all
from communities.spaces.finding import SortBy
from communities.spaces.models import Community, Visibility
from communities.spaces.queries import cover_of, face_of, find_face, find_seat, members_of, rules_of
from communities.spaces.schemas import (
    CommunityIn,
    CommunityPatch,
    DirectoryQuery,
    FoundCommunity,
    Whose,
    WhyIn,
)
from communities.spaces.services.communities import change_community, change_cover, found_community
from communities.spaces.services.members import invite_people
from communities.spaces.services.order import ban_person
from tests.making import make_community, make_person, make_room, say
from workspace.core.clock import now
from workspace.core.errors import Invalid, NotAllowed, NotFound
from workspace.files import shelf
from workspace.people.models import Person

pytestmark = pytest.mark.django_db


def listed_one(owner: Person, *members: Person) -> Community:
    community = make_community(owner, *members, visibility=Visibility.PRIVATE)
    return change_community(
        owner, community.id, CommunityPatch(is_listed=True, tags=["project"], rules="Be **kind**")
    )


def found(viewer: Person, community: Community) -> FoundCommunity | None:
    page = directory(viewer, DirectoryQuery()).communities
    return next((item for item in page if item.id == community.id), None)


def picture(size: tuple[int, int] = (2000, 900)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "PNG")
    return out.getvalue()


def test_a_listed_private_community_shows_its_face_and_nothing_inside() -> None:
    owner, member, stranger = make_person(), make_person(), make_person()
    community = listed_one(owner, member)
    change_cover(owner, community.id, picture())
    shown = found(stranger, community)
    assert shown is not None
    assert (shown.tags, shown.member_count, shown.cover_url, shown.keepers) == (["project"], 0, None, [])
    assert face_of(find_face(stranger, community.id)).cover_url is None
    assert rules_of(stranger, community.id).html == "<p>Be <strong>kind</strong></p>"
    inside: tuple[Callable[[Person, str], object], ...] = (find_seat, members_of, cover_of)
    for act in inside:
        with pytest.raises(NotFound):
            act(stranger, community.id)
    seen = found(member, community)
    assert seen is not None
    assert (seen.member_count, seen.keepers) == (2, [owner.id])
    assert seen.cover_url is not None


def test_a_hidden_community_and_a_listed_one_that_one_is_banned_from_are_not_there() -> None:
    owner, stranger, banned = make_person(), make_person(), make_person()
    hidden, listed = make_community(owner, visibility=Visibility.PRIVATE), listed_one(owner, banned)
    ban_person(owner, listed.id, banned.id, WhyIn())
    for viewer, community in ((stranger, hidden), (banned, listed)):
        assert found(viewer, community) is None
        faces: tuple[Callable[[Person, str], object], ...] = (find_face, rules_of)
        for act in faces:
            with pytest.raises(NotFound):
                act(viewer, community.id)
    assert tags_of_all(banned) == []


def test_who_is_invited_sees_the_cover_and_the_rules_before_coming() -> None:
    owner, guest = make_person(), make_person()
    community = make_community(owner, visibility=Visibility.PRIVATE)
    change_community(owner, community.id, CommunityPatch(rules="Come as you are"))
    change_cover(owner, community.id, picture())
    invite_people(owner, community.id, [guest.id])
    assert rules_of(guest, community.id).rules == "Come as you are"
    folder = cover_of(guest, community.id)
    size, open_at = shelf.shelf().find(f"{folder}/content")
    with Image.open(io.BytesIO(open_at(0, size).read(size))) as kept:
        assert (kept.size, kept.format) == ((1280, 400), "WEBP")


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a<script>alert(1)</script>",
        b"%PDF-1.4",
        b"",
    ],
)
def test_a_cover_that_is_no_picture_is_refused_and_changes_nothing(data: bytes) -> None:
    owner = make_person()
    community = make_community(owner)
    with pytest.raises(Invalid):
        change_cover(owner, community.id, data)
    community.refresh_from_db()
    assert community.cover == ""


def test_a_bomb_is_refused_and_of_a_polyglot_only_pixels_stay() -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    bomb = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")
    with pytest.raises(Invalid):
        change_cover(owner, community.id, bomb.getvalue())
    with pytest.raises(NotAllowed):
        change_cover(member, community.id, picture())
    folder = change_cover(owner, community.id, picture((900, 900)) + b"<script>alert(1)</script>").cover
    size, open_at = shelf.shelf().find(f"{folder}/content")
    assert b"script" not in open_at(0, size).read(size)
    assert change_cover(owner, community.id, None).cover == ""


def test_what_a_community_says_of_itself_is_markdown_made_safe_and_has_an_end() -> None:
    owner = make_person()
    wish = CommunityIn(name="Werkstatt", description="**Bohren** <script>x</script>", tags=["#Holz", "holz"])
    community = found_community(owner, wish)
    assert community.description_html == "<p><strong>Bohren</strong> &lt;script&gt;x&lt;/script&gt;</p>"
    assert community.tags == ["holz"]
    with pytest.raises(ValidationError):
        CommunityPatch(rules="x" * 10_000)
    at = change_community(owner, community.id, CommunityPatch(rules="One")).rules_at
    assert at is not None
    assert change_community(owner, community.id, CommunityPatch(rules=" One ", name="Neu")).rules_at == at
    assert change_community(owner, community.id, CommunityPatch(rules="")).rules_at is None


def test_pages_follow_each_other_without_a_hole_and_filters_hold_on_all_of_them() -> None:
    owner, member = make_person(), make_person()
    for number in range(PAGE + 3):
        tags = ["even"] if number % 2 == 0 else []
        Community.objects.create(name=f"C {number:02}", founded_at=now(), tags=tags, member_count=number)
    mine = make_community(owner, member, name="Mine")
    names: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = directory(member, DirectoryQuery(sort=SortBy.NAME, cursor=cursor))
        names += [item.name for item in page.communities]
        cursor = page.next
    assert names == [*(f"C {number:02}" for number in range(PAGE + 3)), "Mine"]
    assert [item.id for item in directory(member, DirectoryQuery(whose=Whose.MINE)).communities] == [mine.id]
    assert directory(member, DirectoryQuery(whose=Whose.OTHERS)).total == PAGE + 3
    assert directory(member, DirectoryQuery(tag="even")).total == (PAGE + 4) // 2
    assert [(item.tag, item.count) for item in tags_of_all(member)] == [("even", (PAGE + 4) // 2)]
    with pytest.raises(Invalid):
        directory(member, DirectoryQuery(cursor="x"))


def test_activity_is_told_of_five_people_and_never_of_fewer() -> None:
    people = [make_person() for _ in range(5)]
    community = make_community(*people)
    room = make_room(community, *people)
    for person in people[:4]:
        say(person, room)
    quiet = found(people[0], community)
    assert quiet is not None
    assert quiet.activity is None
    assert quiet.last_active == now().date()
    say(people[4], room)
    for _ in range(8):
        say(people[0], room)
    cache.clear()
    lively = found(people[0], community)
    assert lively is not None and lively.activity is not None
    assert lively.activity.messages == 15
    assert lively.activity.days == [0] * 13 + [4]
    small = make_community(people[0])
    say(people[0], make_room(small, people[0]))
    cache.clear()
    alone = found(people[0], small)
    assert alone is not None and alone.last_active is None
    assert now() - timedelta(days=1) < now()
