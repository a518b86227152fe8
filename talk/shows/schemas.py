"""Shows and talks on the wire."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from talk.shows.limits import DESCRIPTION_LIMIT
from talk.shows.models import QuestionState, TalkState
from talk.stage.reactions import ReactionKind
from talk.stage.state import Muted, StageRole
from workspace.core.schemas import Id, WallClock, Wire

LENGTH_LIMIT_MIN = 480
Length = Annotated[int, Field(ge=5, le=LENGTH_LIMIT_MIN)]


# Shows


class SlotOut(Wire):
    """A regular slot. `weekday` 0 is Monday; `starts` is the wall clock of `time_zone`, `HH:MM`."""

    weekday: int = Field(ge=0, le=6)
    starts: WallClock
    time_zone: str = Field(max_length=40)
    length_min: Length


class ShowOut(Wire):
    """A show, the same for everyone who may see it."""

    id: str
    community: str
    title: str
    description: str
    cover_url: str | None
    hosts: list[str]
    slot: SlotOut | None
    next_slot_at: datetime | None
    """When the slot comes round next, whether or not a talk has been scheduled for it."""
    closed: bool


class ListedShow(Wire):
    """A show with what the viewer made of it."""

    show: ShowOut
    subscribed: bool
    may_manage: bool


class ShowIn(Wire):
    """A show to make; the maker is its first host."""

    community: Id
    title: str = Field(max_length=200)
    description: str = Field(default="", max_length=DESCRIPTION_LIMIT)
    slot: SlotOut | None = None


class ShowPatch(Wire):
    """A change of a show; what is absent stays. `no_slot` takes the slot away."""

    title: str | None = Field(default=None, max_length=200)
    description: str | None = Field(default=None, max_length=DESCRIPTION_LIMIT)
    slot: SlotOut | None = None
    no_slot: bool = False
    hosts: list[Id] | None = Field(default=None, min_length=1, max_length=8)


class ShowsQuery(Wire):
    """Whose shows: one community's, or all."""

    community: Id | None = None


# Talks


class CreditOut(Wire):
    """Somebody who hosted or spoke."""

    person: str
    role: StageRole


class TalkOut(Wire):
    """A session, the same for everyone who may see it."""

    id: str
    community: str
    show: str | None
    title: str
    description: str
    cover_url: str | None
    state: TalkState
    starts_at: datetime
    length_min: int
    started_at: datetime | None
    ended_at: datetime | None
    hosts: list[str]
    """Who may start and run it: the show's hosts and who scheduled it."""
    room: str | None
    """Its chat, once it has begun."""
    credits: list[CreditOut]
    """Who hosted and spoke, once it has ended."""


class TalkIn(Wire):
    """A talk to start at once (no `starts_at`) or to schedule."""

    community: Id
    show: Id | None = None
    title: str = Field(max_length=200)
    description: str = Field(default="", max_length=DESCRIPTION_LIMIT)
    starts_at: AwareDatetime | None = None
    length_min: Length = 60


class TalkPatch(Wire):
    """A change of a talk that has not ended; what is absent stays. Live, time and length stay."""

    title: str | None = Field(default=None, max_length=200)
    description: str | None = Field(default=None, max_length=DESCRIPTION_LIMIT)
    starts_at: AwareDatetime | None = None
    length_min: Length | None = None


class StagePersonOut(Wire):
    """A person in a talk."""

    person: str
    role: StageRole
    muted: Muted
    """`host`: closed by a host. A listener is never `no`."""
    hand: int | None
    """Raised; the smallest number is the first in the queue."""
    standing: int | None
    """On stage; the smallest number is there the longest."""
    invited: bool
    here: bool
    """Connected; role and place are kept for a minute otherwise."""
    noise_reduced: bool
    """The server takes steady noise out of this voice before anyone hears it."""


class StageRulesOut(Wire):
    """What the hosts have set."""

    locked: bool
    """Nobody new on stage and no new hands."""
    unmute_freely: bool
    """A speaker whom a host has muted may unmute by themselves."""


class RecordingOut(Wire):
    """The recording of a live talk, the same for everyone in it."""

    wanted_by: str | None
    """Who has asked for it; null: nobody, or it was stopped."""
    running: bool
    """Voices are being recorded at this moment: those of `consented` who are on stage."""
    has_run: bool
    """It has run before: what does not run is paused, not yet to begin."""
    unanswered: list[str]
    """On stage and still to answer; while there is anybody it waits. Empty where it is not wanted."""
    consented: list[str]
    """Who has said yes, on stage or not."""
    refused: list[str]
    """Who has said no, or has taken a yes back."""


