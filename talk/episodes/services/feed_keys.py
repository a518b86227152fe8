"""The secret of a person's podcast feed: made, shown again at any time, and worthless once it is revoked.

It is computed from the row's id and the server's key, so that no secret is stored and its owner can read it again.
"""

from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from talk.episodes.models import FeedKey
from workspace.core.clock import now
from workspace.core.errors import NotFound
from workspace.core.ids import ID_LENGTH
from workspace.people.models import Person

_SALT: Final = "flurfunk.podcast-feed"
_MAC_LENGTH: Final = 40


def feed_url(person: Person, show_id: str | None = None) -> str | None:
    """Return the address of a person's feed, of all they may hear or of one show; None without a key."""
    key = FeedKey.objects.filter(person=person).first()
    if key is None:
        return None
    name = f"shows/{show_id}.xml" if show_id else "feed.xml"
    return f"{settings.PUBLIC_URL}/feeds/{token_of(key)}/{name}"


@transaction.atomic
def make_feed(actor: Person) -> None:
    """Make a new key; an address that was given away before is worthless from now on."""
    FeedKey.objects.filter(person=actor).delete()
    FeedKey.objects.create(person=actor, made_at=now())


def revoke_feed(actor: Person) -> None:
    """Have no feed any more. Again changes nothing."""
    FeedKey.objects.filter(person=actor).delete()


def reader_of(token: str) -> Person:
    """Return whose feed it is. Raises `NotFound` for a token that is not, or not any more, or of a closed account."""
    key = FeedKey.objects.select_related("person").filter(id=token[:ID_LENGTH]).first()
    if key is None or not constant_time_compare(token, token_of(key)) or not key.person.is_active:
        raise NotFound
    return key.person


def token_of(key: FeedKey) -> str:
    """Return the secret of a key."""
    mac = salted_hmac(_SALT, key.id, algorithm="sha256")
    return f"{key.id}-{mac.hexdigest()[:_MAC_LENGTH]}"
