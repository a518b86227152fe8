"""The socket's commands on talks. The acts on the stage are those of the HTTP route (`talk.shows.schemas`)."""

from typing import Literal

from pydantic import Field

from realtime.command import Command
from realtime.sounds import SoundName
from talk.shows.models import QuestionState
from talk.shows.schemas import HostAct, NoiseAct, PersonAct, RecordingAct, RuleAct, SelfAct
from talk.stage.reactions import ReactionKind
from workspace.core.schemas import Id


class JoinTalk(Command):
    """Come into a live talk, or back into it; then resume its topic."""

    do: Literal["talk.join"]
    talk: Id


class LeaveTalk(Command):
    """Walk out."""

    do: Literal["talk.leave"]
    talk: Id


class ReactToTalk(Command):
    """Let a reaction float."""

    do: Literal["talk.react"]
    talk: Id
    kind: ReactionKind


class ActForOneself(Command, SelfAct):
    """Do something on stage for oneself."""

    talk: Id


class ActOnPerson(Command, PersonAct):
    """Do something on stage for oneself, or as a host for somebody else."""

    talk: Id


class ActAsHost(Command, HostAct):
    """Do something with somebody, as a host."""

    talk: Id


class SetRule(Command, RuleAct):
    """Switch a rule of the stage on or off, as a host."""

    talk: Id


class ReduceNoise(Command, NoiseAct):
    """Have steady noise taken out of one's own voice, or as a host out of somebody else's. Or no longer."""

    talk: Id


class ActOnRecording(Command, RecordingAct):
    """Ask for a recording or end it, as a host; answer whether one may be recorded, on stage."""

    talk: Id


class AskQuestion(Command):
    """Ask those on stage."""

    do: Literal["question.ask"]
    talk: Id
    text: str = Field(max_length=2_000)


class ActOnQuestion(Command):
    """Vote for a question, or take the vote or one's own question back."""

    do: Literal["question.vote", "question.unvote", "question.withdraw"]
    question: Id


class MarkQuestion(Command):
    """Say what becomes of a question, as a host."""

    do: Literal["question.mark"]
    question: Id
    state: QuestionState


class PlayClip(Command):
    """Play a clip, or a call-in by its question's id, to everyone, or stop it, as a host."""

    do: Literal["clip.play", "clip.stop"]
    talk: Id
    clip: Id


class OfferAudio(Command):
    """Connect the sound of a talk or a coffee room that one is in: one connection a person, the newest counts.

    `device`: a random name that the page makes for itself; the person's other pages hear it as `rtc.taken`.
    """

    do: Literal["rtc.offer"]
    talk: SoundName
    device: str = Field(min_length=1, max_length=40)
    sdp: str = Field(max_length=20_000)


class AddCandidate(Command):
    """Tell of a candidate that was found after the offer; "" says that there are no more."""

    do: Literal["rtc.candidate"]
    talk: SoundName
    candidate: str = Field(max_length=1_000)


AnyTalkCommand = (
    JoinTalk
    | LeaveTalk
    | ReactToTalk
    | ActForOneself
    | ActOnPerson
    | ActAsHost
    | SetRule
    | ReduceNoise
    | ActOnRecording
    | AskQuestion
    | ActOnQuestion
    | MarkQuestion
    | PlayClip
    | OfferAudio
    | AddCandidate
)
