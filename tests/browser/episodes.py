"""`python -m tests.browser.episodes make COMMUNITY HANDLE…` and `… work`: an episode without a talk that somebody held.

`make` leaves what a recorded talk of these people leaves, the first of them its host, mixes it and prints the
episode's id. `work` makes whatever waits to be made, as the jobs process would.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import django
import numpy as np

if TYPE_CHECKING:
    from talk.media.audio import Frame
    from talk.shows.models import Talk
    from tests.live import LiveServer
    from workspace.people.models import Person

SECONDS = 60.0
CHAPTERS = ((0.0, "Arrival"), (20.0, "The gearbox"), (40.0, "From the floor"))
"""Where a chapter begins, in seconds, and its title."""
SAID = ("Good morning everybody.", "The gear bogs creaks.", "Since when does it do that?", "Since Monday.")
"""What a speech model would hear, a turn each; not all of it right."""
_VOICES_HZ = (196.0, 262.0, 147.0)


def behind(server: "LiveServer", *words: str, module: str = "tests.browser.episodes") -> str:
    """Run this file, or another one like it, over a server's data and return what it prints."""
    from tests.live import outer_environment

    command = [sys.executable, "-m", module, *words]
    env = {**outer_environment(), **server.environment()}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def make(
    community_id: str, handles: Sequence[str], *, title: str = "The gearbox", seconds: float = SECONDS
) -> str:
    """Make an episode of a talk in which these people took turns, and return its id."""
    from talk.episodes.services.asking import begin
    from talk.episodes.services.making import make as make_audio
    from talk.shows.models import Talk, TalkState
    from talk.shows.recordings import folder_of
    from workspace.core.clock import now
    from workspace.people.models import Person

    known = {person.handle: person for person in Person.objects.filter(handle__in=handles)}
    people = [known[handle] for handle in handles]
    began_at = now() - timedelta(seconds=seconds + 60)
    talk = Talk.objects.create(
        community_id=community_id,
        title=title,
        description="What creaks, and why.",
        state=TalkState.ENDED,
        starts_at=began_at,
        started_at=began_at,
        ended_at=began_at + timedelta(seconds=seconds),
        created_by=people[0],
        has_recorded=True,
    )
    _seat(talk, people)
    _record(folder_of(talk.id), round(began_at.timestamp() * 1000), [person.id for person in people], seconds)
    episode = begin(talk)
    make_audio(episode.id, episode.revision)
    _write_down(str(episode.id), [person.id for person in people])
    return str(episode.id)


def _write_down(episode_id: str, people: Sequence[str]) -> None:
    """Leave what a speech model would: a line for every turn, each of `SAID` in its turn."""
    from talk.episodes.models import Episode, EpisodeLine, EpisodeTrack, TranscriptState
    from talk.episodes.placing import place, timeline_of

    episode = Episode.objects.get(id=episode_id)
    timeline = timeline_of(episode)
    assert timeline is not None
    tracks = [
        EpisodeTrack.objects.create(episode=episode, person_id=of, kind="voice", of=of, is_done=True)
        for of in people
    ]
    for number, text in enumerate(SAID):
        said_at_ms = timeline.pieces[0].began_at_ms + 7_000 * number + 500
        words = [[300 * at, 300 * at + 250, word] for at, word in enumerate(text.split())]
        line = EpisodeLine(
            track=tracks[number % len(tracks)], said_at_ms=said_at_ms, words=words, language="en"
        )
        place(line, timeline).save()
    Episode.objects.filter(id=episode_id).update(
        transcript_state=TranscriptState.READY, transcript_percent=100
    )


def _seat(talk: "Talk", people: "Sequence[Person]") -> None:
    """Let everyone have been on stage and have agreed, and mark the chapters."""
    from talk.shows.models import ChapterMark, Credit, RecordingConsent
    from talk.stage.state import Consent, StageRole

    began_at = talk.starts_at
    for number, person in enumerate(people):
        role = StageRole.SPEAKER if number else StageRole.HOST
        Credit.objects.create(talk=talk, person=person, role=role)
        RecordingConsent.objects.create(talk=talk, person=person, answer=Consent.YES, answered_at=began_at)
    for at_s, title in CHAPTERS:
        ChapterMark.objects.create(talk=talk, title=title, at=began_at + timedelta(seconds=at_s))


def _record(folder: Path, began_at_ms: int, people: Sequence[str], seconds: float) -> None:
    """Write a track for each, who takes a turn of seven seconds."""
    from talk.media.dubbing import joined
    from tests.talk.media.recording import voice, write_track

    for number, person in enumerate(people):
        turns = np.arange(number * 7.0, seconds, len(people) * 7.0)
        said = [(float(at_s), _speech(number, min(6.8, seconds - float(at_s)))) for at_s in turns]
        write_track(folder, voice(person), joined(said), began_at_ms)


def _speech(number: int, seconds: float) -> "Frame":
    """Return something with the rise and fall of speech: syllables, and a breath in between."""
    from talk.media.audio import RATE_HZ

    chance = np.random.default_rng(round(seconds * 1000) + number)
    at_s = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    hz = _VOICES_HZ[number % len(_VOICES_HZ)]
    sound = sum(np.sin(2 * np.pi * hz * overtone * at_s) / overtone for overtone in (1, 2, 3))
    steps = np.linspace(0, seconds, max(4, round(seconds * 5)))
    loudness = np.interp(at_s, steps, chance.uniform(0.02, 1.0, steps.size) ** 2)
    return (0.2 * loudness * sound).astype(np.float32)


def work() -> None:
    """Make all episodes that wait for it."""
    from talk.episodes.models import Episode, EpisodeState
    from talk.episodes.services.making import make as make_audio

    for episode in Episode.objects.filter(state=EpisodeState.MAKING):
        make_audio(episode.id, episode.revision)


def main(words: Sequence[str]) -> int:
    """Do what the command line says."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workspace.config.settings")
    django.setup()
    if words[0] == "work":
        work()
    else:
        print(make(words[1], words[2:]))  # noqa: T201 - the answer to whoever started it
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
