"""Call-ins: questions that somebody has recorded, for the hosts to listen to and to play on air."""

from typing import Final

from django.db import transaction

from communities.spaces.queries import require_voice
from talk.shows.audio_files import encoded, path_of, write
from talk.shows.board import may_hear_call
from talk.shows.events import QuestionAsked, talk_topic
from talk.shows.models import Question, QuestionState, TalkState
from talk.shows.queries import TalkPlace, find_talk, question_out
from talk.shows.schemas import QuestionOut
from talk.shows.services.questions import find_question, question_words, require_inside
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.core.events import publish
from workspace.core.ids import new_id
from workspace.core.limits import Limit, take
from workspace.people.models import Person

CALL_LIMIT_S: Final = 60
OPEN_CALLS_LIMIT: Final = 3
CALL_LIMIT: Final = Limit("call", 6, 60)


def call_in(actor: Person, talk_id: str, text: str, data: bytes) -> QuestionOut:
    """Ask by voice, with words beside it or without. Before a show's talk for all who may hear it, then in the talk.

    Raises `Invalid` (text, file), `Conflict` (outside of the talk, too many), `TooFast`.
    """
    words = question_words(text) if text.strip() else ""
    place = find_talk(actor, talk_id)
    _require_open(actor, place)
    require_voice(actor, place.talk.community_id)
    take(CALL_LIMIT, actor.id)
    audio = encoded(data, max_s=CALL_LIMIT_S)
    question_id = new_id()
    file = f"calls/{question_id}.ogg"
    write(file, audio.ogg)
    question = Question(
        id=question_id,
        text=words,
        call_file=file,
        call_ms=audio.duration_ms,
        call_peaks=list(audio.peaks),
    )
    try:
        return _keep(actor, talk_id, question)
    except Exception:
        path_of(file).unlink(missing_ok=True)
        raise


@transaction.atomic
def _keep(actor: Person, talk_id: str, question: Question) -> QuestionOut:
    place = find_talk(actor, talk_id, lock=True)
    _require_open(actor, place)
    question.talk, question.person, question.asked_at = place.talk, actor, now()
    question.save(force_insert=True)
    shape = question_out(question)
    publish(talk_topic(talk_id), QuestionAsked(talk=talk_id, question=shape), subject=question.id)
    return shape


def call_file(actor: Person, question_id: str) -> str:
    """Return the name of a question's recording. For its author and the hosts. Raises `NotFound`, `NotAllowed`."""
    question, place = find_question(actor, question_id)
    if not may_hear_call(actor, question, place):
        raise NotAllowed("stage_hosts_only")
    if not question.call_file:
        raise NotFound
    return question.call_file


def _require_open(actor: Person, place: TalkPlace) -> None:
    talk = place.talk
    if talk.state != TalkState.SCHEDULED or talk.show_id is None:
        require_inside(actor, place)
    own = Question.objects.filter(talk=talk, person=actor, state=QuestionState.OPEN).exclude(call_file="")
    if own.count() >= OPEN_CALLS_LIMIT:
        raise Conflict("too_many_calls", limit=OPEN_CALLS_LIMIT)
