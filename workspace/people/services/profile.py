"""A person changes what others see of them, and their own settings."""

import hashlib
from pathlib import Path
from zoneinfo import available_timezones

from django.conf import settings
from django.db import transaction

from workspace.core.errors import Invalid, NotSignedIn
from workspace.core.events import Publication, publish_all
from workspace.core.images import square_webp
from workspace.core.text import clean_name, clean_text
from workspace.people.events import HOUSE, MeChanged, PersonChanged, person_topic
from workspace.people.models import Person
from workspace.people.ports import tell_moved
from workspace.people.queries import me_out, people, person_out
from workspace.people.schemas import MeIn

NAME_LIMIT = 80
AVATAR_SIDE_PX = 256


@transaction.atomic
def change_profile(actor: Person, change: MeIn) -> Person:
    """Apply what the change names. Raises `Invalid` for an unreadable name or an unknown time zone."""
    person = _as_stored(actor)
    if change.name is not None:
        person.name = clean_name(change.name, field="name", limit=NAME_LIMIT)
    if change.job_title is not None:
        person.job_title = _one_line(change.job_title)
    if change.about is not None:
        person.about = clean_text(change.about).strip()
    if change.language is not None:
        person.language = change.language
    if change.time_zone is not None:
        person.time_zone = check_time_zone(change.time_zone)
    person.save(update_fields=["name", "job_title", "about", "language", "time_zone"])
    tell_change(person)
    if change.time_zone is not None:
        tell_moved(person)
    return person


@transaction.atomic
def change_avatar(actor: Person, image: bytes) -> Person:
    """Re-encode the picture, so that nothing but pixels remains, and show it. Raises `Invalid`."""
    picture = square_webp(image, AVATAR_SIDE_PX, field="image")
    name = f"{actor.id}-{hashlib.sha256(picture).hexdigest()[:12]}.webp"
    folder = Path(settings.MEDIA_ROOT) / "avatars"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(picture)
    return _replace_avatar(actor, name)


@transaction.atomic
def remove_avatar(actor: Person) -> Person:
    """Go back to initials."""
    return _replace_avatar(actor, "")


def check_time_zone(name: str) -> str:
    """Return the name of a known time zone. Raises `Invalid`."""
    if name not in available_timezones():
        raise Invalid("time_zone", "time_zone_unknown", name=name[:40])
    return name


def tell_change(person: Person) -> None:
    """Publish what others and the person's own devices have to know now."""
    publish_all(
        [
            Publication(HOUSE, PersonChanged(person=person_out(person))),
            Publication(person_topic(person.id), MeChanged(me=me_out(person))),
        ]
    )


def _as_stored(actor: Person) -> Person:
    """Lock and return the person as they are now: what is told must not undo what others have changed meanwhile.

    Raises `NotSignedIn` where the account was closed since the request began.
    """
    person = people().select_for_update(of=("self",), no_key=True).get(id=actor.id)
    if not person.is_active:
        raise NotSignedIn
    return person


def _replace_avatar(actor: Person, name: str) -> Person:
    person = _as_stored(actor)
    before, person.avatar = person.avatar, name
    person.save(update_fields=["avatar"])
    tell_change(person)
    if before and before != name:
        old = Path(settings.MEDIA_ROOT) / "avatars" / before
        transaction.on_commit(lambda: old.unlink(missing_ok=True))
    return person


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())
