"""The station: what a web process has one of. It owns the hub, the link and the tasks that keep them honest."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from django.conf import settings

from communities.chat.ports import attach_presence
from realtime import metrics
from realtime.attendance import ATTENDANCE, Attendance
from realtime.hub import Hub
from realtime.line import SIGNED_OUT, Line, fact_frame
from realtime.link import Link, NoLink, RedisLink
from realtime.media_remote import RemoteSound
from realtime.orm import run_db, waiting
from realtime.roll import ROLL, Roll
from realtime.rtc import Rtc, Sound, engine_of_settings
from realtime.schemas import HeadsFrame
from realtime.wire import Batch, before_shutdown
from talk.shows.services.playing import end_overdue
from workspace.core.clock import now
from workspace.core.events import Hint, set_sink
from workspace.people.events import HOUSE
from workspace.people.services.credentials import valid_credentials

log = structlog.get_logger(__name__)

HEARTBEAT_S = 20
OVERDUE_S = 5


class Station:
    """Made in the running event loop, by the first socket of the process."""

    def __init__(self, link: Link, sound: Sound | None = None) -> None:
        self.hub = Hub(link)
        self._roll = Roll(self.hub)
        self._attendance = Attendance(self.hub)
        self.sound = sound
        self._second = 0
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to hear and to forward."""
        set_sink(self._sink)
        attach_presence(lambda: self._roll.here)
        self.hub.hear_facts(ROLL, self._roll.hear)
        self.hub.hear_facts(ATTENDANCE, self._attendance.hear)
        await self.hub.start()
        self._watch = asyncio.ensure_future(self._keep_watch())
        before_shutdown(self.hub.close_all)

    def _sink(self, hint: Hint) -> None:
        """Take a hint of this process, from any thread, after its commit."""
        self.hub.sink(hint)
        if self.sound is not None:
            self.sound.notice(hint)

    def greet(self, line: Line) -> None:
        """Tell a line that has joined the house who is here."""
        frame = fact_frame(HOUSE, self._roll.snapshot().model_dump_json())
        line.write_fact(Batch([frame]))

    async def _keep_watch(self) -> None:
        """Once a second: presence, lost access, a slice of the heartbeats. It outlives every failure."""
        while True:
            await asyncio.sleep(1)
            self._second += 1
            for duty in self._duties():
                try:
                    await duty()
                except Exception as error:
                    log.warning("A duty of the watch failed", error=type(error).__name__)

    def _duties(self) -> list[Callable[[], Awaitable[None]]]:
        duties: list[Callable[[], Awaitable[None]]] = [self._tick, self.hub.check_access]
        # While other processes cannot be heard, the log is looked at every second.
        if not self.hub.link.healthy or self._second % HEARTBEAT_S == 0:
            duties.append(self.hub.pull_all)
        duties += [self._beat, self._attendance.tick]
        if self._second % OVERDUE_S == 0:
            duties.append(self._end_overdue)
        if self.sound is not None:
            duties.append(self.sound.tick)
        if self._second % HEARTBEAT_S == 0:
            duties.append(self._check_credentials)
        return duties

    async def _tick(self) -> None:
        self._roll.tick()
        metrics.ORM_WAITING.set(waiting())
        if self._second % HEARTBEAT_S == 0:
            self.hub.sweep()

    async def _end_overdue(self) -> None:
        await run_db(end_overdue, now())

    async def _beat(self) -> None:
        """Send heads to the lines whose second it is: everyone every `HEARTBEAT_S`, never all at once."""
        for line in self.hub.all_lines():
            if line.topics and (self._second - line.beat) % HEARTBEAT_S == 0:
                line.reply(HeadsFrame(topics=self.hub.beat_of(line)))

    async def _check_credentials(self) -> None:
        """Close lines whose session or token has run out by time, or lost its row without a word."""
        lines = list(self.hub.all_lines())
        pairs = {(line.person, line.credential) for line in lines}
        valid = await run_db(valid_credentials, pairs)
        for line in lines:
            if (line.person, line.credential) not in valid:
                line.close(SIGNED_OUT)
                self.hub.exit(line)


_starting: "asyncio.Future[Station] | None" = None


async def station() -> Station:
    """Return the process's station, starting it on first use."""
    global _starting
    if _starting is None or (_starting.done() and (_starting.cancelled() or _starting.exception())):
        _starting = asyncio.ensure_future(_start())
    return await asyncio.shield(_starting)


async def _start() -> Station:
    if settings.REDIS_URL:
        link = RedisLink(settings.REDIS_URL)
        made = Station(link, RemoteSound(settings.REDIS_URL, link))
    else:
        made = Station(NoLink(), Rtc(engine_of_settings))
    await made.start()
    return made
