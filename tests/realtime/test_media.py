"""Media workers over a real Redis: who carries a talk, who takes over, and what a web process notices of it."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from realtime import media_wire as wire
from realtime.link import NoLink
from realtime.media_remote import RemoteSound
from realtime.media_worker import MediaWorker
from realtime.orm import run_db
from realtime.rtc import Rtc
from realtime.sounds import require_voice as require_sound
from talk.coffee.services.cameras import turn_off, turn_on
from talk.coffee.services.seats import get_up, mute
from talk.media.config import EngineConfig
from talk.media.ids import TalkId
from talk.media.thread import EngineThread
from talk.shows.hls import address_for
from talk.shows.schemas import AnyAct, PersonAct, TalkIn
from talk.shows.services.board import add_clip
from talk.shows.services.playing import play
from talk.shows.services.sessions import make_talk
from talk.shows.services.stage import act_on_stage, enter_talk
from talk.shows.voices import require_voice
from tests.faults.servers import Redis
from tests.realtime.conftest import House
from tests.talk.media.looking import KEY, Looker
from tests.talk.media.people import Person as Ears
from tests.talk.media.people import until
from tests.talk.media.recordings import recording
from workspace.core.errors import Invalid, Unavailable
from workspace.core.events import Hint, set_sink
from workspace.people.models import Person

pytestmark = pytest.mark.once

HZ = 440.0


class Client(Ears):
    """Somebody at a browser."""

    line = ""
    """What they hear over, as the answer to their offer named it."""


class Bridge(NoLink):
    """The web process's link: hands nudges to the workers of the test, as Redis would."""

    def __init__(self) -> None:
        self.workers: list[MediaWorker] = []

    def send(self, hint: Hint) -> None:
        for worker in self.workers:
            worker._hear(hint)


@dataclass
class Plant:
    """A web process without sockets, and its workers."""

    house: House
    url: str
    talk: str
    told: list[Hint]
    bridge: Bridge
    web: RemoteSound
    running: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    clients: list[Client] = field(default_factory=list)

    async def start_worker(self, config: EngineConfig | None = None) -> MediaWorker:
        """Start a worker and wait until it can be found."""
        given = config or EngineConfig(joins_per_s=1000)
        worker = MediaWorker(self.url, Rtc(lambda hear: EngineThread(given, hear)))
        self.bridge.workers.append(worker)
        self.running[worker.name] = asyncio.ensure_future(worker.run())
        async with asyncio.timeout(10):
            while not await worker._redis.sismember("ff:media:workers", worker.name):  # noqa: ASYNC110 - in Redis
                await asyncio.sleep(0.02)
        set_sink(self.told.append)
        return worker

    async def stop(self, worker: MediaWorker) -> None:
        """Stop a worker as SIGTERM does."""
        task = self.running.pop(worker.name)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async def connect(
        self, person: Person, say: float | None = None, *, web: RemoteSound | None = None
    ) -> Client:
        """Come in, and connect the sound, by a web process of one's own or by the one that is there."""
        await run_db(enter_talk, person, self.talk)
        client = Client(person.id, say)
        self.clients.append(client)
        voice = await run_db(require_voice, person, self.talk)
        asked = web or self.web
        answered = await asked.answer(self.talk, person.id, "page", await client.offer(), voice)
        await client.accept(answered.sdp)
        client.line = answered.line
        return client

    def carriers(self) -> list[str]:
        """Return the names of the workers that carry the talk."""
        return [worker.name for worker in self.bridge.workers if TalkId(self.talk) in worker._rtc.talks()]

    async def run_of_hls(self) -> str:
        """Ask for the sound as HLS until it is written, and return what tells one beginning from another."""
        async with asyncio.timeout(15):
            while (url := (await run_db(address_for, self.house.owner, self.talk)).url) is None:  # noqa: ASYNC110 - as pages do
                await asyncio.sleep(0.1)
        return url.split("/")[4]

    def lost(self, topic: str = "talk:") -> list[str]:
        """Return the lines whose listeners were told to connect anew."""
        facts = [
            json.loads(hint.payload) for hint in self.told if hint.seq == 0 and hint.topic.startswith(topic)
        ]
        return [fact["line"] for fact in facts if fact["type"] == "rtc.lost"]

    async def act(self, person: Person, act: AnyAct) -> None:
        """Do something on stage, and let the workers know."""
        await run_db(act_on_stage, person, self.talk, act)
        self.web.notice(self.told[-1])

    def origin(self) -> MediaWorker:
        """Return the worker that holds the talk's lease."""
        return next(worker for worker in self.bridge.workers if TalkId(self.talk) in worker._leases)


