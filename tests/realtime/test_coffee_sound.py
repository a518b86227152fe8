"""The sound of a coffee room: all who sit there hear each other, nobody else does, and no path leads to a recorder."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import override_settings

from realtime.orm import run_db
from realtime.rtc import Rtc
from realtime.sounds import CAMERA, COFFEE, TALK, kind_of, require_voice, sounds_of, topic_of, voices_of
from talk.coffee.events import coffee_topic
from talk.coffee.services.seats import get_up, mute, sit_down
from talk.media.config import EngineConfig
from talk.media.errors import OffTheRecord
from talk.media.ids import PeerId, TalkId
from talk.media.thread import EngineThread
from talk.shows.events import talk_topic
from talk.shows.hls import new_run
from talk.shows.recordings import folder_of, recorded_in
from tests.realtime.conftest import House
from tests.talk.media.people import Person as Client
from tests.talk.media.people import until
from workspace.core.errors import Conflict, NotFound
from workspace.core.events import Hint, set_sink
from workspace.people.models import Person

pytestmark = pytest.mark.once

OWNER_HZ, ADA_HZ, BEN_HZ = 440.0, 660.0, 1000.0


@dataclass
class Kitchen:
    """A corner with its sound."""

    house: House
    rtc: Rtc
    room: str
    clients: list[Client]

    @property
    def name(self) -> str:
        """Return what the sound calls it."""
        return COFFEE.prefix + self.room

    async def sit(self, person: Person, say: float | None = None) -> Client:
        """Take a seat, open the microphone, and connect the sound."""
        await run_db(sit_down, person, self.room)
        await run_db(mute, person, self.room, on=False)
        client = Client(person.id, say)
        self.clients.append(client)
        voice = await run_db(require_voice, person, self.name)
        answered = await self.rtc.answer(self.name, person.id, "page", await client.offer(), voice)
        await client.accept(answered.sdp)
        return client


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Keep whatever would be kept below a folder of the test."""
    with override_settings(RECORDINGS_ROOT=tmp_path / "recordings", HLS_ROOT=tmp_path / "hls"):
        yield tmp_path


@pytest.fixture
async def kitchen(house: House, disk: Path) -> AsyncIterator[Kitchen]:
    """Open a corner in which nobody sits yet."""
    rtc = Rtc(lambda hear: EngineThread(EngineConfig(joins_per_s=1000), hear))
    before = set_sink(rtc.notice)
    room = await run_db(house.corner)
    kitchen = Kitchen(house, rtc, room, [])
    yield kitchen
    for client in kitchen.clients:
        await client.leave()
    await rtc.close()
    set_sink(before)


async def test_three_at_a_table_hear_each_other_until_one_is_silent_or_gone(kitchen: Kitchen) -> None:
    house = kitchen.house
    owner = await kitchen.sit(house.owner, OWNER_HZ)
    ada, ben = await kitchen.sit(house.ada, ADA_HZ), await kitchen.sit(house.ben, BEN_HZ)
    await until(lambda: owner.hears(ADA_HZ) and owner.hears(BEN_HZ))
    await until(lambda: ada.hears(OWNER_HZ) and ada.hears(BEN_HZ) and ben.hears(ADA_HZ))
    await until(lambda: owner.is_deaf_to(OWNER_HZ))
    await run_db(mute, house.ada, kitchen.room, on=True)
    await until(lambda: owner.is_deaf_to(ADA_HZ) and owner.hears(BEN_HZ))
    await run_db(get_up, house.ben, kitchen.room)
    await until(lambda: owner.is_deaf_to(BEN_HZ))
    assert set(kitchen.rtc.talks()[TalkId(kitchen.name)]) == {house.owner.id, house.ada.id}


async def test_each_sets_the_volume_of_each_for_their_own_ears(kitchen: Kitchen) -> None:
    house = kitchen.house
    await kitchen.sit(house.owner, OWNER_HZ)
    ada, ben = await kitchen.sit(house.ada), await kitchen.sit(house.ben)
    await until(lambda: ada.hears(OWNER_HZ) and ben.hears(OWNER_HZ))
    await kitchen.rtc.set_gain(kitchen.name, house.ada.id, house.owner.id, 0.0)
    await until(lambda: ada.is_deaf_to(OWNER_HZ) and ben.hears(OWNER_HZ))
    with pytest.raises(Conflict):
        await kitchen.rtc.set_gain(kitchen.name, house.stranger.id, house.owner.id, 0.0)


def test_who_does_not_sit_there_gets_no_sound(house: House) -> None:
    room = house.corner()
    name = COFFEE.prefix + room
    for person in (house.ada, house.stranger):
        with pytest.raises(Conflict, match="not_at_table"):
            require_voice(person, name)
        with pytest.raises(NotFound):
            require_voice(person, room)  # nor is there a talk of that id
    sit_down(house.ada, room)
    assert require_voice(house.ada, name).may_speak
    assert set(voices_of(name)) == {house.ada.id}


def test_names_lead_to_their_kind_and_back() -> None:
    assert (kind_of("coffee:06ar5sp75qzfwtaw"), kind_of("06ar5sp75qzfwtaw")) == (COFFEE, TALK)
    assert kind_of("camera:06ar5sp75qzfwtaw") == CAMERA
    assert topic_of("camera:06ar5sp75qzfwtaw") == coffee_topic("06ar5sp75qzfwtaw")
    assert topic_of("coffee:06ar5sp75qzfwtaw") == coffee_topic("06ar5sp75qzfwtaw")
    assert topic_of("06ar5sp75qzfwtaw") == talk_topic("06ar5sp75qzfwtaw")
    names = ["coffee:06ar5sp75qzfwtaw", "camera:06ar5sp75qzfwtaw"]
    assert sounds_of(Hint(coffee_topic("06ar5sp75qzfwtaw"), 1, "")) == names
    assert sounds_of(Hint(talk_topic("06ar5sp75qzfwtaw"), 1, "")) == ["06ar5sp75qzfwtaw"]
    assert sounds_of(Hint(coffee_topic("06ar5sp75qzfwtaw"), 0, "")) == []


async def test_no_path_leads_to_a_recorder(kitchen: Kitchen, disk: Path) -> None:
    """Neither by itself, nor when the recording side is asked for the room by its engine's name."""
    house, name = kitchen.house, TalkId(kitchen.name)
    await kitchen.sit(house.owner, OWNER_HZ)
    ada = await kitchen.sit(house.ada)
    await until(lambda: ada.hears(OWNER_HZ))
    kitchen.rtc.look_again(name)
    await asyncio.sleep(0.3)
    engine, people = kitchen.rtc.engine, frozenset({PeerId(house.owner.id)})
    with pytest.raises(OffTheRecord):
        await engine.record(name, folder_of(name), people)
    with pytest.raises(OffTheRecord):
        await engine.open_hls(name, await asyncio.to_thread(new_run, name))
    with pytest.raises(OffTheRecord):
        await engine.set_tap(name, PeerId(house.owner.id), lambda *_: None)
    assert (await run_db(recorded_in, name)).people == frozenset()
    await run_db(get_up, house.owner, kitchen.room)
    await run_db(get_up, house.ada, kitchen.room)
    await until(lambda: name not in kitchen.rtc.talks())
    files = [file for _, _, files in os.walk(disk) for file in files]
    assert files == []
