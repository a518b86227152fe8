"""What kinds of sound there are, and which one a name stands for.

The engine, its workers and browsers know a place that sounds by its name alone: a talk by its id, a coffee room as
`coffee:<id>`; the pictures of that room, which go over connections of their own, as `camera:<id>`. Whatever depends on
the kind, who is heard or seen there and whether anything may be kept, stands in this table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import StringConstraints

from talk.coffee import voices as coffee
from talk.coffee.events import coffee_topic
from talk.media.ids import TalkId
from talk.shows import voices as talks
from talk.shows.events import talk_topic
from talk.stage.voice import Voice
from workspace.core.events import Hint
from workspace.core.ids import TopicName
from workspace.core.schemas import ID_PATTERN
from workspace.people.models import Person

SoundName = Annotated[str, StringConstraints(pattern=f"^((coffee|camera):)?{ID_PATTERN}$")]
"""A talk's id, or `coffee:` and a coffee room's; `camera:` and that for its pictures."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of place that sounds."""

    prefix: str
    """Of its names."""
    topic: Callable[[str], TopicName]
    """The topic of those who are in a place, by its id."""
    voices_in: Callable[[str], dict[str, Voice]]
    require_voice: Callable[[Person, str], Voice]
    is_kept: bool
    """May be recorded, written as HLS, and played into. Of any other nothing is kept, and the engine itself refuses."""
    is_seen: bool = False
    """Pictures go from one to the others; there is no sound."""


TALK: Final = Kind("", talk_topic, talks.voices_in, talks.require_voice, is_kept=True)
COFFEE: Final = Kind("coffee:", coffee_topic, coffee.voices_in, coffee.require_voice, is_kept=False)
CAMERA: Final = Kind(
    "camera:", coffee_topic, coffee.cameras_in, coffee.require_camera, is_kept=False, is_seen=True
)
_TOPICS: Final = {"talk": (TALK,), "coffee": (COFFEE, CAMERA)}


def kind_of(name: str) -> Kind:
    """Return the kind that a name stands for."""
    return next((kind for kind in (COFFEE, CAMERA) if name.startswith(kind.prefix)), TALK)


def topic_of(name: str) -> TopicName:
    """Return the topic of those who are where a name stands for."""
    kind = kind_of(name)
    return kind.topic(name.removeprefix(kind.prefix))


def sounds_of(hint: Hint) -> list[TalkId]:
    """Return the names of the places whose log has grown by this hint."""
    before, _, id_ = hint.topic.partition(":")
    return [TalkId(kind.prefix + id_) for kind in _TOPICS.get(before, ()) if hint.seq > 0]


def voices_of(name: str) -> dict[str, Voice]:
    """Return everyone's voice where a name stands for, by person; nobody's where nothing goes on. One query."""
    kind = kind_of(name)
    return kind.voices_in(name.removeprefix(kind.prefix))


def require_voice(actor: Person, name: str) -> Voice:
    """Return what somebody may do with the sound there. Raises `NotFound`, or `Conflict` for who is not in it."""
    kind = kind_of(name)
    return kind.require_voice(actor, name.removeprefix(kind.prefix))
