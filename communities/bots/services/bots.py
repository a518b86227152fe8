"""Bots: made, changed, let into communities, removed; and their tokens."""

from django.db import transaction

from communities.bots.models import Bot, BotCommand, IncomingHook, OutgoingHook
from communities.bots.queries import find_bot, fresh_bot_out
from communities.bots.schemas import BotIn, BotOut, BotPatch
from communities.bots.services.marks import mark_listening
from communities.chat.models import Membership, Room
from communities.chat.services.seats import seat_person
from communities.spaces.models import Community, CommunityMember, Standing
from communities.spaces.policies import require_active, require_member, require_owner
from communities.spaces.queries import find_seat
from communities.spaces.services.members import enter, exit_
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Invalid, NotFound
from workspace.core.events import Publication, publish_all
from workspace.core.ids import new_id
from workspace.core.text import clean_name, clean_text
from workspace.people.events import HOUSE, PersonChanged, PersonJoined
from workspace.people.models import BOT_DOMAIN, AccessToken, Person
from workspace.people.policies import require_administrator
from workspace.people.queries import person_out
from workspace.people.schemas import BotTokenIn, BotTokenMade, MeIn
from workspace.people.services.credentials import revoke, token_credential
from workspace.people.services.invitations import free_handle
from workspace.people.services.profile import NAME_LIMIT, change_avatar, change_profile, remove_avatar
from workspace.people.services.tokens import make_bot_token

BOTS_A_PLACE = 50


@transaction.atomic
def make_house_bot(actor: Person, wish: BotIn) -> BotOut:
    """Make a bot that any community may take in. For administrators."""
    require_administrator(actor)
    bot, publications = create_bot(actor, None, wish.name, wish.about)
    publish_all(publications)
    return fresh_bot_out(bot)


@transaction.atomic
def make_community_bot(actor: Person, community_id: str, wish: BotIn) -> BotOut:
    """Make a bot of a community, which it is a member of. For its owners."""
    seat = find_seat(actor, community_id, lock=True)
    require_owner(actor, seat.membership)
    require_active(seat.community)
    bot, publications = create_bot(actor, seat.community, wish.name, wish.about)
    publish_all(publications)
    return fresh_bot_out(bot)


def create_bot(
    actor: Person, community: Community | None, name: str, about: str = ""
) -> tuple[Bot, list[Publication]]:
    """Make a bot in the running transaction and return what to publish; the caller holds the community's row.

    Raises `Invalid` for a name without a letter, or where there are too many.
    """
    if Bot.objects.filter(community=community).count() >= BOTS_A_PLACE:
        raise Invalid("name", "bot_limit", limit=BOTS_A_PLACE)
    label = clean_name(name, field="name", limit=NAME_LIMIT)
    at, person_id = now(), new_id()
    person = Person(
        id=person_id,
        email=f"{person_id}{BOT_DOMAIN}",
        handle=free_handle(label),
        name=label,
        about=clean_text(about).strip(),
        language=actor.language,
        is_bot=True,
        joined_at=at,
    )
    person.set_unusable_password()
    person.save()
    bot = Bot.objects.create(person=person, community=community, made_by=actor, made_at=at)
    record(actor.id, "bot.made", person.id, place=community.id if community else "")
    publications = [Publication(HOUSE, PersonJoined(person=person_out(person)))]
    if community is not None:
        publications += enter(community, person, Standing.MEMBER)
    return bot, publications


def choose_bot(
    actor: Person, community: Community, bot_id: str | None, name: str
) -> tuple[Person, list[Publication]]:
    """Return the bot that a webhook speaks as: one that is in the community, or one made now and named after it."""
    if bot_id is None:
        bot, publications = create_bot(actor, community, name)
        return bot.person, publications
    seat = CommunityMember.objects.filter(
        community=community, person=bot_id, person__is_bot=True, person__deactivated_at=None
    )
    found = seat.select_related("person").first()
    if found is None:
        raise Invalid("bot", "bot_not_in_community")
    return found.person, []


def bring_into(room: Room, bot: Person, actor: Person) -> list[Publication]:
    """Seat a bot in the channel where its webhook speaks; return what to publish."""
    if Membership.objects.filter(room=room, person=bot).exists():
        return []
    return seat_person(room, bot, added_by=actor)


@transaction.atomic
def let_in(actor: Person, community_id: str, bot_id: str) -> None:
    """Take a bot of the house into a community. For its owners; again changes nothing."""
    seat = find_seat(actor, community_id, lock=True)
    require_owner(actor, require_member(seat.membership))
    require_active(seat.community)
    bot = Bot.objects.filter(person=bot_id, community=None).select_related("person").first()
    if bot is None:
        raise NotFound
    if not CommunityMember.objects.filter(community=seat.community, person=bot.person).exists():
        record(actor.id, "bot.let_in", bot_id, place=community_id)
        publish_all(enter(seat.community, bot.person, Standing.MEMBER))


def change_bot(actor: Person, bot_id: str, change: BotPatch) -> BotOut:
    """Change what a bot is called and what it says of itself."""
    bot = find_bot(actor, bot_id)
    change_profile(bot.person, MeIn(name=change.name, about=change.about))
    return fresh_bot_out(bot)


def change_bot_avatar(actor: Person, bot_id: str, image: bytes | None) -> BotOut:
    """Give a bot a picture, or with none its initials."""
    bot = find_bot(actor, bot_id)
    if image is None:
        remove_avatar(bot.person)
    else:
        change_avatar(bot.person, image)
    return fresh_bot_out(bot)


@transaction.atomic
def remove_bot(actor: Person, bot_id: str) -> None:
    """Remove a bot with its tokens, webhooks and commands; what it said stays."""
    bot = find_bot(actor, bot_id)
    person = bot.person
    communities = list(
        Community.objects.select_for_update(no_key=True).filter(members__person=person).order_by("id")
    )
    AccessToken.objects.filter(person=person).delete()
    revoke(person.id, None)
    IncomingHook.objects.filter(bot=person).delete()
    hooks = list(OutgoingHook.objects.filter(bot=person))
    OutgoingHook.objects.filter(bot=person).delete()
    for hook in hooks:
        mark_listening(hook)
    BotCommand.objects.filter(bot=person).delete()
    record(actor.id, "bot.removed", person.id, place=bot.community_id or "")
    publications = [each for community in communities for each in exit_(community, person)]
    bot.delete()
    person.deactivated_at = now()
    person.save(update_fields=["deactivated_at"])
    publish_all([*publications, Publication(HOUSE, PersonChanged(person=person_out(person)))])


@transaction.atomic
def make_token(actor: Person, bot_id: str, wish: BotTokenIn) -> BotTokenMade:
    """Make a token of a bot; its secret is in the answer, for the only time."""
    bot = find_bot(actor, bot_id)
    made = make_bot_token(actor, bot.person, name=wish.name, scopes=wish.scopes)
    scopes = " ".join(made.scopes)
    record(actor.id, "bot.token_made", bot_id, place=bot.community_id or "", token=made.id, scopes=scopes)
    return made


@transaction.atomic
def revoke_token(actor: Person, bot_id: str, token_id: str) -> None:
    """Make a token of a bot worthless; sockets that stand on it close. Raises `NotFound`."""
    bot = find_bot(actor, bot_id)
    deleted, _ = AccessToken.objects.filter(person=bot.person, id=token_id).delete()
    if not deleted:
        raise NotFound
    record(actor.id, "bot.token_revoked", bot_id, place=bot.community_id or "", token=token_id)
    revoke(bot_id, token_credential(token_id))
