"""People: the way in, what they show, who may do what, and how access ends."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from tests.conftest import Clock, RememberingSink
from tests.making import make_person, make_session, make_token
from workspace.audit.models import AuditEntry
from workspace.core.errors import Conflict, FlurfunkError, Invalid, NotAllowed, NotFound
from workspace.people.events import ACCESS, HOUSE, person_topic
from workspace.people.models import Invitation, Language, Person, Role
from workspace.people.queries import directory, open_invitations, tokens_of
from workspace.people.schemas import AcceptIn, InvitationIn, MeIn
from workspace.people.services.credentials import (
    identify_session,
    identify_token,
    session_credential,
    token_credential,
    valid_credentials,
)
from workspace.people.services.invitations import accept, free_handle, invite, look_at, revoke_invitation
from workspace.people.services.profile import change_profile
from workspace.people.services.roles import change_role, deactivate, reactivate
from workspace.people.services.tokens import TOKENS_A_PERSON, revoke_token
from workspace.people.services.tokens import make_token as make_access_token

pytestmark = pytest.mark.django_db

GOOD = AcceptIn(name="Björn Öz-Łuk", password="ein langer Satz, nur meiner")


def administrator() -> Person:
    return make_person(role=Role.ADMINISTRATOR)


def code_for(email: str, **options: int) -> str:
    made = invite(administrator(), InvitationIn.model_validate({"email": email, **options}))
    return made.link.rpartition("/")[2]


def test_an_invited_person_comes_in_with_the_role_and_a_handle() -> None:
    made = invite(administrator(), InvitationIn(email="Bjoern@Example.org", role=Role.MODERATOR))
    code = made.link.rpartition("/")[2]
    assert look_at(code).email == "bjoern@example.org"
    person = accept(code, GOOD)
    assert (person.handle, person.role, person.email) == (
        "bjoern.oez-luk",
        Role.MODERATOR,
        "bjoern@example.org",
    )
    assert person.check_password(GOOD.password)


def test_an_invitation_used_twice_says_so_and_changes_nothing() -> None:
    code = code_for("a@example.org")
    accept(code, GOOD)
    for act in (lambda: accept(code, GOOD), lambda: look_at(code)):
        with pytest.raises(Conflict) as refused:
            act()
        assert refused.value.code == "invitation_spent"
    assert Person.objects.filter(email="a@example.org").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_at_once_make_one_account() -> None:
    code, outcomes = code_for("a@example.org"), list[str]()

    def come_in() -> None:
        try:
            accept(code, GOOD)
            outcomes.append("in")
        except FlurfunkError as error:
            outcomes.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=come_in) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in"] + ["invitation_spent"] * 3


def test_revoked_expired_and_invented_invitations_do_not_open(clock: Clock) -> None:
    boss = administrator()
    revoked = invite(boss, InvitationIn(email="a@example.org"))
    revoke_invitation(boss, revoked.id)
    late = code_for("b@example.org", days=1)
    clock.advance(days=2)
    for code, kind in ((revoked.link.rpartition("/")[2], Conflict), (late, Conflict), ("made-up", NotFound)):
        with pytest.raises(kind) as refused:
            accept(code, GOOD)
        assert refused.value.code == "invitation_void"
    with pytest.raises(NotFound):
        revoke_invitation(boss, revoked.id)


def test_a_second_invitation_replaces_the_first() -> None:
    first, second = code_for("a@example.org"), code_for("a@example.org")
    with pytest.raises(Conflict):
        accept(first, GOOD)
    assert accept(second, GOOD).is_active


def test_a_weak_password_or_an_unreadable_name_keeps_the_invitation_open() -> None:
    code = code_for("a@example.org")
    for wish, field in (
        (AcceptIn(name="Anna", password="passwort1"), "password"),
        (AcceptIn(name="\u200b \u202e", password=GOOD.password), "name"),
        (AcceptIn(name="Anna", password=GOOD.password, time_zone="Mars/Olympus"), "time_zone"),
    ):
        with pytest.raises(Invalid) as refused:
            accept(code, wish)
        assert refused.value.field == field
    assert accept(code, GOOD).is_active


def test_only_administrators_invite_and_an_account_is_not_invited_again() -> None:
    boss = administrator()
    for person in (make_person(), make_person(role=Role.MODERATOR)):
        with pytest.raises(NotFound):
            invite(person, InvitationIn(email="a@example.org"))
        with pytest.raises(NotFound):
            open_invitations(person)
    with pytest.raises(Conflict):
        invite(boss, InvitationIn(email=boss.email.upper()))


def test_the_code_of_an_invitation_is_not_stored() -> None:
    code = code_for("a@example.org")
    assert code not in str(list(Invitation.objects.values()))


def test_handles_are_unique_and_plain() -> None:
    make_person()
    Person.objects.create(name="x", handle="jan", email="x@example.org", joined_at=make_person().joined_at)
    assert free_handle("Jan") == "jan.2"
    assert free_handle("李明") == "person"
    assert len(free_handle("Maximiliane Gräfin von und zu Hohenlohe-Schillingsfürst")) <= 31


def test_a_changed_profile_is_told_to_everyone_and_to_ones_own_devices(sink: RememberingSink) -> None:
    person = make_person()
    change_profile(person, MeIn(name="  Neue \n Name ", language=Language.GERMAN, time_zone="Europe/London"))
    person.refresh_from_db()
    assert (person.name, person.language, person.time_zone) == ("Neue Name", "de", "Europe/London")
    assert [hint.topic for hint in sink.hints] == [HOUSE, person_topic(person.id)]
    assert person.email not in sink.of(HOUSE)[0].payload


def test_a_name_hides_no_direction_changes() -> None:
    person = change_profile(make_person(), MeIn(name="Anna\u202egro.live\u2066"))
    assert person.name == "Annagro.live"


def test_a_token_is_shown_once_and_stands_for_its_owner(clock: Clock) -> None:
    person = make_person()
    made = make_access_token(person, name="Bot", expires_in_days=1)
    identity = identify_token(made.secret)
    assert identity is not None
    assert identity.person == person
    assert not hasattr(tokens_of(person)[0], "secret")
    clock.advance(days=2)
    assert identify_token(made.secret) is None


def test_a_revoked_token_ends_at_once(sink: RememberingSink) -> None:
    person = make_person()
    made = make_access_token(person, name="Bot", expires_in_days=None)
    with pytest.raises(NotFound):
        revoke_token(make_person(), made.id)
    revoke_token(person, made.id)
    assert identify_token(made.secret) is None
    assert token_credential(made.id) in sink.of(ACCESS)[0].payload


def test_there_is_an_end_to_tokens() -> None:
    person = make_person()
    for number in range(TOKENS_A_PERSON):
        make_access_token(person, name=f"Bot {number}", expires_in_days=None)
    with pytest.raises(Invalid):
        make_access_token(person, name="einer zu viel", expires_in_days=None)


def test_a_deactivated_person_loses_every_way_in(sink: RememberingSink) -> None:
    boss, person = administrator(), make_person()
    key, secret = make_session(person), make_token(person)
    assert identify_session(key) is not None
    deactivate(boss, person.id)
    assert identify_session(key) is None
    assert identify_token(secret) is None
    assert valid_credentials([(person.id, session_credential(key))]) == set()
    assert person.id in sink.of(ACCESS)[-1].payload
    reactivate(boss, person.id)
    assert identify_session(key) is None  # the old session stays ended


def test_a_changed_password_ends_a_session() -> None:
    person = make_person()
    key = make_session(person)
    person.set_password("ein anderer langer Satz")
    person.save()
    assert identify_session(key) is None


def test_a_session_key_is_never_logged(sink: RememberingSink) -> None:
    boss, person = administrator(), make_person()
    key = make_session(person)
    deactivate(boss, person.id)
    assert all(key not in hint.payload for hint in sink.hints)


def test_roles_are_given_by_administrators_to_others_and_audited() -> None:
    boss, person = administrator(), make_person()
    change_role(boss, person.id, Role.MODERATOR)
    entry = AuditEntry.objects.get(action="person.role_changed")
    assert (entry.actor_id, entry.detail) == (boss.id, {"before": "member", "after": "moderator"})
    acts: list[Callable[[], Person]] = [
        lambda: change_role(boss, boss.id, Role.MEMBER),
        lambda: deactivate(boss, boss.id),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(NotFound):
        change_role(person, boss.id, Role.MEMBER)


def test_the_directory_finds_active_people_by_every_word() -> None:
    wanted = make_person("Mara Lindner")
    gone = make_person("Mara Weg")
    deactivate(administrator(), gone.id)
    assert [person.id for person in directory("mara", 0).people] == [wanted.id]
    assert directory("mara weg", 0).total == 0
