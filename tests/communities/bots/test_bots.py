"""Bots: people that are programs. Made by owners and administrators, in no directory, gone with their keys."""

import pytest

from communities.bots.queries import all_bots, integrations_of
from communities.bots.schemas import BotIn, BotPatch
from communities.bots.services import bots
from communities.bots.services.incoming import revoke_incoming
from communities.chat.models import Message
from communities.chat.services.channels import add_people
from communities.spaces.models import Visibility
from communities.spaces.queries import members_of
from communities.spaces.services.members import invite_people
from tests.communities.bots.scene import Scene
from tests.making import make_person, make_room, say
from workspace.audit.models import AuditEntry
from workspace.core.errors import NotAllowed, NotFound
from workspace.people.models import AccessToken, Person, Role
from workspace.people.queries import directory, find_person, person_out
from workspace.people.schemas import BotTokenIn
from workspace.people.scopes import Scope
from workspace.people.services.credentials import identify_token
from workspace.people.services.roles import deactivate

pytestmark = pytest.mark.django_db

WISH = BotTokenIn(name="CI", scopes=[Scope.MESSAGES_WRITE, Scope.MESSAGES_WRITE])


def stored(bot_id: str) -> Person:
    return Person.objects.get(id=bot_id)


def test_a_bot_is_a_member_with_a_mark_and_in_no_directory() -> None:
    scene = Scene()
    bot = scene.bot()
    assert person_out(find_person(bot.person.id)).is_bot
    assert bot.person.id in [member.person for member in members_of(scene.member, scene.community.id)]
    assert directory("Deploy", 0).people == []
    assert not stored(bot.person.id).has_usable_password()
    assert say(stored(bot.person.id), scene.room, "Deployed").author == bot.person.id


def test_only_owners_make_bots_of_a_community_and_only_administrators_those_of_the_house() -> None:
    scene, administrator = Scene(), make_person(role=Role.ADMINISTRATOR)
    for actor in (scene.moderator, scene.member):
        with pytest.raises(NotAllowed):
            bots.make_community_bot(actor, scene.community.id, BotIn(name="No"))
    with pytest.raises(NotFound):
        bots.make_house_bot(scene.owner, BotIn(name="No"))
    house = bots.make_house_bot(administrator, BotIn(name="House bot"))
    own = scene.bot()
    assert [bot.person.name for bot in all_bots(administrator)] == ["Deploy bot", "House bot"]
    with pytest.raises(NotFound):
        all_bots(scene.owner)
    assert [person.id for person in integrations_of(scene.owner, scene.community.id).house_bots] == [
        house.person.id
    ]
    bots.let_in(scene.owner, scene.community.id, house.person.id)
    bots.let_in(scene.owner, scene.community.id, house.person.id)
    add_people(scene.member, scene.room.id, [house.person.id])
    seen = {bot.person.id: bot.may_change for bot in integrations_of(scene.owner, scene.community.id).bots}
    assert seen == {own.person.id: True, house.person.id: False}
    assert not any(bot.may_change for bot in integrations_of(scene.moderator, scene.community.id).bots)


def test_a_bot_is_not_invited_and_gets_no_role_from_the_list_of_people() -> None:
    scene, administrator = Scene(), make_person(role=Role.ADMINISTRATOR)
    bot = bots.make_house_bot(administrator, BotIn(name="House bot"))
    with pytest.raises(NotFound):
        invite_people(scene.owner, scene.community.id, [bot.person.id])
    with pytest.raises(NotFound):
        deactivate(administrator, bot.person.id)


def test_a_token_is_shown_once_names_its_scopes_and_keeps_the_day_of_its_use_alone() -> None:
    scene = Scene()
    bot = scene.bot()
    made = bots.make_token(scene.owner, bot.person.id, WISH)
    identity = identify_token(made.secret)
    assert identity is not None
    assert identity.scopes == frozenset({Scope.MESSAGES_WRITE})
    (seen,) = integrations_of(scene.owner, scene.community.id).bots[0].tokens
    assert (seen.id, seen.scopes) == (made.id, [Scope.MESSAGES_WRITE])
    assert seen.last_used_on is not None
    assert made.secret not in AccessToken.objects.get(id=made.id).digest
    assert integrations_of(scene.moderator, scene.community.id).bots[0].tokens == []
    with pytest.raises(NotFound):
        bots.make_token(scene.moderator, bot.person.id, WISH)
    bots.revoke_token(scene.owner, bot.person.id, made.id)
    assert identify_token(made.secret) is None


def test_what_a_maker_has_seen_ends_with_their_account_and_the_bot_stays() -> None:
    scene, administrator = Scene(), make_person(role=Role.ADMINISTRATOR)
    bot = scene.bot()
    by_owner = bots.make_token(scene.owner, bot.person.id, WISH)
    by_other = bots.make_token(administrator, bot.person.id, WISH)
    deactivate(administrator, scene.owner.id)
    assert identify_token(by_owner.secret) is None
    assert identify_token(by_other.secret) is not None
    (seen,) = all_bots(administrator)
    assert (seen.maker_left, seen.person.active) == (True, True)


def test_a_removed_bot_is_out_of_everything_and_what_it_said_stays() -> None:
    scene = Scene()
    bot = scene.bot()
    made = bots.make_token(scene.owner, bot.person.id, WISH)
    said = say(stored(bot.person.id), scene.room, "Deployed").id
    bots.change_bot(scene.owner, bot.person.id, BotPatch(name="Deployer"))
    with pytest.raises(NotFound):
        bots.remove_bot(scene.moderator, bot.person.id)
    bots.remove_bot(scene.owner, bot.person.id)
    assert identify_token(made.secret) is None
    person = find_person(bot.person.id)
    assert (person.name, person.is_active) == ("Deployer", False)
    assert bot.person.id not in [member.person for member in members_of(scene.member, scene.community.id)]
    assert Message.objects.get(id=said).body == "Deployed"
    assert integrations_of(scene.owner, scene.community.id).bots == []
    with pytest.raises(NotAllowed):
        say(person, scene.room, "Still here?")
    acts = list(
        AuditEntry.objects.filter(action__startswith="bot.").order_by("id").values_list("action", flat=True)
    )
    assert acts == ["bot.made", "bot.token_made", "bot.removed"]


def test_what_is_about_a_private_channel_is_shown_to_those_in_it() -> None:
    scene = Scene()
    scene.room = make_room(scene.community, scene.owner, visibility=Visibility.PRIVATE)
    hook, _ = scene.incoming()
    assert [each.id for each in integrations_of(scene.owner, scene.community.id).incoming] == [hook.id]
    assert integrations_of(scene.moderator, scene.community.id).incoming == []
    with pytest.raises(NotFound):
        revoke_incoming(scene.moderator, hook.id)
    with pytest.raises(NotAllowed):
        integrations_of(scene.member, scene.community.id)
