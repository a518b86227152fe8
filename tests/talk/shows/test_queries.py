"""The programme guide, for one viewer."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.spaces.models import Visibility
from talk.shows.models import Talk, TalkState
from talk.shows.queries import PAST_PAGE, guide, in_talks, talks_on_air
from talk.shows.schemas import GuideQuery, ShowIn, TalkIn
from talk.shows.services.sessions import cancel_talk, make_talk
from talk.shows.services.shows import make_show
from tests.making import make_community, make_live, make_person
from workspace.core.clock import now

pytestmark = pytest.mark.django_db


def test_the_guide_tells_what_is_on_air_what_comes_and_what_was() -> None:
    host = make_person()
    community = make_community(host)
    live = make_live(host, community=community)
    later, sooner, off = (
        make_talk(host, TalkIn(community=community.id, title="T", starts_at=now() + timedelta(hours=hours)))
        for hours in (3, 1, 2)
    )
    cancel_talk(host, off.id)
    for number in range(PAST_PAGE + 1):
        at = now() - timedelta(days=number + 1)
        Talk.objects.create(
            community=community, title=f"{number}", state=TalkState.ENDED, starts_at=at, ended_at=at
        )
    page = guide(host, GuideQuery())
    assert [talk.id for talk in page.on_air] == [live.id]
    assert [talk.id for talk in page.next] == [sooner.id, later.id]
    assert [talk.title for talk in page.past] == [str(number) for number in range(PAST_PAGE)]
    assert page.has_more_past
    rest = guide(host, GuideQuery(past_offset=PAST_PAGE))
    assert ([talk.title for talk in rest.past], rest.has_more_past) == ([str(PAST_PAGE)], False)


def test_the_guide_is_of_what_one_may_hear() -> None:
    host, outsider = make_person(), make_person()
    private = make_live(host, community=make_community(host, visibility=Visibility.PRIVATE))
    public = make_live(host)
    assert {talk.id for talk in talks_on_air(outsider)} == {public.id}
    assert {talk.id for talk in talks_on_air(host)} == {public.id, private.id}
    only = guide(host, GuideQuery(community=private.community_id)).on_air
    assert [talk.id for talk in only] == [private.id]


def test_the_guide_of_a_show_is_of_that_show() -> None:
    host = make_person()
    community = make_community(host)
    show = make_show(host, ShowIn(community=community.id, title="Weekly"))
    mine = make_live(host, community=community, show=show.id)
    make_live(host, community=community)
    assert [talk.id for talk in guide(host, GuideQuery(show=show.id)).on_air] == [mine.id]


def test_the_guide_costs_the_same_however_much_is_on() -> None:
    host = make_person()
    community = make_community(host)
    show = make_show(host, ShowIn(community=community.id, title="Weekly"))

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            guide(host, GuideQuery())
        return len(asked)

    wish = TalkIn(community=community.id, show=show.id, title="T", starts_at=now() + timedelta(hours=1))
    for number in range(2):
        make_talk(host, wish)
        Talk.objects.create(community=community, show=show, title=f"{number}", state="ended", starts_at=now())
    few = queries()
    for number in range(8):
        make_talk(host, wish)
        Talk.objects.create(community=community, show=show, title=f"{number}", state="ended", starts_at=now())
    assert queries() == few


def test_one_is_in_the_talks_that_one_has_come_into() -> None:
    host, other = make_person(), make_person()
    talk = make_live(host)
    assert in_talks(host.id, [talk.id, "nowhere"]) == {talk.id}
    assert in_talks(other.id, [talk.id]) == set()
