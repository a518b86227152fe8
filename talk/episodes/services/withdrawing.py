"""Taking one's voice out of an episode: at once, for good, and without asking anybody."""

from functools import partial

from django.db import transaction

from talk.episodes.files import delete_revision
from talk.episodes.models import Episode, EpisodeTrack
from talk.episodes.queries import calls_in, episode_out, find_episode
from talk.episodes.schemas import EpisodeOut
from talk.episodes.services.asking import ask_anew
from talk.episodes.services.editing import take_back
from talk.media.tracks import TrackId, TrackKind, erase
from talk.shows.models import RecordingConsent
from talk.shows.recordings import folder_of
from talk.shows.services.recording import withdraw
from talk.shows.services.silence import CALL_FIELDS, drop_call
from talk.stage.state import Consent
from workspace.core.errors import Conflict
from workspace.core.events import publish_all
from workspace.people.models import Person


@transaction.atomic
def withdraw_voice(actor: Person, episode_id: str) -> EpisodeOut:
    """Delete what was recorded of one's voice, what was written down of it, and all audio that holds it.

    The rest is mixed anew. What was cut is counted in an episode that is no more, so an episode with cuts goes back to
    those who run it. Again changes nothing. Raises `Conflict` for whose voice is not in it.
    """
    episode = find_episode(actor, episode_id, lock=True).episode
    consents = RecordingConsent.objects.filter(talk=episode.talk_id, person=actor)
    calls = list(calls_in(episode.talk_id).filter(person=actor))
    if not calls and not consents.exists():
        raise Conflict("voice_not_in_episode")
    if not calls and not consents.filter(answer=Consent.YES).exists():
        return episode_out(episode)
    if consents.exists():
        withdraw(actor, episode.talk_id)
    for call in calls:
        publish_all(drop_call(call))
        call.save(update_fields=CALL_FIELDS)
    EpisodeTrack.objects.filter(episode=episode, person=actor).delete()
    tracks = [TrackId(TrackKind.CLIP, call.id) for call in calls]
    transaction.on_commit(partial(erase, folder_of(episode.talk_id), tracks))
    _mix_anew(episode)
    return episode_out(episode)


def _mix_anew(episode: Episode) -> None:
    delete_revision(episode.id, episode.made_revision)
    episode.made_revision = None
    episode.peaks = episode.uncut_peaks = b""
    if episode.cuts:
        episode.cuts = []
        if episode.published_at is not None:
            take_back(episode)
    ask_anew(episode)
