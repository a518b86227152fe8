"""Whoever wants a talk's sound as HLS gets it, and it is written for no longer than that."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from django.test import override_settings

from realtime.hls_http import serve_hls
from realtime.orm import run_db
from realtime.rtc import Rtc
from talk.media.config import EngineConfig
from talk.media.hls import PLAYLIST
from talk.media.ids import TalkId
from talk.media.thread import EngineThread
from talk.shows.hls import WANTED_FOR_S, address_for, folder_of
from talk.shows.schemas import PersonAct, TalkIn
from talk.shows.services.sessions import end_talk, make_talk
from talk.shows.services.stage import act_on_stage, enter_talk
from talk.shows.voices import require_voice
from tests.realtime.conftest import House
from tests.talk.media.people import Person as Client
from tests.talk.media.people import until
from workspace.core.events import set_sink

pytestmark = pytest.mark.once

OWNER_HZ = 440.0


class Broadcast:
    """A live talk of the owner, who says something, and a listener without a line."""

    def __init__(self, house: House, rtc: Rtc, talk: str) -> None:
        self.house, self.rtc, self.talk = house, rtc, talk
        self.owner = Client(house.owner.id, OWNER_HZ)

    async def begin(self) -> None:
        """Let the owner speak, whom the listener hears then."""
        owner = self.house.owner
        voice = await run_db(require_voice, owner, self.talk)
        answer = await self.rtc.answer(self.talk, owner.id, "page", await self.owner.offer(), voice)
        await self.owner.accept(answer.sdp)
        await run_db(act_on_stage, owner, self.talk, PersonAct(do="stage.unmute"))

    async def url(self) -> str | None:
        """Ask for an address, as the listener's page does; and have a second pass."""
        answer = await run_db(address_for, self.house.ada, self.talk)
        await self.rtc.tick()
        return answer.url

    async def until_written(self) -> str:
        """Ask until there is an address."""
        async with asyncio.timeout(15):
            while (url := await self.url()) is None:  # noqa: ASYNC110 - it is asked for, as pages do
                await asyncio.sleep(0.1)
        return url

    def runs(self) -> list[Path]:
        """Return what is being written."""
        folder = folder_of(self.talk)
        return [each for each in folder.iterdir() if each.is_dir()] if folder.is_dir() else []


@pytest.fixture(autouse=True)
def root(tmp_path: Path) -> Iterator[Path]:
    """Keep the sound in a folder of the test."""
    with override_settings(HLS_ROOT=tmp_path):
        yield tmp_path


@pytest.fixture
async def broadcast(house: House) -> AsyncIterator[Broadcast]:
    """Let the owner start a talk."""
    rtc = Rtc(lambda hear: EngineThread(EngineConfig(joins_per_s=1000), hear))
    before = set_sink(rtc.notice)
    talk = await run_db(
        make_talk, house.owner, TalkIn(community=house.room.community_id or "", title="On air")
    )
    await run_db(enter_talk, house.ada, talk.id)
    made = Broadcast(house, rtc, talk.id)
    yield made
    await made.owner.leave()
    await rtc.close()
    set_sink(before)


async def _ask(path: str, method: str = "GET") -> tuple[int, dict[bytes, bytes], bytes]:
    """Ask as a browser does: status, headers, body."""
    said: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    await serve_hls({"type": "http", "method": method, "path": path}, send)
    start, body = said
    return start["status"], dict(start["headers"]), body["body"]


async def _read(url: str) -> bytes:
    status, _, body = await _ask(url)
    assert status == 200
    return body


async def _heard(url: str) -> float:
    """Return the loudest frequency (Hz) in what a player reads: the playlist, the head, the last two parts."""
    names = [line for line in (await _read(url)).decode().splitlines() if not line.startswith("#")]
    sound = b"".join([await _read(url.replace(PLAYLIST, name)) for name in ["init.mp4", *names[-2:]]])
    with av.open(BytesIO(sound), "r") as container:
        heard = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(heard.size)))
    return int(spectrum.argmax()) * 48_000 / heard.size


async def test_a_listener_without_a_line_reads_what_the_host_says(broadcast: Broadcast) -> None:
    assert await broadcast.url() is None
    assert broadcast.runs() == [], "before anybody's sound is here"
    await broadcast.begin()
    url = await broadcast.until_written()
    async with asyncio.timeout(15):
        while abs(await _heard(url) - OWNER_HZ) > 2:  # noqa: ASYNC110 - what is waited for is heard
            await asyncio.sleep(0.3)
    await run_db(end_talk, broadcast.house.owner, broadcast.talk)
    await until(lambda: TalkId(broadcast.talk) not in broadcast.rtc.talks())
    await until(lambda: not folder_of(broadcast.talk).exists())


async def test_it_is_written_while_it_is_wanted_and_begun_anew_when_it_is_again(broadcast: Broadcast) -> None:
    await broadcast.begin()
    first = await broadcast.until_written()
    mark = folder_of(broadcast.talk) / "wanted"
    long_ago_s = mark.stat().st_mtime - WANTED_FOR_S - 1
    os.utime(mark, (long_ago_s, long_ago_s))
    await broadcast.rtc.tick()
    await until(lambda: broadcast.runs() == [])
    second = await broadcast.until_written()
    assert second.split("/")[4] != first.split("/")[4]


async def test_a_talk_that_moves_to_another_engine_leaves_nothing_behind(broadcast: Broadcast) -> None:
    await broadcast.begin()
    await broadcast.until_written()
    await broadcast.rtc.drop(TalkId(broadcast.talk))
    assert broadcast.runs() == []
    assert (folder_of(broadcast.talk) / "wanted").exists(), "the other engine has to know"


async def test_an_engine_that_is_closed_leaves_nothing_behind(broadcast: Broadcast) -> None:
    await broadcast.begin()
    await broadcast.until_written()
    await broadcast.rtc.close()
    assert broadcast.runs() == []


async def test_what_is_served_says_what_it_is_and_how_long_it_may_be_kept(broadcast: Broadcast) -> None:
    await broadcast.begin()
    url = await broadcast.until_written()
    status, headers, body = await _ask(url)
    assert (status, headers[b"content-type"]) == (200, b"application/vnd.apple.mpegurl")
    assert headers[b"cache-control"] == b"private, max-age=0"
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert int(headers[b"content-length"]) == len(body)
    status, headers, body = await _ask(url.replace(PLAYLIST, "init.mp4"), "HEAD")
    assert (status, headers[b"content-type"], body) == (200, b"audio/mp4", b"")
    assert headers[b"cache-control"] == b"private, max-age=3600"
    assert (await _ask(url, "POST"))[0] == 405
    for wrong in (url[:-1], "/hls/", "/hls/../../etc/passwd", url.replace(PLAYLIST, "part-999.m4s")):
        assert (await _ask(wrong))[0] == 404
