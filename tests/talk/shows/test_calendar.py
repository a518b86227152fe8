"""The programme as a calendar file."""

from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from communities.spaces.models import Visibility
from talk.shows.calendar import calendar_of
from talk.shows.models import Talk
from talk.shows.schemas import TalkIn
from talk.shows.services.sessions import cancel_talk, make_talk
from tests.conftest import Clock
from tests.making import make_community, make_person, make_token
from workspace.core.clock import now

pytestmark = pytest.mark.django_db


def test_a_talk_is_an_event_that_calendars_can_read(clock: Clock) -> None:
    host = make_person()
    community = make_community(host)
    words = "Line one; with, signs\nand line two"
    wish = TalkIn(
        community=community.id, title="Grüße, alle", description=words, starts_at=now() + timedelta(days=1)
    )
    talk = make_talk(host, wish)
    (event,) = Calendar.from_ical(calendar_of([Talk.objects.get(id=talk.id)])).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == ("Grüße, alle", words)
    assert event.decoded("DTSTART") == talk.starts_at
    assert event.decoded("DTEND") == talk.starts_at + timedelta(minutes=60)
    assert (str(event["UID"]).partition("@")[0], str(event["STATUS"])) == (talk.id, "CONFIRMED")


def test_a_cancelled_talk_says_so() -> None:
    host = make_person()
    wish = TalkIn(community=make_community(host).id, title="Off", starts_at=now() + timedelta(days=1))
    talk = cancel_talk(host, make_talk(host, wish).id)
    (event,) = Calendar.from_ical(calendar_of([Talk.objects.get(id=talk.id)])).walk("VEVENT")
    assert str(event["STATUS"]) == "CANCELLED"


def test_the_file_holds_what_one_may_hear(client: Client) -> None:
    host, outsider = make_person(), make_person()
    for visibility in Visibility:
        community = make_community(host, visibility=visibility)
        wish = TalkIn(community=community.id, title=visibility, starts_at=now() + timedelta(days=1))
        make_talk(host, wish)
    for person, expected in ((host, {"public", "private"}), (outsider, {"public"})):
        headers = {"authorization": f"Bearer {make_token(person)}"}
        response = client.get("/api/talks/calendar.ics", headers=headers)
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        events = Calendar.from_ical(response.content).walk("VEVENT")
        assert {str(event["SUMMARY"]) for event in events} == expected
