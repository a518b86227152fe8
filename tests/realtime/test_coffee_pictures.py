"""The pictures of a coffee room: whom the table shows is seen by those who sit there, and nothing is kept."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.test import override_settings

from realtime.orm import run_db
from realtime.rtc import Rtc
from realtime.sounds import CAMERA, COFFEE, require_voice
from talk.coffee.services.cameras import turn_off, turn_on
from talk.coffee.services.seats import get_up, mute, remove_from_table, sit_down
from talk.media.config import EngineConfig
from talk.media.errors import UnknownTalk
from talk.media.ids import PeerId, TalkId
from talk.media.thread import EngineThread
from talk.shows.recordings import folder_of, recorded_in
from tests.realtime.conftest import House
from tests.talk.media.looking import DELTA, KEY, Looker
from tests.talk.media.people import Person as Client
from tests.talk.media.people import until
from workspace.core.errors import Conflict, Invalid
from workspace.core.events import set_sink
from workspace.people.models import Person

pytestmark = pytest.mark.once


@dataclass
class Kitchen:
    """A corner with its pictures."""

    house: House
    rtc: Rtc
    room: str
    lookers: list[Looker] = field(default_factory=list)
    clients: list[Client] = field(default_factory=list)

    @property
    def name(self) -> TalkId:
        """Return what the engine calls its pictures."""
        return TalkId(CAMERA.prefix + self.room)

    async def look(self, person: Person) -> Looker:
        """Connect the pictures of somebody who sits there."""
        looker = Looker(person.id)
        self.lookers.append(looker)
        voice = await run_db(require_voice, person, self.name)
        answered = await self.rtc.answer(self.name, person.id, "page", await looker.offer(), voice)
        await looker.accept(answered.sdp)
        return looker

    async def hear(self, person: Person, say: float | None) -> Client:
        """Connect the sound beside."""
        client = Client(person.id, say)
        self.clients.append(client)
        name = COFFEE.prefix + self.room
        await run_db(mute, person, self.room, on=False)
        voice = await run_db(require_voice, person, name)
        answered = await self.rtc.answer(name, person.id, "page", await client.offer(), voice)
        await client.accept(answered.sdp)
        return client


@pytest.fixture
async def kitchen(house: House, tmp_path: Path) -> AsyncIterator[Kitchen]:
    """Open a corner in which three sit."""
    rtc = Rtc(lambda hear: EngineThread(EngineConfig(joins_per_s=1000), hear))
    before = set_sink(rtc.notice)
    kitchen = Kitchen(house, rtc, await run_db(house.corner))
    for person in (house.owner, house.ada, house.ben):
        await run_db(sit_down, person, kitchen.room)
    with override_settings(RECORDINGS_ROOT=tmp_path / "recordings", HLS_ROOT=tmp_path / "hls"):
        yield kitchen
    for looker in kitchen.lookers:
        await looker.leave()
    for client in kitchen.clients:
        await client.leave()
    await rtc.close()
    set_sink(before)


async def sent_until_seen(sender: Looker, place: int, *others: Looker) -> None:
    """Send key pictures until all of them see one that was not there before."""
    before = [len(other.seen[place]) for other in others]
    async with asyncio.timeout(20):
        while any(len(each.seen[place]) == count for each, count in zip(others, before, strict=True)):
            await sender.send(KEY)
            await asyncio.sleep(0.05)


async def is_unseen(sender: Looker, place: int, other: Looker) -> None:
    """Send until nothing arrives any more, and then some."""
    async with asyncio.timeout(20):
        while True:
            count = len(other.seen[place])
            for _ in range(4):
                await sender.send(KEY)
                await asyncio.sleep(0.05)
            if len(other.seen[place]) == count:
                return


async def test_the_table_decides_who_is_seen_and_the_sound_goes_on(kitchen: Kitchen) -> None:
    house = kitchen.house
    owner_heard, ada_heard = await kitchen.hear(house.owner, 440.0), await kitchen.hear(house.ada, None)
    await until(lambda: ada_heard.hears(440.0))
    with pytest.raises(Conflict, match="nobody_shows"):
        await kitchen.look(house.owner)
    await run_db(turn_on, house.ada, kitchen.room)
    owner, ada, ben = [await kitchen.look(each) for each in (house.owner, house.ada, house.ben)]
    await sent_until_seen(ada, 0, owner, ben)
    await is_unseen(owner, 1, ben)  # a camera that the table does not show
    await run_db(turn_on, house.owner, kitchen.room)
    await sent_until_seen(owner, 1, ada, ben)
    await run_db(turn_off, house.ada, kitchen.room)
    await is_unseen(ada, 0, owner)
    await run_db(get_up, house.ben, kitchen.room)
    await until(lambda: PeerId(house.ben.id) not in kitchen.rtc.talks()[kitchen.name])
    count = len(ben.seen[1])
    await sent_until_seen(owner, 1, ada)
    assert len(ben.seen[1]) == count
    await until(lambda: ada_heard.hears(440.0))
    assert not owner_heard.hears(440.0)
    await run_db(turn_off, house.owner, kitchen.room)  # the last one: the pictures are over
    await until(lambda: kitchen.name not in kitchen.rtc.talks())
    await until(lambda: ada_heard.hears(440.0))


async def test_who_is_taken_out_is_seen_no_more_and_sees_nothing(kitchen: Kitchen) -> None:
    house = kitchen.house
    for person in (house.ada, house.ben):
        await run_db(turn_on, person, kitchen.room)
    owner, ada, ben = [await kitchen.look(each) for each in (house.owner, house.ada, house.ben)]
    await sent_until_seen(ada, 0, owner, ben)
    await run_db(remove_from_table, house.owner, kitchen.room, house.ada.id)
    await until(lambda: PeerId(house.ada.id) not in kitchen.rtc.talks()[kitchen.name])
    count = len(ada.seen[1])
    await sent_until_seen(ben, 1, owner)
    assert len(ada.seen[1]) == count
    with pytest.raises(Conflict, match="not_at_table"):
        await kitchen.look(house.ada)


async def test_an_offer_of_sound_gets_no_pictures(kitchen: Kitchen) -> None:
    await run_db(turn_on, kitchen.house.ada, kitchen.room)
    client = Client(kitchen.house.ada.id)
    kitchen.clients.append(client)
    voice = await run_db(require_voice, kitchen.house.ada, kitchen.name)
    with pytest.raises(Invalid):
        await kitchen.rtc.answer(kitchen.name, kitchen.house.ada.id, "page", await client.offer(), voice)


async def test_no_path_leads_from_a_picture_to_a_recorder(kitchen: Kitchen, tmp_path: Path) -> None:
    """Neither by itself, nor when the recording side is asked for the pictures by their engine's name."""
    house, name = kitchen.house, kitchen.name
    await run_db(turn_on, house.ada, kitchen.room)
    owner, ada = await kitchen.look(house.owner), await kitchen.look(house.ada)
    await sent_until_seen(ada, 0, owner)
    await ada.send(DELTA)
    kitchen.rtc.look_again(name)
    await asyncio.sleep(0.3)
    engine, people = kitchen.rtc.engine, frozenset({PeerId(house.ada.id)})
    for asked in (
        engine.record(name, folder_of(name), people),
        engine.open_hls(name, tmp_path),
        engine.set_tap(name, PeerId(house.ada.id), lambda *_: None),
        engine.set_relay(name, lambda _: None),
    ):
        with pytest.raises(UnknownTalk):
            await asked
    assert (await run_db(recorded_in, name)).people == frozenset()
    for person in (house.owner, house.ada, house.ben):
        await run_db(get_up, person, kitchen.room)
    await until(lambda: name not in kitchen.rtc.talks())
    files = [file for _, _, files in os.walk(tmp_path) for file in files]
    assert files == []