@pytest.fixture
async def plant(house: House, redis_server: Redis) -> AsyncIterator[Plant]:
    """Let the owner start a talk, with nobody to carry it yet."""
    told: list[Hint] = []
    before = set_sink(told.append)
    wish = TalkIn(community=house.room.community_id or "", title="On the landing")
    made = await run_db(make_talk, house.owner, wish)
    bridge = Bridge()
    web = RemoteSound(redis_server.url, bridge)
    plant = Plant(house, redis_server.url, made.id, told, bridge, web)
    yield plant
    for client in plant.clients:
        await client.leave()
    for worker in plant.bridge.workers:
        if worker.name in plant.running:
            await plant.stop(worker)
    await web.close()
    set_sink(before)


async def test_without_a_worker_the_sound_is_away_and_says_so(plant: Plant) -> None:
    with pytest.raises(Unavailable, match="no_audio"):
        await plant.connect(plant.house.owner)


async def test_one_worker_of_several_carries_a_talk_and_follows_its_stage(plant: Plant) -> None:
    await plant.start_worker()
    await plant.start_worker()
    owner, ada = await asyncio.gather(plant.connect(plant.house.owner, HZ), plant.connect(plant.house.ada))
    assert len(plant.carriers()) == 1
    await run_db(act_on_stage, plant.house.owner, plant.talk, PersonAct(do="stage.unmute"))
    plant.web.notice(plant.told[-1])
    await until(lambda: ada.hears(HZ))
    assert owner.is_deaf_to(HZ)


async def test_a_worker_plays_clips_and_tells_their_end(plant: Plant) -> None:
    await plant.start_worker()
    owner_is = plant.house.owner
    owner = await plant.connect(owner_is)
    clip = (await run_db(add_clip, owner_is, plant.talk, "Jingle", recording("ogg", 1.5, HZ))).id
    await run_db(play, owner_is, plant.talk, clip)
    plant.web.notice(plant.told[-1])
    await until(lambda: owner.hears(HZ))
    await until(lambda: any(json.loads(hint.payload)["type"] == "clip.ended" for hint in plant.told))


async def test_a_worker_writes_for_those_without_a_line_and_the_next_one_begins_anew(plant: Plant) -> None:
    first = await plant.start_worker()
    await plant.connect(plant.house.owner, HZ)
    before = await plant.run_of_hls()
    await plant.start_worker()
    await plant.stop(first)
    assert (await run_db(address_for, plant.house.owner, plant.talk)).url is None
    await plant.connect(plant.house.owner, HZ)
    assert await plant.run_of_hls() != before


async def test_another_worker_takes_over_and_everyone_is_told_to_connect_anew(plant: Plant) -> None:
    first = await plant.start_worker()
    await plant.connect(plant.house.owner, HZ)
    await run_db(act_on_stage, plant.house.owner, plant.talk, PersonAct(do="stage.unmute"))
    second = await plant.start_worker()
    await plant.stop(first)
    await plant.web.tick()
    assert plant.lost()
    await plant.connect(plant.house.owner, HZ)
    ada = await plant.connect(plant.house.ada)
    await until(lambda: ada.hears(HZ))
    assert second.name in plant.carriers()


async def test_a_worker_whose_lease_is_gone_falls_silent(plant: Plant) -> None:
    worker = await plant.start_worker()
    owner = await plant.connect(plant.house.owner, HZ)
    await worker._redis.set(f"ff:media:talk:{plant.talk}", "somebody 99")
    await until(lambda: owner.connection.connectionState == "closed")
    assert plant.carriers() == []
    with pytest.raises(Unavailable, match="no_audio"):
        await plant.connect(plant.house.owner, HZ)


async def test_what_a_worker_refuses_is_refused_by_the_web_process(plant: Plant) -> None:
    await plant.start_worker()
    voice = await run_db(require_voice, plant.house.owner, plant.talk)
    with pytest.raises(Invalid, match="offer_malformed"):
        await plant.web.answer(plant.talk, plant.house.owner.id, "page", "v=0", voice)


async def test_who_is_one_too_many_is_told_that_it_is_full_and_when_to_come_again(plant: Plant) -> None:
    await plant.start_worker(EngineConfig(max_waiting_joins=0))
    with pytest.raises(Unavailable, match="audio_full") as refused:
        await plant.connect(plant.house.owner)
    assert refused.value.retry_after_s


async def test_two_hosts_at_two_web_processes_start_the_sound_on_one_worker(
    plant: Plant, redis_server: Redis
) -> None:
    await plant.start_worker()
    await plant.start_worker()
    other = RemoteSound(redis_server.url, plant.bridge)
    people = (plant.house.owner, plant.house.ada, plant.house.ben)
    await asyncio.gather(
        plant.connect(people[0], HZ), plant.connect(people[1], web=other), plant.connect(people[2], web=other)
    )
    await run_db(act_on_stage, plant.house.owner, plant.talk, PersonAct(do="stage.unmute"))
    plant.web.notice(plant.told[-1])
    await until(lambda: all(client.hears(HZ) for client in plant.clients if client.peer != people[0].id))
    assert len(plant.carriers()) == 1
    await other.close()


