"""Questions to those on stage, and one vote a person."""

import pytest

from talk.shows.events import talk_topic
from talk.shows.models import Question, QuestionState, QuestionVote
from talk.shows.queries import talk_view
from talk.shows.services.questions import ASK_LIMIT, ask_question, mark_question, vote, withdraw_question
from talk.shows.services.sessions import end_talk
from tests.making import make_community, make_live, make_person
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound, TooFast
from workspace.core.log import read_range
from workspace.people.models import Role

pytestmark = pytest.mark.django_db


def test_everybody_has_one_vote_and_may_take_it_back() -> None:
    host, ada, ben = make_person(), make_person(), make_person()
    talk = make_live(host, ada, ben)
    question = ask_question(ada, talk.id, "  Why\n now? ")
    for person in (ada, ben, ben):
        vote(person, question.id, on=True)
    view = talk_view(ben, talk.id)
    assert ([row.text for row in view.questions], view.questions[0].votes) == (["Why now?"], 2)
    assert view.voted == [question.id]
    for _ in range(2):
        vote(ben, question.id, on=False)
    view = talk_view(ben, talk.id)
    assert (view.questions[0].votes, view.voted) == (1, [])


def test_the_log_does_not_tell_who_voted() -> None:
    host, ada = make_person(), make_person()
    talk = make_live(host, ada)
    question = ask_question(host, talk.id, "Why?")
    vote(ada, question.id, on=True)
    assert ada.id not in read_range(talk_topic(talk.id), 0)[-1].payload


def test_only_who_is_in_the_talk_asks_and_votes() -> None:
    host, outsider = make_person(), make_person()
    talk = make_live(host)
    question = ask_question(host, talk.id, "Why?")
    with pytest.raises(Conflict, match="not_in_talk"):
        ask_question(outsider, talk.id, "Me too?")
    with pytest.raises(Conflict, match="not_in_talk"):
        vote(outsider, question.id, on=True)


@pytest.mark.parametrize(("text", "code"), [(" \n ", "blank"), ("x" * 301, "too_long")])
def test_a_question_says_something_and_is_short(text: str, code: str) -> None:
    host = make_person()
    talk = make_live(host)
    with pytest.raises(Invalid, match=code):
        ask_question(host, talk.id, text)


def test_nobody_asks_all_the_time() -> None:
    host = make_person()
    talk = make_live(host)
    for _ in range(ASK_LIMIT.count):
        ask_question(host, talk.id, "Why?")
    with pytest.raises(TooFast):
        ask_question(host, talk.id, "Why?")


def test_hosts_say_what_becomes_of_a_question() -> None:
    host, listener = make_person(), make_person()
    talk = make_live(host, listener)
    question = ask_question(listener, talk.id, "Why?")
    with pytest.raises(NotAllowed, match="stage_hosts_only"):
        mark_question(listener, question.id, QuestionState.ON_AIR)
    for _ in range(2):
        mark_question(host, question.id, QuestionState.ON_AIR)
    assert talk_view(host, talk.id).questions[0].state == QuestionState.ON_AIR
    assert (
        len([hint for hint in read_range(talk_topic(talk.id), 0) if "question.marked" in hint.payload]) == 1
    )


def test_a_withdrawn_question_is_gone_from_the_log_as_well() -> None:
    host, listener = make_person(), make_person()
    talk = make_live(host, listener, community=make_community(make_person(), host))
    question = ask_question(listener, talk.id, "A slip of the tongue?")
    with pytest.raises(NotAllowed):
        withdraw_question(host, question.id)
    withdraw_question(listener, question.id)
    assert "slip" not in " ".join(hint.payload for hint in read_range(talk_topic(talk.id), 0))
    with pytest.raises(NotFound):
        vote(host, question.id, on=True)
    other = ask_question(listener, talk.id, "Rude?")
    withdraw_question(make_person(role=Role.MODERATOR), other.id)
    assert not Question.objects.filter(talk=talk).exists()


def test_votes_go_with_the_talk_and_their_count_stays() -> None:
    host = make_person()
    talk = make_live(host)
    question = ask_question(host, talk.id, "Why?")
    vote(host, question.id, on=True)
    end_talk(host, talk.id)
    assert not QuestionVote.objects.exists()
    assert Question.objects.get(id=question.id).votes == 1
    with pytest.raises(Conflict, match="talk_over"):
        vote(host, question.id, on=False)
