"""Shows: made, changed, closed, subscribed to."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings
from PIL import Image

from communities.spaces.models import Visibility
from talk.shows.models import Show, Subscription
from talk.shows.queries import listed_show, shows_for
from talk.shows.schemas import ShowIn, ShowPatch, SlotOut
from talk.shows.services.shows import (
    change_cover,
    change_show,
    close_show,
    make_show,
    remove_cover,
    subscribe,
)
from tests.conftest import Clock
from tests.making import make_community, make_person
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound

pytestmark = pytest.mark.django_db

SLOT = SlotOut(weekday=3, starts="10:30", time_zone="Europe/Berlin", length_min=45)


def png() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(picture, "PNG")
    return picture.getvalue()


def test_a_member_makes_a_show_and_hosts_it(clock: Clock) -> None:
    member = make_person()
    community = make_community(make_person(), member)
    show = make_show(member, ShowIn(community=community.id, title="  Weekly ", slot=SLOT))
    listed = listed_show(member, show.id)
    assert (listed.show.title, listed.show.hosts, listed.show.slot) == ("Weekly", [member.id], SLOT)
    assert (listed.may_manage, listed.subscribed) == (True, False)
    assert listed.show.next_slot_at is not None
    assert listed.show.next_slot_at.isoformat() == "2026-03-05T09:30:00+00:00"
    with pytest.raises(NotFound):
        make_show(make_person(), ShowIn(community=community.id, title="From outside"))


def test_hosts_change_their_show_and_hand_it_on_to_members() -> None:
    host, other, outsider = make_person(), make_person(), make_person()
    community = make_community(make_person(), host, other)
    show = make_show(host, ShowIn(community=community.id, title="Weekly", slot=SLOT))
    with pytest.raises(NotAllowed):
        change_show(other, show.id, ShowPatch(title="Mine"))
    with pytest.raises(Conflict, match="not_yet_member_of_community"):
        change_show(host, show.id, ShowPatch(hosts=[host.id, outsider.id]))
    change_show(host, show.id, ShowPatch(no_slot=True, hosts=[other.id], description="New"))
    changed = listed_show(other, show.id).show
    assert (changed.slot, changed.hosts, changed.description) == (None, [other.id], "New")
    with pytest.raises(NotAllowed):
        change_show(host, show.id, ShowPatch(title="Again mine"))


def test_a_slot_has_a_time_zone_that_exists() -> None:
    host = make_person()
    community = make_community(host)
    with pytest.raises(Invalid, match="time_zone_unknown"):
        slot = SLOT.model_copy(update={"time_zone": "Moon/Base"})
        make_show(host, ShowIn(community=community.id, title="Weekly", slot=slot))
    show = make_show(host, ShowIn(community=community.id, title="Weekly", slot=SLOT))
    with pytest.raises(IntegrityError), transaction.atomic():
        Show.objects.filter(id=show.id).update(length_min=None)


@pytest.fixture
def media(tmp_path: Path) -> Iterator[Path]:
    """Keep uploads of a test in a folder of its own."""
    with override_settings(MEDIA_ROOT=tmp_path):
        yield tmp_path


def test_a_cover_is_pixels_that_we_wrote(media: Path) -> None:
    host = make_person()
    show = make_show(host, ShowIn(community=make_community(host).id, title="Weekly"))
    change_cover(host, show.id, png())
    url = listed_show(host, show.id).show.cover_url
    assert url is not None
    stored = media / "covers" / url.rpartition("/")[2]
    assert Image.open(stored).size == (640, 640)
    with pytest.raises(Invalid, match="image_unreadable"):
        change_cover(host, show.id, b"no picture")
    remove_cover(host, show.id)
    assert listed_show(host, show.id).show.cover_url is None


def test_a_closed_show_leaves_the_lists_and_its_subscribers() -> None:
    host, fan = make_person(), make_person()
    show = make_show(host, ShowIn(community=make_community(host).id, title="Weekly"))
    for _ in range(2):
        subscribe(fan, show.id, on=True)
    assert shows_for(fan)[0].subscribed
    for _ in range(2):
        close_show(host, show.id)
    assert shows_for(fan) == []
    assert not Subscription.objects.exists()
    with pytest.raises(Conflict, match="show_closed"):
        subscribe(fan, show.id, on=True)


def test_shows_of_a_private_community_are_for_its_members() -> None:
    host, outsider = make_person(), make_person()
    community = make_community(host, visibility=Visibility.PRIVATE)
    show = make_show(host, ShowIn(community=community.id, title="Secret"))
    assert shows_for(outsider) == []
    with pytest.raises(NotFound):
        subscribe(outsider, show.id, on=True)
    assert [listed.show.id for listed in shows_for(host, community.id)] == [show.id]
