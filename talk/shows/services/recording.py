"""What happens to a recording beside the acts on the stage: a yes is taken back, or the disk gives up."""

from functools import partial

from django.db import transaction

from talk.shows.events import StageAct
from talk.shows.models import RecordingConsent, Talk, TalkState
from talk.shows.queries import find_talk
from talk.shows.recordings import erase_voices
from talk.shows.services.keeping import Deed, keep
from talk.shows.stages import stage_of
from talk.stage import recording
from talk.stage.state import Actor, Consent
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.events import publish_all
from workspace.people.models import Person


def forget_voice(talk_id: str, person_id: str) -> None:
    """Delete all that was recorded of somebody as soon as it is certain that they have refused."""
    transaction.on_commit(partial(erase_voices, talk_id, (person_id,)))


@transaction.atomic
def withdraw(actor: Person, talk_id: str) -> None:
    """Take one's consent to being recorded back, during the talk or after it: one's voice is deleted.

    Also for who has left the talk, or its community. Again changes nothing. Raises `NotFound`, or `Conflict` for
    who was never asked.
    """
    talk = _locked(talk_id)
    answers = RecordingConsent.objects.filter(talk=talk_id, person=actor)
    if talk is None or not answers.exists():
        find_talk(actor, talk_id)
        raise Conflict("recording_not_asked")
    if talk.state == TalkState.LIVE:
        before = stage_of(talk, {actor.id})
        after = recording.refuse(before, Actor(actor.id), actor.id)
        publish_all(keep(talk, before, after, Deed(StageAct.REFUSED, actor.id, actor.id)))
    else:
        answers.exclude(answer=Consent.NO).update(answer=Consent.NO, answered_at=now())
    forget_voice(talk_id, actor.id)


@transaction.atomic
def fail_recording(talk_id: str, *, disk_full: bool) -> None:
    """End a recording that cannot be written, and say so. The talk goes on. Again changes nothing."""
    talk = _locked(talk_id)
    if talk is None or talk.state != TalkState.LIVE:
        return
    before = stage_of(talk, ())
    act = StageAct.RECORDING_DISK_FULL if disk_full else StageAct.RECORDING_FAILED
    publish_all(keep(talk, before, recording.unwanted(before), Deed(act)))


def _locked(talk_id: str) -> Talk | None:
    rows = Talk.objects.select_for_update(of=("self",), no_key=True).select_related("community", "show")
    return rows.filter(id=talk_id).first()
