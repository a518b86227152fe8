"""The sound follows the stage: who may be heard is, nobody else, and the levels are told."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import override_settings

from realtime.orm import run_db
from realtime.rtc import Rtc
from talk.media.config import EngineConfig
from talk.media.ids import TalkId
from talk.media.thread import EngineThread
from talk.media.tracks import pieces_of, tracks_in
from talk.shows.audio_files import path_of
from talk.shows.playing import playing_in
from talk.shows.recordings import folder_of, recorded_in
from talk.shows.schemas import AnyAct, HostAct, NoiseAct, PersonAct, RecordingAct, SelfAct, TalkIn
from talk.shows.services.board import add_clip
from talk.shows.services.calls import call_in
from talk.shows.services.playing import play, stop_playing
from talk.shows.services.sessions import end_talk, make_talk
from talk.shows.services.stage import act_on_stage, enter_talk
from talk.shows.voices import require_voice
from tests.realtime.conftest import House
from tests.talk.media.people import Person as Client
from tests.talk.media.people import until
from tests.talk.media.recordings import recording
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.core.events import Hint, set_sink
from workspace.people.models import Person

pytestmark = pytest.mark.once

OWNER_HZ, ADA_HZ, CLIP_HZ = 440.0, 660.0, 880.0


@dataclass
class Studio:
    """A live talk of the owner with its sound, and what was told meanwhile."""

    house: House
    rtc: Rtc
    talk: str
    told: list[Hint]
    clients: list[Client]

    async def connect(self, person: Person, say: float | None = None) -> Client:
        """Come in, and connect the sound."""
        await run_db(enter_talk, person, self.talk)
        client = Client(person.id, say)
        self.clients.append(client)
        voice = await run_db(require_voice, person, self.talk)
        answered = await self.rtc.answer(self.talk, person.id, "page", await client.offer(), voice)
        await client.accept(answered.sdp)
        return client

    async def act(self, person: Person, act: AnyAct) -> None:
        """Do something on stage."""
        await run_db(act_on_stage, person, self.talk, act)

    async def bring_up(self, person: Person) -> None:
        """Have the owner bring somebody on stage, who speaks."""
        await self.act(self.house.owner, HostAct(do="stage.invite", person=person.id))
        await self.act(person, SelfAct(do="stage.accept"))
        await self.act(person, PersonAct(do="stage.unmute"))

    def acts(self) -> list[object]:
        """Return what was told of the stage."""
        return [event["act"] for event in self.events("stage.changed")]

    def events(self, kind: str) -> list[dict[str, object]]:
        """Return the events of a type that were published."""
        told = [json.loads(hint.payload) for hint in self.told if hint.seq > 0]
        return [event for event in told if event["type"] == kind]

    def facts(self, kind: str) -> list[dict[str, object]]:
        """Return the facts of a type that were announced."""
        told = [json.loads(hint.payload) for hint in self.told if hint.seq == 0]
        return [fact for fact in told if fact["type"] == kind]


@pytest.fixture
async def studio(house: House) -> AsyncIterator[Studio]:
    """Let the owner start a talk."""
    rtc = Rtc(lambda hear: EngineThread(EngineConfig(joins_per_s=1000), hear))
    told: list[Hint] = []

    def sink(hint: Hint) -> None:
        told.append(hint)
        rtc.notice(hint)

    before = set_sink(sink)
    wish = TalkIn(community=house.room.community_id or "", title="On the landing")
    made = await run_db(make_talk, house.owner, wish)
    studio = Studio(house, rtc, made.id, told, [])
    yield studio
    for client in studio.clients:
        await client.leave()
    await rtc.close()
    set_sink(before)


@pytest.fixture
def recordings(tmp_path: Path) -> Iterator[Path]:
    """Keep recordings in a folder of the test."""
    with override_settings(RECORDINGS_ROOT=tmp_path):
        yield tmp_path


async def _stays(condition: Callable[[], bool], for_s: float = 0.6) -> bool:
    """Tell whether something is so all the time."""
    loop = asyncio.get_running_loop()
    end_s = loop.time() + for_s
    while loop.time() < end_s:
        if not condition():
            return False
        await asyncio.sleep(0.05)
    return True


async def test_a_listener_hears_the_host_and_is_not_heard_until_the_stage_says_so(studio: Studio) -> None:
    owner_is, ada_is = studio.house.owner, studio.house.ada
    owner = await studio.connect(owner_is, OWNER_HZ)
    await studio.act(owner_is, PersonAct(do="stage.unmute"))
    ada = await studio.connect(ada_is, ADA_HZ)
    await until(lambda: ada.hears(OWNER_HZ))
    assert await _stays(lambda: owner.is_deaf_to(ADA_HZ))

    await studio.act(ada_is, SelfAct(do="hand.raise"))
    await studio.act(owner_is, HostAct(do="stage.invite", person=ada_is.id))
    await studio.act(ada_is, SelfAct(do="stage.accept"))
    await studio.act(ada_is, PersonAct(do="stage.unmute"))
    await until(lambda: owner.hears(ADA_HZ))
    await until(lambda: ada.is_deaf_to(ADA_HZ))

    await studio.act(owner_is, PersonAct(do="stage.mute", person=ada_is.id))
    await until(lambda: owner.is_deaf_to(ADA_HZ))
    owner.forget()
    assert await _stays(lambda: owner.is_deaf_to(ADA_HZ))
    assert studio.facts("talk.levels")


async def test_steady_noise_goes_out_of_a_voice_that_wants_it_also_after_it_has_come_back(
    studio: Studio,
) -> None:
    """A tone that never ends is as steady as a noise can be."""
    owner_is, ada_is = studio.house.owner, studio.house.ada
    await studio.connect(owner_is, OWNER_HZ)
    await studio.act(owner_is, PersonAct(do="stage.unmute"))
    ada = await studio.connect(ada_is)
    await until(lambda: ada.hears(OWNER_HZ))
    loud = ada.loudness(OWNER_HZ)
    await studio.act(owner_is, NoiseAct(do="stage.reduce_noise", on=True))
    await until(lambda: ada.loudness(OWNER_HZ) < loud / 2)
    await studio.act(owner_is, NoiseAct(do="stage.reduce_noise", on=False))
    await until(lambda: ada.loudness(OWNER_HZ) > loud * 0.8)
    await studio.act(owner_is, NoiseAct(do="stage.reduce_noise", on=True))
    await studio.connect(owner_is, ADA_HZ)
    await until(lambda: ada.hears(ADA_HZ))
    await until(lambda: ada.loudness(ADA_HZ) < loud / 2)


async def test_who_is_removed_is_cut_off_and_an_ended_talk_is_silent(studio: Studio) -> None:
    owner_is, ada_is, ben_is = studio.house.owner, studio.house.ada, studio.house.ben
    await studio.connect(owner_is, OWNER_HZ)
    await studio.act(owner_is, PersonAct(do="stage.unmute"))
    ada, ben = await studio.connect(ada_is), await studio.connect(ben_is)
    await until(lambda: ada.hears(OWNER_HZ) and ben.hears(OWNER_HZ))
    await studio.act(owner_is, HostAct(do="stage.remove", person=ada_is.id))
    await until(lambda: ada.connection.connectionState == "closed")
    await until(lambda: ben.hears(OWNER_HZ))
    await run_db(end_talk, owner_is, studio.talk)
    await until(lambda: ben.connection.connectionState == "closed")


async def test_nothing_depends_on_having_been_told(studio: Studio) -> None:
    owner_is, ada_is = studio.house.owner, studio.house.ada
    await studio.connect(owner_is, OWNER_HZ)
    ada = await studio.connect(ada_is)
    set_sink(studio.told.append)  # what is committed from here on reaches nobody
    await studio.act(owner_is, PersonAct(do="stage.unmute"))
    assert await _stays(lambda: ada.is_deaf_to(OWNER_HZ), 0.3)
    await studio.rtc.tick()
    await until(lambda: ada.hears(OWNER_HZ))


def _tracks(talk: str) -> list[set[str]]:
    """Return whose voices are in each piece on disk."""
    return [{track.of for track in tracks_in(piece)} for piece in pieces_of(folder_of(talk))]


async def test_who_has_said_yes_is_recorded_and_who_takes_it_back_is_gone_from_the_disk(
    studio: Studio, recordings: Path
) -> None:
    owner_is, ada_is, ben_is = studio.house.owner, studio.house.ada, studio.house.ben
    for person, say in ((owner_is, OWNER_HZ), (ada_is, ADA_HZ), (ben_is, None)):
        await studio.connect(person, say)
    await studio.bring_up(ada_is)
    await studio.act(owner_is, PersonAct(do="stage.unmute"))
    await studio.act(owner_is, RecordingAct(do="recording.start"))
    assert await _stays(lambda: _tracks(studio.talk) == [], 0.8), "before Ada has answered"
    await studio.act(ada_is, RecordingAct(do="recording.consent"))
    await until(lambda: _tracks(studio.talk) == [{owner_is.id, ada_is.id}])

    await studio.act(ada_is, RecordingAct(do="recording.refuse"))
    await until(lambda: _tracks(studio.talk) == [{owner_is.id}])
    assert await _stays(lambda: _tracks(studio.talk) == [{owner_is.id}], 0.8)

    await studio.bring_up(ben_is)
    await studio.act(ben_is, RecordingAct(do="recording.refuse"))
    await until(lambda: _tracks(studio.talk) == [{owner_is.id}] * 2)
    await run_db(end_talk, owner_is, studio.talk)
    await until(lambda: TalkId(studio.talk) not in studio.rtc.talks())
    assert _tracks(studio.talk) == [{owner_is.id}] * 2


async def test_a_disk_that_fails_ends_the_recording_says_so_and_the_talk_goes_on(
    studio: Studio, recordings: Path
) -> None:
    owner_is, ada_is = studio.house.owner, studio.house.ada
    await studio.connect(owner_is, OWNER_HZ)
    ada = await studio.connect(ada_is)
    await studio.act(owner_is, PersonAct(do="stage.unmute"))
    (recordings / studio.talk).write_bytes(b"in the way")
    await studio.act(owner_is, RecordingAct(do="recording.start"))
    await until(lambda: "recording_failed" in studio.acts())
    assert (await run_db(recorded_in, studio.talk)).people == frozenset()
    await until(lambda: ada.hears(OWNER_HZ))

    (recordings / studio.talk).unlink()
    await studio.act(owner_is, RecordingAct(do="recording.start"))
    await until(lambda: _tracks(studio.talk) == [{owner_is.id}])
    assert studio.acts().count("recording_failed") == 1


async def test_the_persons_other_pages_are_told_where_the_sound_is(studio: Studio) -> None:
    await studio.connect(studio.house.owner)
    (taken,) = studio.facts("rtc.taken")
    assert (taken["talk"], taken["device"]) == (studio.talk, "page")


async def test_what_cannot_be_read_is_refused_and_the_room_goes_on(studio: Studio) -> None:
    owner_is = studio.house.owner
    voice = await run_db(require_voice, owner_is, studio.talk)
    for offer in ("", "v=0", "\x00" * 400):
        with pytest.raises(Invalid, match="offer_malformed"):
            await studio.rtc.answer(studio.talk, owner_is.id, "page", offer, voice)
    with pytest.raises(Conflict, match="no_offer_yet"):
        await studio.rtc.add_candidate(studio.talk, owner_is.id, "candidate:1 1 udp 1 127.0.0.1 9 typ host")
    with pytest.raises(Conflict, match="no_offer_yet"):
        await studio.rtc.add_candidate(TalkId("nowhere"), owner_is.id, "")
    await studio.connect(owner_is, OWNER_HZ)


async def test_only_who_is_in_the_talk_gets_its_sound(studio: Studio) -> None:
    with pytest.raises(Conflict, match="not_in_talk"):
        await run_db(require_voice, studio.house.ada, studio.talk)
    with pytest.raises(NotFound):
        await run_db(require_voice, studio.house.ada, studio.house.room.id)


async def test_a_clip_is_heard_by_everyone_until_it_ends_which_is_told(studio: Studio) -> None:
    owner_is, ada_is = studio.house.owner, studio.house.ada
    owner, ada = await studio.connect(owner_is), await studio.connect(ada_is)
    jingle = recording("ogg", 1.5, CLIP_HZ)
    clip = (await run_db(add_clip, owner_is, studio.talk, "Jingle", jingle)).id
    await run_db(play, owner_is, studio.talk, clip)
    await until(lambda: owner.hears(CLIP_HZ) and ada.hears(CLIP_HZ))
    await until(lambda: [event["clip"] for event in studio.events("clip.ended")] == [clip])
    assert await run_db(playing_in, studio.talk) == {}
    await until(lambda: ada.is_deaf_to(CLIP_HZ))


async def test_a_clip_stops_when_the_host_says_so_and_starts_anew(studio: Studio) -> None:
    owner_is = studio.house.owner
    owner = await studio.connect(owner_is)
    clip = (await run_db(add_clip, owner_is, studio.talk, "Long", recording("ogg", 60, CLIP_HZ))).id
    for _ in range(2):
        await run_db(play, owner_is, studio.talk, clip)
        await until(lambda: owner.hears(CLIP_HZ))
        await run_db(stop_playing, owner_is, studio.talk, clip)
        await until(lambda: owner.is_deaf_to(CLIP_HZ))


async def test_a_call_in_is_heard_and_who_comes_late_hears_the_rest(studio: Studio) -> None:
    owner_is, ada_is, ben_is = studio.house.owner, studio.house.ada, studio.house.ben
    await studio.connect(owner_is)
    ada = await studio.connect(ada_is)
    question = (await run_db(call_in, ada_is, studio.talk, "", recording("webm", 20, CLIP_HZ))).id
    await run_db(play, owner_is, studio.talk, question)
    await until(lambda: ada.hears(CLIP_HZ))
    ben = await studio.connect(ben_is)
    await until(lambda: ben.hears(CLIP_HZ))


async def test_a_clip_whose_file_is_gone_ends_at_once(studio: Studio) -> None:
    owner_is = studio.house.owner
    await studio.connect(owner_is)
    clip = (await run_db(add_clip, owner_is, studio.talk, "Lost", recording("ogg"))).id
    path_of(f"clips/{clip}.ogg").unlink()
    await run_db(play, owner_is, studio.talk, clip)
    await until(lambda: len(studio.events("clip.ended")) == 1)
