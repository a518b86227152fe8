"""The servers that are compared, each started alone on the server's core."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.fanout import dialects
from tests.faults.population import populate
from tests.faults.servers import Ground, NotStarted, Server

PEERS = Path(__file__).resolve().parent / "peers"
WORK = Path(__file__).resolve().parents[1] / ".work"
OURS, NAIVE, SOCKETIO, WS = "flurfunk", "channels", "socket.io", "ws"
TARGETS = (OURS, NAIVE, SOCKETIO, WS)


@dataclass(frozen=True, slots=True)
class Target:
    """A running server: where, how it is spoken to, and whose CPU time counts."""

    url: str
    dialect: dialects.Dialect
    processes: dict[str, int]
    tokens: list[str]


class Peer(Server):
    """A server that is not ours."""

    def __init__(self, name: str, ground: Ground, core: int) -> None:
        super().__init__(name, ground.folder, core=core)
        self._env = {"REDIS_URL": ground.redis.url, "NODE_PATH": str(WORK / "node_modules")}

    def environment(self) -> Mapping[str, str]:
        return {**self._env, "PYTHONPATH": str(PEERS)} if self.name == NAIVE else self._env

    def argv(self) -> list[str]:
        if self.name == NAIVE:
            address = ("-v", "0", "-b", "127.0.0.1", "-p", str(self.port))
            return [sys.executable, "-m", "daphne", *address, "naive:application"]
        script = "socketio.js" if self.name == SOCKETIO else "ws.js"
        return ["node", str(PEERS / script), str(self.port)]


class Bench:
    """All targets on one ground, which is populated once."""

    def __init__(self, ground: Ground, members: int, core: int) -> None:
        self._ground = ground
        self._core = core
        made = populate(ground, people=members, rooms=1)
        self._tokens = [person.token for person in made.people]
        self._ours = dialects.flurfunk(made.rooms[0])

    @contextmanager
    def running(self, name: str) -> Iterator[Target]:
        """Run one target for a while."""
        ground = self._ground
        server = ground.webs[0] if name == OURS else Peer(name, ground, self._core)
        server.start()
        try:
            url, processes = f"ws://127.0.0.1:{server.port}", {"web": server.pid}
            if name in (OURS, NAIVE):
                processes["redis"] = ground.redis.pid
            if name == OURS:
                processes["postgres"] = ground.postgres.pid
                yield Target(url, self._ours, processes, self._tokens)
            else:
                yield Target(url, dialects.SOCKETIO if name == SOCKETIO else dialects.PLAIN, processes, [])
        finally:
            server.stop()


def install_peers() -> None:
    """Install socket.io and ws as locked, once. Raises `NotStarted` where Node is missing or npm fails."""
    if shutil.which("npm") is None:
        raise NotStarted("Node and npm are missing: they run the peers")
    lock = (PEERS / "package-lock.json").read_bytes()
    kept = WORK / "package-lock.json"
    if kept.exists() and kept.read_bytes() == lock and (WORK / "node_modules").exists():
        return
    WORK.mkdir(exist_ok=True)
    shutil.copy(PEERS / "package.json", WORK)
    kept.write_bytes(lock)
    command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    done = subprocess.run(
        command, check=False, cwd=WORK, capture_output=True, text=True, env=dict(os.environ)
    )
    if done.returncode:
        kept.unlink()
        raise NotStarted(f"npm could not install the peers:\n{done.stderr[-1500:]}")
