"""Being in a live talk: coming, going, and every act on its stage. Each locks the talk's row."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

from django.db import transaction

from communities.spaces.models import Community
from communities.spaces.policies import can_moderate
from talk.shows.events import StageAct, TalkReacted, talk_topic
from talk.shows.models import Participant, Talk, TalkState
from talk.shows.policies import is_host
from talk.shows.queries import TalkPlace, find_talk, in_talks, talk_view
from talk.shows.schemas import AnyAct, HostAct, NoiseAct, PersonAct, RuleAct, TalkView
from talk.shows.services.keeping import Deed, keep
from talk.shows.services.recording import forget_voice
from talk.shows.stages import stage_of
from talk.stage import attendance, machine, recording
from talk.stage.reactions import ReactionKind
from talk.stage.state import Actor, Refusal, Refused, Stage
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed
from workspace.core.events import Publication, announce, publish_all
from workspace.core.limits import Limit, take
from workspace.people.models import Person

ACT_LIMIT: Final = Limit("stage", 40, 10)
REACT_LIMIT: Final = Limit("talk_reaction", 15, 5)
_FORBIDDEN: Final = {
    Refusal.REMOVED,
    Refusal.HOSTS_ONLY,
    Refusal.MUTED_BY_HOST,
    Refusal.LISTENERS_STAY_MUTED,
    Refusal.RECORDING_HOSTS_ONLY,
}


class _Act(NamedTuple):
    on_stage: Callable[[Stage, Actor, str], Stage]
    name: StageAct


_ACTS: Final = {
    "hand.raise": _Act(machine.raise_hand, StageAct.RAISED_HAND),
    "hand.lower": _Act(machine.lower_hand, StageAct.LOWERED_HAND),
    "stage.invite": _Act(machine.invite, StageAct.INVITED),
    "stage.accept": _Act(machine.accept, StageAct.ACCEPTED),
    "stage.decline": _Act(machine.decline, StageAct.DECLINED),
    "stage.step_down": _Act(machine.step_down, StageAct.STEPPED_DOWN),
    "stage.mute": _Act(machine.mute, StageAct.MUTED),
    "stage.unmute": _Act(machine.unmute, StageAct.UNMUTED),
    "stage.remove": _Act(machine.remove, StageAct.REMOVED),
    "stage.let_in": _Act(machine.let_in, StageAct.LET_IN),
    "stage.make_cohost": _Act(machine.make_cohost, StageAct.MADE_COHOST),
    "stage.demote": _Act(machine.demote, StageAct.DEMOTED),
    "stage.transfer": _Act(machine.transfer, StageAct.TRANSFERRED),
    "recording.start": _Act(recording.start, StageAct.RECORDING_ASKED),
    "recording.consent": _Act(recording.consent, StageAct.CONSENTED),
    "recording.refuse": _Act(recording.refuse, StageAct.REFUSED),
    "recording.stop": _Act(recording.stop, StageAct.RECORDING_STOPPED),
}


@transaction.atomic
def enter_talk(actor: Person, talk_id: str) -> TalkView:
    """Come into a live talk, or back into it. Again changes nothing.

    A socket has to join the topic within a few seconds; who has none connected is taken for gone.
    Raises `NotAllowed` for who was removed, `Conflict` where the talk is not live.
    """
    place = _live(actor, talk_id)
    before = stage_of(place.talk, {actor.id})
    with _refusing():
        hosts = is_host(actor, place.hosts, place.membership)
        after = attendance.enter(before, actor.id, now(), is_host=hosts)
    publish_all(keep(place.talk, before, after, Deed(StageAct.ENTERED, actor.id, actor.id)))
    return talk_view(actor, talk_id)


@transaction.atomic
def leave_talk(actor: Person, talk_id: str) -> None:
    """Walk out. The last one on stage ends the talk with that. Again changes nothing."""
    place = find_talk(actor, talk_id, lock=True)
    if place.talk.state == TalkState.LIVE:
        publish_all(_out(place.talk, actor.id))


@transaction.atomic
def act_on_stage(actor: Person, talk_id: str, wish: AnyAct) -> None:
    """Carry out an act on the stage of a live talk. Again changes nothing. Raises `NotAllowed`, `Conflict`."""
    take(ACT_LIMIT, actor.id)
    place = _live(actor, talk_id)
    by = Actor(actor.id, can_moderate(actor, place.membership))
    before = stage_of(place.talk, {actor.id, _target_of(wish) or actor.id})
    with _refusing():
        after, deed = _perform(before, by, wish)
    if isinstance(wish, HostAct) and wish.do == "stage.remove" and after != before:
        record(actor.id, "talk.person_removed", talk_id, person=wish.person)
    if wish.do == "recording.refuse":
        forget_voice(talk_id, actor.id)
    publish_all(keep(place.talk, before, after, deed))


def react(actor: Person, talk_id: str, kind: ReactionKind) -> None:
    """Let something float over a talk that one is in. Nothing is stored. Raises `Conflict` outside of it."""
    take(REACT_LIMIT, actor.id)
    if not in_talks(actor.id, [talk_id]):
        find_talk(actor, talk_id)
        raise Conflict("not_in_talk")
    announce(talk_topic(talk_id), TalkReacted(talk=talk_id, kind=kind))


def _perform(stage: Stage, by: Actor, wish: AnyAct) -> tuple[Stage, Deed]:
    if isinstance(wish, RuleAct):
        rule = machine.lock if wish.do == "stage.lock" else machine.allow_unmuting
        return rule(stage, by, on=wish.on), Deed(StageAct.RULED, by.person)
    person = _target_of(wish) or by.person
    if isinstance(wish, NoiseAct):
        ruled = machine.reduce_noise(stage, by, person, on=wish.on)
        return ruled, Deed(StageAct.NOISE_RULED, by.person, person)
    act = _ACTS[wish.do]
    return act.on_stage(stage, by, person), Deed(act.name, by.person, person)


def _target_of(wish: AnyAct) -> str | None:
    """Return on whom an act is, where that is somebody else."""
    return wish.person if isinstance(wish, PersonAct | HostAct | NoiseAct) else None


def _out(talk: Talk, person_id: str) -> list[Publication]:
    before = stage_of(talk, {person_id})
    return keep(talk, before, attendance.leave(before, person_id), Deed(StageAct.LEFT, person_id, person_id))


def _live(actor: Person, talk_id: str) -> TalkPlace:
    place = find_talk(actor, talk_id, lock=True)
    require_live(place.talk)
    return place


def require_live(talk: Talk) -> None:
    """Raise `Conflict` where the talk has not begun, or is over."""
    if talk.state == TalkState.SCHEDULED:
        raise Conflict("talk_not_begun")
    if talk.state != TalkState.LIVE:
        raise Conflict("talk_over")


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn a refusal of the machine into an answer."""
    try:
        yield
    except Refused as refused:
        kind = NotAllowed if refused.why in _FORBIDDEN else Conflict
        raise kind(refused.why.value) from refused


class Talks:
    """Live talks as a tenant of communities (`spaces.ports.Tenant`)."""

    def furnish(self, founder: Person, community: Community) -> None:
        """Need nothing in a new community."""

    def admit(self, community: Community, person: Person) -> Sequence[Publication]:
        """Need nothing for a new member."""
        return []

    def dismiss(self, community: Community, person: Person) -> Sequence[Publication]:
        """Take a former member out of the community's live talks."""
        inside = Participant.objects.filter(person=person, talk__community=community).values("talk")
        talks = Talk.objects.select_for_update(of=("self",), no_key=True).select_related("community", "show")
        return [
            publication
            for talk in talks.filter(id__in=inside, state=TalkState.LIVE).order_by("id")
            for publication in _out(talk, person.id)
        ]
