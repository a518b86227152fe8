"""Several media workers serve one talk: who hears where, who is moved, and what the end of a worker costs whom."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from prometheus_client import REGISTRY

from realtime import media_wire as wire
from realtime.media_remote import RemoteSound
from realtime.media_worker import MediaWorker
from realtime.orm import run_db
from talk.media.ids import TalkId
from talk.shows.schemas import HostAct, PersonAct, SelfAct
from talk.shows.services.stage import leave_talk
from tests.faults.servers import Redis
from tests.realtime.test_media import HZ, Client, Plant, plant
from tests.talk.media.people import until
from workspace.core.events import Hint

__all__ = ["plant"]
pytestmark = pytest.mark.once

ADA_HZ = 1000.0


@pytest.fixture
async def spread(plant: Plant, redis_server: Redis) -> AsyncIterator[RemoteSound]:
    """Return a web process that leaves one person to a talk's origin and puts all others on its edges."""
    web = RemoteSound(redis_server.url, plant.bridge, origin_first=1)
    yield web
    await web.close()


async def begin(plant: Plant, spread: RemoteSound) -> tuple[Client, Client]:
    """Start two workers, an owner who speaks and a listener; return those two, once one hears the other."""
    await plant.start_worker()
    await plant.start_worker()
    owner = await plant.connect(plant.house.owner, HZ, web=spread)
    ada = await plant.connect(plant.house.ada, ADA_HZ, web=spread)
    await plant.act(plant.house.owner, PersonAct(do="stage.unmute"))
    await until(lambda: ada.hears(HZ))
    return owner, ada


def edge_of(plant: Plant) -> MediaWorker:
    """Return the worker that is not the origin."""
    return next(worker for worker in plant.bridge.workers if worker is not plant.origin())


async def test_listeners_hear_on_an_edge_what_is_said_on_the_origin(
    plant: Plant, spread: RemoteSound
) -> None:
    owner, ada = await begin(plant, spread)
    talk = TalkId(plant.talk)
    assert list(plant.origin()._rtc.talks()[talk]) == [owner.peer]
    assert list(edge_of(plant)._rtc.talks()[talk]) == [ada.peer]
    assert owner.line != ada.line
    assert owner.is_deaf_to(ADA_HZ)  # nobody speaks at an edge


async def test_how_many_each_worker_carries_can_be_read_by_prometheus(
    plant: Plant, spread: RemoteSound
) -> None:
    await begin(plant, spread)

    async def shown(worker: MediaWorker) -> float | None:
        await spread.tick()
        return REGISTRY.get_sample_value("flurfunk_media_people", {"worker": worker.name})

    async with asyncio.timeout(5):
        while [await shown(worker) for worker in plant.bridge.workers] != [1.0, 1.0]:  # noqa: ASYNC110 - as Prometheus does
            await asyncio.sleep(0.1)
    edge = {"worker": edge_of(plant).name}
    assert REGISTRY.get_sample_value("flurfunk_media_edge_packets_lost", edge) == 0.0


async def test_a_listener_who_steps_on_stage_is_called_to_the_origin_and_hears_on_meanwhile(
    plant: Plant, spread: RemoteSound
) -> None:
    owner, ada = await begin(plant, spread)
    await plant.act(plant.house.owner, HostAct(do="stage.invite", person=plant.house.ada.id))
    await plant.act(plant.house.ada, SelfAct(do="stage.accept"))
    await plant.act(plant.house.ada, PersonAct(do="stage.unmute"))
    await until(lambda: ada.line in plant.lost("person:"))
    await until(lambda: ada.hears(HZ) and owner.is_deaf_to(ADA_HZ))
    again = await plant.connect(plant.house.ada, ADA_HZ, web=spread)
    assert again.line == owner.line
    await until(lambda: owner.hears(ADA_HZ) and again.hears(HZ))


async def test_whoever_leaves_the_talk_is_disconnected_from_an_edge_as_well(
    plant: Plant, spread: RemoteSound
) -> None:
    _, ada = await begin(plant, spread)
    await run_db(leave_talk, plant.house.ada, plant.talk)
    plant.web.notice(plant.told[-1])
    await until(lambda: ada.connection.connectionState == "closed")


async def test_a_stopped_edge_loses_its_own_listeners_and_nobody_else(
    plant: Plant, spread: RemoteSound
) -> None:
    owner, ada = await begin(plant, spread)
    await plant.stop(edge_of(plant))
    await until(lambda: plant.lost() == [ada.line])
    again = await plant.connect(plant.house.ada, web=spread)
    await until(lambda: again.hears(HZ))
    assert owner.connection.connectionState == "connected"
    assert plant.lost() == [ada.line]


async def test_when_the_origin_goes_an_edge_takes_its_place_and_nobody_on_an_edge_needs_a_new_line(
    plant: Plant, spread: RemoteSound
) -> None:
    await plant.start_worker()
    owner, ada = await begin(plant, spread)
    ben = await plant.connect(plant.house.ben, web=spread)
    await until(lambda: ben.hears(HZ))
    assert len({owner.line, ada.line, ben.line}) == 3
    old = plant.origin()
    await plant.stop(old)
    plant.bridge.workers.remove(old)
    await until(lambda: owner.line in plant.lost())
    await until(lambda: any(worker._leases for worker in plant.bridge.workers))
    ada.forget()
    ben.forget()
    await plant.connect(plant.house.owner, HZ, web=spread)
    await until(lambda: ada.hears(HZ) and ben.hears(HZ))
    assert ada.connection.connectionState == ben.connection.connectionState == "connected"
    assert plant.lost() == [owner.line]


async def test_a_newer_connection_elsewhere_ends_the_older_one(plant: Plant, spread: RemoteSound) -> None:
    _, ada = await begin(plant, spread)
    edge = edge_of(plant)
    older, newer = "1-0", f"{2**50}-0"
    edge._hear(Hint(wire.SEATED, 0, f"{plant.talk} {ada.peer} {older}"))
    await asyncio.sleep(0.1)
    assert ada.connection.connectionState == "connected"
    edge._hear(Hint(wire.SEATED, 0, f"{plant.talk} {ada.peer} {newer}"))
    await until(lambda: ada.connection.connectionState == "closed")
