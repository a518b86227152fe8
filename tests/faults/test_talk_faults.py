"""A media worker is killed while people speak and a recording runs: what comes back, and what is on disk."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiortc.rtcdtlstransport import RTCCertificate

from talk.media.tracks import Placed, TrackId, TrackKind, pieces_of, placed, read_track, tracks_in
from tests.faults.guest import Ears, Guest, Mouth, heard_again_at, heard_at, in_talk, listen_anew, spoke_at
from tests.faults.population import Holder
from tests.faults.studio import Studio
from tests.talk.media.people import until
from tests.talk.media.test_recorder import pitch_hz

pytestmark = pytest.mark.faults

HOST_HZ, SPEAKER_HZ, REFUSING_HZ = 440.0, 1000.0, 2200.0
BACK_WITHIN_S = 15.0
"""What a loaded machine may take; `make bench-talk-faults` measures what it takes."""
LOST_S = 1.0
"""So much of a voice may have reached a worker and be on no disk when it dies."""


@pytest.fixture
def studio() -> Iterator[Studio]:
    """A talk, two workers, and six people."""
    with Studio(people=6) as running:
        yield running


def track(piece: Path, person: Holder) -> list[Placed]:
    """Return what a piece has of somebody; nothing where there is no such track."""
    path = tracks_in(piece).get(TrackId(TrackKind.VOICE, person.id))
    return placed(read_track(path)) if path is not None else []


def record_all_but(studio: Studio, refusing: Holder, *consenting: Holder) -> None:
    """Begin a recording with everyone's consent; then one more person comes on stage and refuses theirs."""
    host, *others = consenting
    studio.act(host, "recording.start")
    for person in others:
        studio.act(person, "recording.consent")
    studio.bring_on_stage(refusing)
    studio.act(refusing, "recording.refuse")


def has_piece_of_all(studio: Studio, *people: Holder) -> bool:
    """Tell whether the newest piece has a second of everyone."""
    return all(
        len(track(piece, person)) > 50 for piece in pieces_of(studio.recording)[-1:] for person in people
    )


async def test_a_killed_worker_costs_a_talk_only_the_time_of_a_reconnect(studio: Studio) -> None:
    address, certificate = studio.ground.webs[0].address, RTCCertificate.generateCertificate()
    host, speaker, refusing, *audience = studio.people
    tones = ((host, HOST_HZ), (speaker, SPEAKER_HZ), (refusing, REFUSING_HZ))
    voices = [
        Guest(one, address, studio.talk, lambda one=one, hz=hz: Mouth(one.id, hz))  # type: ignore[misc]
        for one, hz in tones
    ]
    listeners = [Guest(one, address, studio.talk, lambda: Ears(certificate)) for one in audience]
    async with in_talk([*voices, *listeners]):
        await asyncio.to_thread(studio.bring_on_stage, speaker)
        await asyncio.to_thread(record_all_but, studio, refusing, host, speaker)
        await asyncio.to_thread(studio.act, audience[1], "hand.raise")
        await asyncio.to_thread(studio.act, audience[0], "hand.raise")
        await until(lambda: len(heard_at(listeners, 0)) == len(listeners))
        await until(lambda: has_piece_of_all(studio, host, speaker))
        before = len(pieces_of(studio.recording))
        roles, carrier = studio.roles(), studio.carrier()
        assert carrier is not None
        killed_at = time.time()
        carrier.kill()
        await until(lambda: len(heard_at(listeners, killed_at)) == len(listeners), 30)
        await until(lambda: len(pieces_of(studio.recording)) > before)
        await until(lambda: has_piece_of_all(studio, host, speaker))
        assert studio.carrier() not in (None, carrier)
        assert studio.roles() == roles
        for guest in voices[:2]:
            kept = studio.around(guest.holder, killed_at)
            unheard_s = max(0.0, kept.after_s - spoke_at(guest, killed_at))
            assert killed_at - kept.before_s + unheard_s < LOST_S
    for person, hz in tones[:2]:
        old, new = [track(piece, person) for piece in pieces_of(studio.recording)[before - 1 :][:2]]
        assert pitch_hz(old) == pytest.approx(hz, abs=5)
        assert pitch_hz(new) == pytest.approx(hz, abs=5)
    assert not any(refusing.id in path.name for path in studio.recording.rglob("*"))


@pytest.fixture
def spread() -> Iterator[Studio]:
    """A talk whose origin takes its host, and from then on people go to whoever has the least to do."""
    with Studio(people=6, origin_listeners=1) as running:
        yield running


async def test_a_talk_on_two_workers_loses_with_its_origin_only_the_lines_that_ended_there(
    spread: Studio,
) -> None:
    address, certificate = spread.ground.webs[0].address, RTCCertificate.generateCertificate()
    host, speaker, *audience = spread.people
    listeners = [Guest(one, address, spread.talk, lambda: Ears(certificate)) for one in audience]
    talkers = [
        Guest(one, address, spread.talk, lambda one=one, hz=hz: Mouth(one.id, hz))  # type: ignore[misc]
        for one, hz in ((host, HOST_HZ), (speaker, SPEAKER_HZ))
    ]
    async with in_talk(talkers[:1]), in_talk(talkers[1:]), in_talk(listeners):
        assert len({guest.line for guest in (*talkers, *listeners)}) == 2
        moved = talkers[1].line
        await asyncio.to_thread(spread.bring_on_stage, speaker)
        await until(lambda: talkers[1].line == talkers[0].line != moved)  # whoever speaks comes to the origin
        await until(lambda: len(heard_at(listeners, 0)) == len(listeners))
        origin, roles = spread.carrier(), spread.roles()
        assert origin is not None
        kept = [guest for guest in listeners if guest.line != talkers[0].line]
        assert 0 < len(kept) < len(listeners)
        killed_at = time.time()
        origin.kill()
        await asyncio.sleep(0.5)  # less than a lease lasts: nobody mixes yet
        listen_anew(listeners)
        await until(lambda: len(heard_again_at(listeners)) == len(listeners), 30)
        assert max(heard_again_at(listeners)) - killed_at < BACK_WITHIN_S
        assert [len(guest.lines) for guest in kept] == [1] * len(kept)
        assert spread.carrier() not in (None, origin)
        assert spread.roles() == roles
