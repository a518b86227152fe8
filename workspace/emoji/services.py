"""Adding and removing the organisation's own emoji."""

import hashlib
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction

from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.core.events import publish
from workspace.core.ids import new_id
from workspace.core.limits import Limit, take
from workspace.emoji.events import EmojiAdded, EmojiRemoved, EmojiRuleChanged
from workspace.emoji.models import Emoji, EmojiRule
from workspace.emoji.names import clean_emoji_name
from workspace.emoji.pictures import emoji_pictures
from workspace.emoji.policies import can_add, can_remove
from workspace.emoji.queries import emoji_out, everyone_adds
from workspace.emoji.schemas import EmojiOut
from workspace.people.events import HOUSE
from workspace.people.models import Person
from workspace.people.policies import require_administrator

EMOJI_LIMIT: Final = 500
"""Every start of a client brings all of them."""
_ADD_LIMIT: Final = Limit("emoji", 20, 60)


def add_emoji(actor: Person, name: str, image: bytes) -> EmojiOut:
    """Add an emoji; its picture is encoded anew. Raises `NotAllowed`, `Invalid`, `Conflict` (the name, too many)."""
    if not can_add(actor, everyone_adds=everyone_adds()):
        raise NotAllowed
    take(_ADD_LIMIT, actor.id)
    cleaned = clean_emoji_name(name)
    pictures = emoji_pictures(image)
    emoji_id = new_id()
    try:
        with transaction.atomic():
            if Emoji.objects.count() >= EMOJI_LIMIT:
                raise Conflict("emoji_full", limit=EMOJI_LIMIT)
            emoji = Emoji.objects.create(
                id=emoji_id,
                name=cleaned,
                picture=_file_name(emoji_id, pictures.picture),
                still=_file_name(emoji_id, pictures.still),
                added_by=actor,
                added_at=now(),
            )
            _keep(emoji.picture, pictures.picture)
            _keep(emoji.still, pictures.still)
            shape = emoji_out(emoji)
            publish(HOUSE, EmojiAdded(emoji=shape))
    except IntegrityError as error:
        raise Conflict("emoji_name_taken", field="name") from error
    return shape


@transaction.atomic
def remove_emoji(actor: Person, name: str) -> None:
    """Remove an emoji: messages and reactions show its name from now on. Raises `NotFound`, `NotAllowed`."""
    emoji = Emoji.objects.select_for_update().filter(name=name).first()
    if emoji is None:
        raise NotFound
    if not can_remove(actor, emoji):
        raise NotAllowed
    if emoji.added_by_id != actor.id:
        record(actor.id, "emoji.removed", emoji.id, person=emoji.added_by_id or "", name=emoji.name)
    folder = _folder()
    files = {folder / emoji.picture, folder / emoji.still}
    emoji.delete()
    transaction.on_commit(lambda: _throw_away(files))
    publish(HOUSE, EmojiRemoved(name=name))


@transaction.atomic
def change_rule(actor: Person, *, everyone: bool) -> None:
    """Say who may add emoji: everyone, or administrators alone. For administrators; again changes nothing."""
    require_administrator(actor)
    rule, _ = EmojiRule.objects.select_for_update().get_or_create(id=1)
    if rule.everyone_adds == everyone:
        return
    rule.everyone_adds = everyone
    rule.save(update_fields=["everyone_adds"])
    record(actor.id, "emoji.rule_changed", "emoji", everyone_adds=everyone)
    publish(HOUSE, EmojiRuleChanged(everyone_adds=everyone))


def _throw_away(files: set[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "emoji"


def _file_name(emoji_id: str, content: bytes) -> str:
    return f"{emoji_id}-{hashlib.sha256(content).hexdigest()[:12]}.webp"


def _keep(name: str, content: bytes) -> None:
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
