"""A profile that several change at once: nobody undoes what another has done meanwhile."""

import json

import pytest

from tests.making import make_person
from workspace.core.errors import NotSignedIn
from workspace.core.log import head_of, read_range
from workspace.people.events import HOUSE
from workspace.people.models import Person, Role
from workspace.people.schemas import MeIn
from workspace.people.services.profile import change_profile, remove_avatar
from workspace.people.services.roles import change_role, deactivate

pytestmark = pytest.mark.django_db


def test_two_devices_that_change_different_fields_both_succeed() -> None:
    """Each request has read the person before the other was done."""
    person = make_person()
    phone, desk = Person.objects.get(id=person.id), Person.objects.get(id=person.id)
    change_profile(phone, MeIn(about="By phone"))
    change_profile(desk, MeIn(job_title="By desk"))
    person.refresh_from_db()
    assert (person.about, person.job_title) == ("By phone", "By desk")


def test_a_closed_account_is_not_told_to_be_open_by_a_request_that_was_under_way() -> None:
    administrator, person = make_person(role=Role.ADMINISTRATOR), make_person()
    deactivate(administrator, person.id)
    head = head_of(HOUSE)
    with pytest.raises(NotSignedIn):
        change_profile(person, MeIn(about="Still here"))
    with pytest.raises(NotSignedIn):
        remove_avatar(person)
    assert head_of(HOUSE) == head


def test_a_new_role_is_not_told_away_by_a_request_that_was_under_way() -> None:
    administrator, person = make_person(role=Role.ADMINISTRATOR), make_person()
    change_role(administrator, person.id, Role.MODERATOR)
    change_profile(person, MeIn(about="Still a member, I thought"))
    told = json.loads(read_range(HOUSE, head_of(HOUSE) - 1)[0].payload)
    assert told["person"]["role"] == "moderator"
