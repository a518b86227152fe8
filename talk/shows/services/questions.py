"""Questions to those on stage: asked, voted for, marked, withdrawn."""

from django.db import transaction
from django.db.models import F

from communities.spaces.policies import can_moderate
from communities.spaces.queries import require_voice
from talk.shows.board import leads
from talk.shows.events import QuestionAsked, QuestionMarked, QuestionVoted, QuestionWithdrawn, talk_topic
from talk.shows.limits import QUESTION_LIMIT
from talk.shows.models import Participant, Question, QuestionState, QuestionVote
from talk.shows.queries import TalkPlace, find_talk, question_out
from talk.shows.schemas import QuestionOut
from talk.shows.services.marks import mark_moment
from talk.shows.services.silence import CALL_FIELDS, drop_call
from talk.shows.services.stage import require_live
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.core.events import Publication, publish, publish_all
from workspace.core.limits import Limit, take
from workspace.core.log import scrub
from workspace.core.text import clean_text
from workspace.people.models import Person

ASK_LIMIT = Limit("question", 5, 60)
VOTE_LIMIT = Limit("question_vote", 30, 10)


@transaction.atomic
def ask_question(actor: Person, talk_id: str, text: str) -> QuestionOut:
    """Ask those on stage. Raises `Invalid` (empty, too long), `TooFast`, `Conflict` outside of the talk."""
    words = question_words(text)
    place = find_talk(actor, talk_id, lock=True)
    require_inside(actor, place)
    require_voice(actor, place.talk.community_id)
    take(ASK_LIMIT, actor.id)
    question = Question.objects.create(talk=place.talk, person=actor, text=words, asked_at=now())
    shape = question_out(question)
    publish(talk_topic(talk_id), QuestionAsked(talk=talk_id, question=shape), subject=question.id)
    return shape


def question_words(text: str) -> str:
    """Return a question's words on one line. Raises `Invalid` (empty, too long)."""
    words = " ".join(clean_text(text).split())
    if not words:
        raise Invalid("text", "blank")
    if len(words) > QUESTION_LIMIT:
        raise Invalid("text", "too_long", limit=QUESTION_LIMIT, length=len(words))
    return words


@transaction.atomic
def vote(actor: Person, question_id: str, *, on: bool) -> None:
    """Vote for a question, or take the vote back. Once a person; again changes nothing."""
    question, place = find_question(actor, question_id, lock=True)
    require_inside(actor, place)
    take(VOTE_LIMIT, actor.id)
    if on:
        _, moved = QuestionVote.objects.get_or_create(question=question, person=actor)
    else:
        moved = bool(QuestionVote.objects.filter(question=question, person=actor).delete()[0])
    if not moved:
        return
    Question.objects.filter(id=question.id).update(votes=F("votes") + (1 if on else -1))
    question.refresh_from_db(fields=["votes"])
    event = QuestionVoted(talk=question.talk_id, question=question.id, votes=question.votes)
    publish(talk_topic(question.talk_id), event)


@transaction.atomic
def mark_question(actor: Person, question_id: str, state: QuestionState) -> None:
    """Say what becomes of a question. For hosts and co-hosts, and who keeps order. Again changes nothing.

    With one that is dismissed a recording goes that nobody has heard.
    """
    question, place = find_question(actor, question_id, lock=True)
    require_live(place.talk)
    _require_host(actor, place)
    if question.state == state:
        return
    question.state = state
    unheard = state == QuestionState.DISMISSED and not question.call_played
    told = drop_call(question) if unheard else []
    question.save(update_fields=["state", *CALL_FIELDS])
    if state == QuestionState.ON_AIR and question.text:
        mark_moment(place.talk, question.text)
    event = QuestionMarked(talk=question.talk_id, question=question.id, state=state)
    publish_all([*told, Publication(talk_topic(question.talk_id), event)])


@transaction.atomic
def withdraw_question(actor: Person, question_id: str) -> None:
    """Take one's own question back, or as one who keeps order anybody's: it is gone, from the log as well."""
    question, place = find_question(actor, question_id, lock=True)
    if question.person_id != actor.id and not can_moderate(actor, place.membership):
        raise NotAllowed
    talk_id = question.talk_id
    told = drop_call(question)
    question.delete()
    withdrawn = QuestionWithdrawn(talk=talk_id, question=question_id)
    publish_all([*told, Publication(talk_topic(talk_id), withdrawn)])
    scrub(talk_topic(talk_id), question_id)


def find_question(actor: Person, question_id: str, *, lock: bool = False) -> tuple[Question, TalkPlace]:
    """Return a question of a talk that the actor may hear. `lock` holds the talk's row until commit."""
    talk_id = Question.objects.filter(id=question_id).values_list("talk_id", flat=True).first()
    if talk_id is None:
        raise NotFound
    place = find_talk(actor, talk_id, lock=lock)
    question = Question.objects.filter(id=question_id).first()
    if question is None:
        raise NotFound
    return question, place


def require_inside(actor: Person, place: TalkPlace) -> None:
    """Raise `Conflict` for who has not come into the talk, and where it is not live."""
    require_live(place.talk)
    if not Participant.objects.filter(talk=place.talk, person=actor).exists():
        raise Conflict("not_in_talk")


def _require_host(actor: Person, place: TalkPlace) -> None:
    if not leads(actor, place.talk) and not can_moderate(actor, place.membership):
        raise NotAllowed("stage_hosts_only")