class StageOut(Wire):
    """Everybody in a live talk; empty otherwise."""

    people: list[StagePersonOut]
    rules: StageRulesOut
    recording: RecordingOut


class CallOut(Wire):
    """A recorded question. Its audio is at `/api/questions/{id}/audio`, for the hosts and its author."""

    duration_ms: int
    peaks: list[int]
    """How loud it is from beginning to end, 0 to 100."""
    played: bool
    """Everyone has heard it. If not, setting the question aside deletes the recording."""


class QuestionOut(Wire):
    """A question to those on stage."""

    id: str
    person: str
    text: str
    """May be empty for one that was recorded."""
    state: QuestionState
    votes: int
    asked_at: datetime
    call: CallOut | None
    """Null for a written question, and for one whose recording has been deleted."""


class PlayingOut(Wire):
    """What is being played to everyone."""

    clip: str
    """Id of the clip, or of the question whose recording it is."""
    title: str
    """Empty for a call-in."""
    duration_ms: int
    by: str | None
    """Who has started it."""
    person: str | None
    """Whose voice it is, in a call-in."""
    started_at: datetime


class TalkView(Wire):
    """A talk for one viewer. Everything is true at the talk topic's `seq`."""

    talk: TalkOut
    seq: int
    stage: StageOut
    questions: list[QuestionOut]
    playing: list[PlayingOut]
    """At most two."""
    voted: list[str]
    """Questions that the viewer has voted for."""
    reminded: bool
    """The viewer has asked for a reminder."""
    subscribed: bool
    """The viewer has subscribed to the show."""
    may_manage: bool
    """The viewer may start, change, cancel and end it, or keep order in it."""
    removed: list[str]
    """Who may not come back; told to those who may let them in."""


class GuideQuery(Wire):
    """Which part of the programme: one community or show, and where the past begins."""

    community: Id | None = None
    show: Id | None = None
    past_offset: int = Field(default=0, ge=0, le=1_000_000)


class GuideOut(Wire):
    """The programme guide."""

    on_air: list[TalkOut]
    next: list[TalkOut]
    """Scheduled, the soonest first."""
    past: list[TalkOut]
    """Ended, the newest first; a page."""
    has_more_past: bool
    reminded: list[str]
    """Talks of which the viewer will be reminded."""


class MarkIn(Wire):
    """What the chapter that begins now is called."""

    title: str


class QuestionIn(Wire):
    """A question to ask."""

    text: str = Field(max_length=2_000)


class QuestionPatch(Wire):
    """What the hosts make of a question."""

    state: QuestionState


class ReactIn(Wire):
    """A reaction that floats."""

    kind: ReactionKind


# Acts on the stage, the same over HTTP and on the socket


class SelfAct(Wire):
    """Something that one does for oneself."""

    do: Literal["hand.raise", "stage.accept", "stage.decline"]


class PersonAct(Wire):
    """Something that one does for oneself (no `person`), or as a host for somebody else."""

    do: Literal["hand.lower", "stage.step_down", "stage.mute", "stage.unmute"]
    person: Id | None = None


class HostAct(Wire):
    """Something that hosts do with somebody."""

    do: Literal[
        "stage.invite", "stage.remove", "stage.let_in", "stage.make_cohost", "stage.demote", "stage.transfer"
    ]
    person: Id


class RuleAct(Wire):
    """A rule that hosts switch on or off."""

    do: Literal["stage.lock", "stage.unmute_freely"]
    on: bool


class NoiseAct(Wire):
    """Have steady noise taken out of one's own voice (no `person`), or as a host out of somebody else's."""

    do: Literal["stage.reduce_noise"]
    person: Id | None = None
    on: bool


class RecordingAct(Wire):
    """Asking for a recording and ending it, as a host; answering, on stage. A yes can be taken back at any time."""

    do: Literal["recording.start", "recording.stop", "recording.consent", "recording.refuse"]


AnyAct = Annotated[
    SelfAct | PersonAct | HostAct | RuleAct | NoiseAct | RecordingAct, Field(discriminator="do")
]
