"""What a stage is, and how an act on it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

STAGE_LIMIT: Final = 8
"""Most people who can be heard; an open invitation holds a place."""


class StageRole(StrEnum):
    """What a person is in a talk. All but listeners are on stage."""

    HOST = "host"
    COHOST = "cohost"
    SPEAKER = "speaker"
    LISTENER = "listener"


class Muted(StrEnum):
    """Who has closed a person's microphone. A listener's is always closed."""

    NO = "no"
    SELF = "self"
    HOST = "host"


class Consent(StrEnum):
    """What somebody on stage has said to being recorded."""

    YES = "yes"
    NO = "no"


class Refusal(StrEnum):
    """Why an act is refused; the same codes as in `error_texts`."""

    NOT_IN_TALK = "not_in_talk"
    REMOVED = "talk_removed"
    OVER = "talk_over"
    HOSTS_ONLY = "stage_hosts_only"
    FULL = "stage_full"
    LOCKED = "stage_locked"
    NOT_INVITED = "not_invited"
    NOT_ON_STAGE = "not_on_stage"
    MUTED_BY_HOST = "muted_by_host"
    LISTENERS_STAY_MUTED = "listeners_stay_muted"
    NO_SUCCESSOR = "no_successor"
    RECORDING_HOSTS_ONLY = "recording_hosts_only"
    RECORDING_NOT_ASKED = "recording_not_asked"
    RECORDING_NOT_ON_STAGE = "recording_not_on_stage"


class Refused(Exception):  # an answer, not a fault, and named as such
    """The act is not possible, or not for this person."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a talk. `hand` and `standing` are numbers of one count: the smaller came first."""

    person: str
    role: StageRole
    muted: Muted
    arrived_at: datetime
    """When they came or came back; only to give their socket a moment to follow."""
    hand: int | None = None
    standing: int | None = None
    """Since when on stage; None for listeners."""
    invited: bool = False
    gone_at: datetime | None = None
    noise_reduced: bool = False
    """Whether the engine takes steady noise out of this voice. Ends with the place on stage."""

    @property
    def on_stage(self) -> bool:
        """Tell whether the person may be heard at all."""
        return self.role != StageRole.LISTENER


@dataclass(frozen=True, slots=True)
class Recording:
    """Whether the talk is to be recorded. What is needed for it to run is in `stage.recording`."""

    wanted_by: str | None = None
    """Who has asked for it; None: nobody, or it was stopped."""
    has_run: bool = False
    """Whether everyone has said yes once: from then on a no leaves one voice out and stops nothing."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A live talk: exactly one host, and nobody where it is over."""

    seats: Mapping[str, Seat]
    removed: frozenset[str] = field(default_factory=frozenset)
    """Who may not come back in."""
    locked: bool = False
    unmute_freely: bool = False
    """Whether a speaker whom a host has muted may unmute without asking."""
    count: int = 0
    """The last number given to a hand or a standing."""
    over: bool = False
    recording: Recording = field(default_factory=Recording)
    consents: Mapping[str, Consent] = field(default_factory=dict)
    """Answers to being recorded; kept for the talk, wherever the person sits by then."""

    @property
    def host(self) -> Seat | None:
        """Return the host's seat; None where the talk is over."""
        return next((seat for seat in self.seats.values() if seat.role == StageRole.HOST), None)

    @property
    def hands(self) -> list[str]:
        """Return who has raised a hand, the first one first."""
        raised = [(seat.hand, seat.person) for seat in self.seats.values() if seat.hand is not None]
        return [person for _, person in sorted(raised)]

    @property
    def places_taken(self) -> int:
        """Count the people on stage and those who are invited to it."""
        return sum(seat.on_stage or seat.invited for seat in self.seats.values())

    def seat_of(self, person: str) -> Seat:
        """Return the person's seat. Raises `Refused`."""
        if person not in self.seats:
            raise Refused(Refusal.NOT_IN_TALK)
        return self.seats[person]

    def with_seat(self, person: str, **change: Any) -> "Stage":  # noqa: ANN401 - the fields of `Seat`
        """Return the stage with one seat changed."""
        return replace(self, seats={**self.seats, person: replace(self.seats[person], **change)})


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `moderates` is for those who keep order in the community, wherever they sit."""

    person: str
    moderates: bool = False
