"""Recorded talks with real audio, in folders of the test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from communities.spaces.models import Community
from talk.episodes.models import Episode
from talk.episodes.services.asking import begin
from talk.episodes.services.making import make
from talk.media.dubbing import packets
from talk.media.tracks import TrackId, TrackKind
from talk.shows.models import Talk
from talk.shows.recordings import folder_of
from tests.making import make_community, make_person, make_recorded
from tests.talk.media.recording import tone, write_track


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> Iterator[Path]:
    """Keep recordings and files in a folder of the test."""
    with override_settings(RECORDINGS_ROOT=tmp_path / "recordings", MEDIA_ROOT=tmp_path / "media"):
        yield tmp_path


class Studio:
    """A host and a speaker in a public community, who each sound like a tone."""

    def __init__(self) -> None:
        self.host, self.speaker, self.listener = make_person("Host"), make_person("Speaker"), make_person()
        self.community: Community = make_community(self.host, self.speaker, self.listener)
        self.hz = {self.host.id: 440.0, self.speaker.id: 1_000.0}

    def recorded(self, seconds: float = 4.0) -> Talk:
        """Return an ended talk in which both have spoken all the time."""
        talk = make_recorded(self.host, self.community, self.speaker)
        began_ms = round((talk.started_at or talk.starts_at).timestamp() * 1000)
        for person, hz in self.hz.items():
            said = packets(tone(hz, seconds))
            track = write_track(folder_of(talk.id), TrackId(TrackKind.VOICE, person), said, began_ms)
            os.utime(track, (0, 0))  # long complete: nobody has to wait for who still writes
        return talk

    def episode(self, seconds: float = 4.0) -> Episode:
        """Return a draft of such a talk, mixed."""
        return self.mixed(self.recorded(seconds))

    def mixed(self, talk: Talk) -> Episode:
        """Return the draft of a recorded talk."""
        episode = begin(talk)
        make(episode.id, episode.revision)
        return self.fresh(episode)

    def made_anew(self, episode: Episode) -> Episode:
        """Let the worker do what was asked for."""
        wanted = self.fresh(episode)
        make(wanted.id, wanted.revision)
        return self.fresh(episode)

    def fresh(self, episode: Episode) -> Episode:
        """Read an episode again."""
        return Episode.objects.get(id=episode.id)


@pytest.fixture
def studio() -> Studio:
    """Return people who were recorded."""
    return Studio()
