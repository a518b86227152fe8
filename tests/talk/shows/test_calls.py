"""Call-ins: recorded questions, whose ears they are for, and how long they are kept."""

from datetime import timedelta

import pytest
from django.test import Client

from talk.shows.audio_files import path_of
from talk.shows.models import Question, QuestionState, Talk
from talk.shows.queries import talk_view
from talk.shows.schemas import HostAct, ShowIn, TalkIn
from talk.shows.services.calls import OPEN_CALLS_LIMIT, call_in
from talk.shows.services.playing import play
from talk.shows.services.questions import ask_question, mark_question, withdraw_question
from talk.shows.services.sessions import cancel_talk, end_talk, make_talk, start_talk
from talk.shows.services.shows import make_show
from talk.shows.services.stage import act_on_stage, enter_talk
from tests.making import bring_on_stage, make_community, make_live, make_person, make_token
from tests.talk.media.recordings import recording
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid
from workspace.people.models import Person, Role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]

VOICE = recording("webm", 0.5)


def ears(person: Person, question_id: str) -> int:
    """Return the status that somebody gets for the audio of a question."""
    headers = {"authorization": f"Bearer {make_token(person)}"}
    return Client().get(f"/api/questions/{question_id}/audio", headers=headers).status_code


def is_kept(question_id: str) -> bool:
    """Tell whether the recording is on disk."""
    return path_of(f"calls/{question_id}.ogg").is_file()


def test_a_recorded_question_needs_no_words() -> None:
    host, caller = make_person(), make_person()
    talk = make_live(host, caller)
    made = [call_in(caller, talk.id, text, VOICE) for text in ("", " Why\n so? ")]
    assert [question.text for question in made] == ["", "Why so?"]
    call = talk_view(host, talk.id).questions[0].call
    assert call is not None
    assert (abs(call.duration_ms - 500) < 100, len(call.peaks), call.played) == (True, 64, False)
    assert ask_question(caller, talk.id, "Written").call is None


def test_before_it_is_played_only_the_hosts_and_its_author_hear_it() -> None:
    host, helper, caller, listener = (make_person() for _ in range(4))
    talk = make_live(host, helper, caller, listener)
    question = call_in(caller, talk.id, "", VOICE).id
    bring_on_stage(host, talk, helper)
    moderator, stranger = make_person(role=Role.MODERATOR), make_person()
    people = (host, caller, helper, listener, moderator, stranger)
    assert [ears(person, question) for person in people] == [200, 200, 403, 403, 403, 403]
    act_on_stage(host, talk.id, HostAct(do="stage.make_cohost", person=helper.id))
    assert ears(helper, question) == 200
    play(host, talk.id, question)
    assert ears(listener, question) == 403


def test_one_asks_by_voice_in_the_talk_or_before_one_of_a_show() -> None:
    host, caller = make_person(), make_person()
    community = make_community(host, caller)
    show = make_show(host, ShowIn(community=community.id, title="Weekly"))
    wish = TalkIn(community=community.id, title="Soon", starts_at=now() + timedelta(hours=1))
    without = make_talk(host, wish)
    with pytest.raises(Conflict, match="talk_not_begun"):
        call_in(caller, without.id, "", VOICE)
    talk = make_talk(host, wish.model_copy(update={"show": show.id}))
    early = call_in(caller, talk.id, "", VOICE)
    assert ears(host, early.id) == 200
    start_talk(host, talk.id)
    with pytest.raises(Conflict, match="not_in_talk"):
        call_in(caller, talk.id, "", VOICE)
    enter_talk(caller, talk.id)
    call_in(caller, talk.id, "", VOICE)
    assert talk_view(host, talk.id).questions[0].id == early.id
    end_talk(host, talk.id)
    with pytest.raises(Conflict, match="talk_over"):
        call_in(caller, talk.id, "", VOICE)


def test_one_has_three_open_recordings_at_most() -> None:
    host, caller = make_person(), make_person()
    talk = make_live(host, caller)
    made = [call_in(caller, talk.id, "", VOICE).id for _ in range(OPEN_CALLS_LIMIT)]
    with pytest.raises(Conflict, match="too_many_calls"):
        call_in(caller, talk.id, "", VOICE)
    mark_question(host, made[0], QuestionState.ANSWERED)
    call_in(caller, talk.id, "", VOICE)


def test_what_is_no_voice_or_too_long_is_refused() -> None:
    host = make_person()
    talk = make_live(host)
    with pytest.raises(Invalid, match="audio_unreadable"):
        call_in(host, talk.id, "", b"Hello? " * 300)
    with pytest.raises(Invalid, match="audio_too_long"):
        call_in(host, talk.id, "", recording("ogg", 61))
    assert not Question.objects.exists()


def test_recordings_go_with_the_talk_but_for_those_that_everyone_has_heard() -> None:
    host, caller = make_person(), make_person()
    talk = make_live(host, caller)
    heard, unheard = (call_in(caller, talk.id, "", VOICE).id for _ in range(2))
    play(host, talk.id, heard)
    end_talk(host, talk.id)
    assert (is_kept(heard), is_kept(unheard)) == (True, False)
    calls = [question.call for question in talk_view(host, talk.id).questions]
    assert [call is not None and call.played for call in calls] == [True, False]
    assert (ears(host, heard), ears(host, unheard)) == (200, 404)


def test_what_is_set_aside_unheard_or_withdrawn_is_deleted() -> None:
    host, caller = make_person(), make_person()
    talk = make_live(host, caller)
    aside, heard, withdrawn = (call_in(caller, talk.id, "", VOICE).id for _ in range(3))
    play(host, talk.id, heard)
    for question in (aside, heard):
        mark_question(host, question, QuestionState.DISMISSED)
    assert (is_kept(aside), is_kept(heard)) == (False, True)
    play(host, talk.id, withdrawn)
    withdraw_question(caller, withdrawn)
    assert not is_kept(withdrawn)
    assert [item.clip for item in talk_view(host, talk.id).playing] == [heard]


def test_a_talk_that_is_called_off_keeps_no_recordings() -> None:
    host, caller = make_person(), make_person()
    community = make_community(host, caller)
    show = make_show(host, ShowIn(community=community.id, title="Weekly"))
    at = now() + timedelta(hours=1)
    talk = make_talk(host, TalkIn(community=community.id, title="Soon", show=show.id, starts_at=at))
    question = call_in(caller, talk.id, "", VOICE).id
    cancel_talk(host, talk.id)
    assert not is_kept(question)
    assert Talk.objects.get(id=talk.id).state == "cancelled"