async def test_a_worker_that_redis_does_not_answer_is_silent_before_another_may_begin(
    plant: Plant, redis_server: Redis
) -> None:
    """Redis hangs, so nothing fails: only the worker's own clock can tell that its lease has run out."""
    await plant.start_worker()
    owner = await plant.connect(plant.house.owner, HZ)
    redis_server.pause()
    try:
        await until(lambda: plant.carriers() == [])
        await until(lambda: owner.connection.connectionState == "closed")
    finally:
        redis_server.go_on()
    assert plant.carriers() == []


def test_a_worker_stops_counting_on_a_lease_well_before_redis_gives_it_to_another() -> None:
    assert wire.HOLD_S + 0.3 < wire.LEASE_MS / 1000
    assert wire.RENEW_S * 3 < wire.HOLD_S


async def test_a_redis_that_has_forgotten_everything_interrupts_nobody(plant: Plant) -> None:
    worker = await plant.start_worker()
    owner = await plant.connect(plant.house.owner, HZ)
    await until(lambda: owner.connection.connectionState == "connected")
    before = await worker._redis.get(wire.lease_key(plant.talk))
    await worker._redis.flushall()
    async with asyncio.timeout(10):
        while await worker._redis.get(wire.lease_key(plant.talk)) != before:  # noqa: ASYNC110 - in Redis
            await asyncio.sleep(0.02)
    assert plant.carriers() == [worker.name]
    assert owner.connection.connectionState == "connected"


async def test_what_was_asked_of_a_dead_worker_is_asked_of_another(plant: Plant) -> None:
    worker = await plant.start_worker()
    await worker._redis.sadd(wire.WORKERS, "ghost")
    await worker._redis.set(wire.worker_key("ghost"), "{}", px=600)
    await worker._redis.set(wire.lease_key(plant.talk), "ghost 1", px=600)
    await plant.connect(plant.house.owner)
    assert plant.carriers() == [worker.name]


async def test_who_comes_after_a_takeover_does_not_keep_the_others_from_being_told(
    plant: Plant, redis_server: Redis
) -> None:
    """The first answer from the new worker comes before anybody has looked whether the old one lives."""
    drowsy = RemoteSound(redis_server.url, plant.bridge, watch_s=3600)
    first = await plant.start_worker()
    await plant.connect(plant.house.owner, web=drowsy)
    await plant.start_worker()
    await plant.stop(first)
    await plant.connect(plant.house.ada, web=drowsy)
    assert plant.lost()
    plant.told.clear()
    await drowsy.tick()
    assert not plant.lost()
    await drowsy.close()


async def test_a_loss_is_told_once(plant: Plant) -> None:
    worker = await plant.start_worker()
    await plant.connect(plant.house.owner)
    await plant.stop(worker)
    await asyncio.gather(plant.web.tick(), plant.web.tick(), plant.web.tick())
    await plant.web.tick()
    told = [hint for hint in plant.told if hint.seq == 0 and "rtc.lost" in hint.payload]
    assert len(told) == 1


async def test_a_worker_carries_a_coffee_room_as_well(plant: Plant) -> None:
    await plant.start_worker()
    owner, ada = plant.house.owner, plant.house.ada
    room = await run_db(plant.house.corner, owner, ada)
    name = f"coffee:{room}"
    ears = []
    for person, say in ((owner, HZ), (ada, None)):
        await run_db(mute, person, room, on=False)
        client = Client(person.id, say)
        plant.clients.append(client)
        voice = await run_db(require_sound, person, name)
        answered = await plant.web.answer(name, person.id, "page", await client.offer(), voice)
        await client.accept(answered.sdp)
        ears.append(client)
    await until(lambda: ears[1].hears(HZ))
    await plant.web.set_gain(name, ada.id, owner.id, 0.0)
    await until(lambda: ears[1].is_deaf_to(HZ))
    await run_db(get_up, ada, room)
    plant.web.notice(plant.told[-1])
    (worker,) = plant.bridge.workers
    await until(lambda: set(worker._rtc.talks()[TalkId(name)]) == {owner.id})


async def test_a_worker_forwards_the_pictures_of_a_coffee_room(plant: Plant) -> None:
    await plant.start_worker()
    owner, ada = plant.house.owner, plant.house.ada
    room = await run_db(plant.house.corner, owner, ada)
    name = f"camera:{room}"
    await run_db(turn_on, ada, room)
    lookers = []
    for person in (owner, ada):
        looker = Looker(person.id)
        voice = await run_db(require_sound, person, name)
        answered = await plant.web.answer(name, person.id, "page", await looker.offer(), voice)
        await looker.accept(answered.sdp)
        lookers.append(looker)
    seen_by_owner, shown = lookers
    async with asyncio.timeout(20):
        while not seen_by_owner.seen[0]:
            await shown.send(KEY)
            await asyncio.sleep(0.05)
    await run_db(turn_off, ada, room)
    for hint in plant.told[-2:]:
        plant.web.notice(hint)
    (worker,) = plant.bridge.workers
    await until(lambda: TalkId(name) not in worker._rtc.talks())
    for looker in lookers:
        await looker.leave()
