"""The bridge to the ORM: bounded, parallel, and unmoved by what fails in it."""

import asyncio
import threading

import pytest

from realtime import orm
from realtime.orm import THREADS, WAITING_LIMIT, run_db, waiting
from tests.making import make_person
from workspace.core.errors import NotFound, Unavailable
from workspace.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


async def test_calls_run_side_by_side() -> None:
    """All threads meet at a barrier, which one thread after the other never could."""
    barrier = threading.Barrier(THREADS)
    await asyncio.gather(*(run_db(barrier.wait, 10) for _ in range(THREADS)))


async def test_what_a_service_raises_arrives() -> None:
    def refuse() -> None:
        raise NotFound

    with pytest.raises(NotFound):
        await run_db(refuse)
    assert waiting() == 0


async def test_beyond_the_bound_a_call_is_refused_at_once_and_the_others_finish() -> None:
    release = threading.Event()
    calls = [asyncio.ensure_future(run_db(release.wait)) for _ in range(WAITING_LIMIT)]
    await asyncio.sleep(0)
    assert waiting() == WAITING_LIMIT
    with pytest.raises(Unavailable):
        await run_db(release.wait)
    release.set()
    assert all(await asyncio.gather(*calls))
    assert waiting() == 0


async def test_arguments_and_results_pass_through_the_database() -> None:
    person = await run_db(make_person, "Ada Lovelace")
    assert await run_db(Person.objects.get, id=person.id) == person


async def test_a_given_up_call_gives_its_place_back() -> None:
    release = threading.Event()
    call = asyncio.ensure_future(run_db(release.wait))
    await asyncio.sleep(0)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    release.set()
    assert waiting() == 0
    assert orm.waiting() == 0
