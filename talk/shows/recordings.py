"""Where recordings lie on disk, who is recorded at this moment, and taking voices out."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from talk.media.tracks import TrackId, TrackKind, erase
from talk.shows.models import Participant, Talk, TalkState
from talk.shows.stages import consents_to, seats_in
from talk.stage.recording import recorded_people
from talk.stage.state import Consent, Recording, Stage, StageRole


@dataclass(frozen=True, slots=True)
class RecordedVoices:
    """Whose voices are to be kept in a talk."""

    people: frozenset[str]
    """Recorded right now; nobody while it does not run."""
    refused: frozenset[str]
    """Of whom nothing may be kept, not even what was recorded before."""


def folder_of(talk_id: str) -> Path:
    """Return the folder of a talk's recording (`talk.media.tracks`). It may not exist."""
    return Path(settings.RECORDINGS_ROOT) / talk_id


def recorded_in(talk_id: str) -> RecordedVoices:
    """Return whose voices are recorded now, and whose never. One query where nobody has asked for a recording."""
    consents = consents_to(talk_id)
    refused = frozenset(person for person, said in consents.items() if said == Consent.NO)
    talk = Talk.objects.filter(id=talk_id, state=TalkState.LIVE).first() if consents else None
    if talk is None or talk.recording_wanted_by_id is None:
        return RecordedVoices(frozenset(), refused)
    # Read after the answers: who has come on stage meanwhile counts as not having answered.
    on_stage = Participant.objects.filter(talk=talk).exclude(role=StageRole.LISTENER)
    wish = Recording(talk.recording_wanted_by_id, talk.has_recorded)
    return RecordedVoices(
        recorded_people(Stage(seats_in(on_stage), recording=wish, consents=consents)), refused
    )


def erase_voices(talk_id: str, people: Collection[str]) -> None:
    """Delete everything that was recorded of these people. Again changes nothing. Raises OSError."""
    erase(folder_of(talk_id), [TrackId(TrackKind.VOICE, person) for person in people])
