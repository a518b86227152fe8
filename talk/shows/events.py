"""What happens to shows and talks.

Topic `talk:<id>` tells those who are in a live talk of its stage and its questions. That a talk is scheduled, on air
or over is told to all who may hear it: to the `house` for public communities, else to `community:<id>`.
"""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from communities.spaces.events import community_topic
from communities.spaces.models import Community, Visibility
from talk.shows.models import QuestionState
from talk.shows.schemas import (
    QuestionOut,
    RecordingOut,
    ShowOut,
    StagePersonOut,
    StageRulesOut,
    TalkOut,
)
from talk.stage.reactions import ReactionKind
from workspace.core.events import Event, Fact
from workspace.core.ids import TopicName
from workspace.people.events import HOUSE


def talk_topic(talk_id: str) -> TopicName:
    """Name the topic of those who are in a talk."""
    return TopicName(f"talk:{talk_id}")


def programme_topic(community: Community) -> TopicName:
    """Name the topic that reaches everyone who may hear the community's talks."""
    return HOUSE if community.visibility == Visibility.PUBLIC else community_topic(community.id)


class StageAct(StrEnum):
    """What has changed a stage."""

    ENTERED = "entered"
    LEFT = "left"
    RAISED_HAND = "raised_hand"
    LOWERED_HAND = "lowered_hand"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    STEPPED_DOWN = "stepped_down"
    MUTED = "muted"
    UNMUTED = "unmuted"
    NOISE_RULED = "noise_ruled"
    """Noise is taken out of somebody's voice, or no longer."""
    REMOVED = "removed"
    LET_IN = "let_in"
    MADE_COHOST = "made_cohost"
    DEMOTED = "demoted"
    """A co-host is a speaker again."""
    TRANSFERRED = "transferred"
    RULED = "ruled"
    """`rules` have changed."""
    RECORDING_ASKED = "recording_asked"
    """Everyone on stage is asked for their consent."""
    CONSENTED = "consented"
    REFUSED = "refused"
    """Somebody has refused to be recorded, or taken their consent back."""
    RECORDING_STOPPED = "recording_stopped"
    RECORDING_FAILED = "recording_failed"
    """By the server: it could not write what was said."""
    RECORDING_DISK_FULL = "recording_disk_full"
    """By the server: there was no room for more."""
    NOTICED = "noticed"
    """By the server: somebody's connection came or went, a seat was given up, a host was succeeded."""
    ENDED = "ended"


class StageChanged(Event):
    """One act on the stage, with all that it changed (topic `talk`).

    Absolute: put everyone in `people`, take everyone in `left` out, replace the rules and the recording.
    """

    type: Literal["stage.changed"] = "stage.changed"
    talk: str
    act: StageAct
    by: str | None
    """Who acted; None for the server."""
    person: str | None
    """On whom, where it was one."""
    people: list[StagePersonOut]
    left: list[str]
    rules: StageRulesOut
    recording: RecordingOut


class QuestionAsked(Event):
    """Somebody asked (topic `talk`)."""

    type: Literal["question.asked"] = "question.asked"
    talk: str
    question: QuestionOut


class QuestionVoted(Event):
    """A question has so many votes now; whose is not told (topic `talk`)."""

    type: Literal["question.voted"] = "question.voted"
    talk: str
    question: str
    votes: int


class QuestionMarked(Event):
    """A question is on air, answered, dismissed, or open again (topic `talk`).

    With `dismissed` a recording that was not played is gone.
    """

    type: Literal["question.marked"] = "question.marked"
    talk: str
    question: str
    state: QuestionState


class QuestionWithdrawn(Event):
    """A question is gone (topic `talk`)."""

    type: Literal["question.withdrawn"] = "question.withdrawn"
    talk: str
    question: str


class ClipStarted(Event):
    """A clip or a call-in is being played to everyone (topic `talk`). At most two at once."""

    type: Literal["clip.started"] = "clip.started"
    talk: str
    clip: str
    """Id of the clip, or of the question whose recording it is."""
    title: str
    duration_ms: int
    by: str | None
    person: str | None
    """Whose voice it is, in a call-in, which counts as played from now on."""
    started_at: datetime


class ClipEnded(Event):
    """It has come to its end, or was stopped (topic `talk`)."""

    type: Literal["clip.ended"] = "clip.ended"
    talk: str
    clip: str


class TalkScheduled(Event):
    """A talk has been announced (topic `house`, or `community` where that is private)."""

    type: Literal["talk.scheduled"] = "talk.scheduled"
    talk: TalkOut


class TalkStarted(Event):
    """A talk is on air (topic as above)."""

    type: Literal["talk.started"] = "talk.started"
    talk: TalkOut


class TalkChanged(Event):
    """Title, description or time have changed (topic as above)."""

    type: Literal["talk.changed"] = "talk.changed"
    talk: TalkOut


class TalkEnded(Event):
    """A talk is over, or was cancelled: see its state (topic as above)."""

    type: Literal["talk.ended"] = "talk.ended"
    talk: TalkOut


class ShowChanged(Event):
    """A show was made, changed or closed (topic as above)."""

    type: Literal["show.changed"] = "show.changed"
    show: ShowOut


class TalkReminded(Event):
    """You asked to be reminded: it begins soon, or has begun (topic `person`)."""

    type: Literal["talk.reminded"] = "talk.reminded"
    talk: TalkOut


class TalkReacted(Fact):
    """Something floats over the talk (topic `talk`). Whose it is, is not told."""

    type: Literal["talk.reacted"] = "talk.reacted"
    talk: str
    kind: ReactionKind


class AudioTaken(Fact):
    """Your sound of this talk is on the page `device` now; any other page of yours stops (topic `person`)."""

    type: Literal["rtc.taken"] = "rtc.taken"
    talk: str
    device: str


class SoundLost(Fact):
    """Whatever carried a line is gone: who hears over it connects anew, at once (topic `talk`).

    On `person` it is told to somebody who has come on stage and has to be connected where the talk is mixed.
    """

    type: Literal["rtc.lost"] = "rtc.lost"
    talk: str
    line: str
    """As the answer to one's offer named it; who hears over another line has lost nothing."""
    goes_on: bool = False
    """Whether it still brings sound until the new one stands."""


class TalkLevels(Fact):
    """How loud the people on stage are right now, person → dBFS, -90 to 0 (topic `talk`)."""

    type: Literal["talk.levels"] = "talk.levels"
    talk: str
    levels: dict[str, float]
