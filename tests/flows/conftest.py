"""A running server, and people who come and go in it."""

import pytest

from tests.flows.visitor import House
from tests.live import LiveServer
from workspace.config.demo.content import read_people
from workspace.config.demo.sign_ins import DEMO_PASSWORD
from workspace.people.models import Role


@pytest.fixture(scope="module")
def house(live_web: LiveServer) -> House:
    """Return the live server's house, with its administrator signed in."""
    administrator = next(
        person for person in read_people().people if person.role.value == Role.ADMINISTRATOR.value
    )
    return House(live_web.url, administrator.email, DEMO_PASSWORD)
