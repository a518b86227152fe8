"""Deciding on a report: what is done and what is told, in one transaction, by the first who decides."""

from django.db import transaction

from communities.chat.models import Message
from communities.chat.schemas import ChannelPatch
from communities.chat.services.channels import change_channel
from communities.chat.services.edit import erase_message
from communities.reports.events import ReportAnswered
from communities.reports.models import Filing, Outcome, Report
from communities.reports.policies import reports_for
from communities.reports.queries import my_report_out
from communities.reports.schemas import DecisionIn
from communities.reports.services.telling import tell_deciders
from communities.spaces.schemas import ActKind, MuteIn, WhyIn
from communities.spaces.services.acts import Act, note
from communities.spaces.services.members import remove_member
from communities.spaces.services.order import ban_person, mute_member
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.core.events import Publication, publish_all
from workspace.core.text import clean_text
from workspace.people.events import person_topic
from workspace.people.models import Person


@transaction.atomic
def decide_report(actor: Person, report_id: str, wish: DecisionIn) -> None:
    """Decide on a report that is for the actor, and do what is decided; whoever comes second changes nothing.

    Those who reported hear the outcome, the person concerned each act with its reason. Raises `NotFound`, `Conflict`
    where somebody has decided already, `Invalid` for no act and no word, `NotAllowed` for an act beyond the actor.
    """
    rows = Report.objects.select_for_update(of=("self",), no_key=True).select_related("community", "author")
    report = rows.filter(reports_for(actor), id=report_id).first()
    if report is None:
        raise NotFound
    if report.decided_at is not None:
        raise Conflict("report_decided")
    answer = " ".join(clean_text(wish.answer).split())
    if report.table_id and (wish.delete_message or wish.lock_room):
        raise Invalid("delete_message" if wish.delete_message else "lock_room")
    has_act = wish.delete_message or wish.restrain is not None or wish.lock_room
    if not has_act and not answer:
        raise Invalid("answer", "report_needs_words")
    is_gone = _act(actor, report, wish)
    report.outcome = Outcome.REMOVED if is_gone else Outcome.ACTED if has_act else Outcome.NO_VIOLATION
    report.decided_at, report.decided_by, report.answer = now(), actor, answer
    report.save(update_fields=["outcome", "decided_at", "decided_by", "answer"])
    kind = ActKind.REPORT_UPHELD if has_act else ActKind.REPORT_DISMISSED
    noted = note(actor, Act(kind, report.id, report.community_id, room=report.room_id or None), words=answer)
    filings = Filing.objects.filter(report=report)
    answered = [
        Publication(person_topic(filing.person_id), ReportAnswered(report=my_report_out(filing, report)))
        for filing in filings
    ]
    publish_all([*noted, *answered])
    tell_deciders(report)


def _act(actor: Person, report: Report, wish: DecisionIn) -> bool:
    """Do what is decided, and tell whether the message is gone now. The room's counter before a person's."""
    why = WhyIn(reason=wish.reason, words=wish.words)
    if wish.lock_room:
        change_channel(actor, report.room_id, ChannelPatch(is_locked=True, lock_reason=wish.words[:200]))
    message = Message.objects.select_for_update(no_key=True).filter(id=report.message_id).first()
    if wish.delete_message and message is not None:
        # Whoever decides on a report may delete its message, and no other: also where they could not read it.
        erase_message(actor, message, report.community_id, why)
    if wish.restrain == "warn":
        publish_all(_warn(actor, report, why))
    elif wish.restrain is not None:
        _restrain(actor, report, wish, why)
    return not report.table_id and (message is None or message.deleted_at is not None)


def _warn(actor: Person, report: Report, why: WhyIn) -> list[Publication]:
    act = Act(ActKind.PERSON_WARNED, report.id, report.community_id, person=report.author_id, why=why)
    return note(actor, act)


def _restrain(actor: Person, report: Report, wish: DecisionIn, why: WhyIn) -> None:
    community, person = report.community_id, report.author_id
    if community is None:
        raise NotAllowed
    if wish.restrain == "mute":
        mute_member(actor, community, person, MuteIn(minutes=wish.minutes, **why.model_dump()))
    elif wish.restrain == "remove":
        remove_member(actor, community, person, why)
    else:
        ban_person(actor, community, person, why)
