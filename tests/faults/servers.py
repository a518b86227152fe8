"""Private servers for tests: PostgreSQL, Redis and web processes on free loopback ports.

Each is a child of the running program and is ended by its own id. Everything lives in one temporary folder.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

from tests.templates import copy_template
from workspace.config.preflight import die_with_parent

ROOT = Path(__file__).resolve().parents[2]
START_S = 60.0
STOP_S = 10.0
_PORTS = range(10_000, 30_000)
_launcher = ThreadPoolExecutor(1, thread_name_prefix="launcher")
"""Forks all servers: the kernel takes the thread that forked for the parent, so it has to last."""


def beside(url: str, database: str) -> str:
    """Return the address of another database of the same PostgreSQL."""
    return url.rpartition("/")[0] + f"/{database}"


def create_database(url: str, name: str, *, like: str = "template1") -> None:
    """Make a database, empty or the same as another to which nobody is connected; `url` is that of a third."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"'.encode())


class NotStarted(RuntimeError):
    """A server ended or stayed silent instead of listening."""


def free_port() -> int:
    """Return a port of 127.0.0.1 on which nobody listens right now.

    None of those that the kernel hands out, to programs that ask for any port and to outgoing connections: until a
    server listens, seconds later, one of them might have it.
    """
    while True:
        port = secrets.choice(_PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Server:
    """One process with one port, that can be killed and started again on it."""

    def __init__(self, name: str, folder: Path, *, core: int | None = None) -> None:
        self.name = name
        self.folder = folder
        self.port = free_port()
        self._core = core
        self._process: subprocess.Popen[bytes] | None = None

    def argv(self) -> list[str]:
        """Return the command line."""
        raise NotImplementedError

    def environment(self) -> Mapping[str, str]:
        """Return what differs from this program's environment."""
        return {}

    def owner(self) -> str | None:
        """Return the account that the process runs under where it must not be root's."""
        return None

    @property
    def log(self) -> Path:
        """Return the file that the process writes to."""
        return self.folder / f"{self.name}.log"

    @property
    def pid(self) -> int:
        """Return the id of the running process."""
        if self._process is None:
            raise NotStarted(self.name)
        return self._process.pid

    def start(self) -> None:
        """Start and wait until it listens. Raises `NotStarted` with the end of its log."""
        if self.is_ready():
            raise NotStarted(f"{self.name}: somebody else listens on port {self.port}")
        self._process = _launcher.submit(self._launch).result()
        self._wait_until_listening()

    def _launch(self) -> "subprocess.Popen[bytes]":
        pin = [] if self._core is None else ["taskset", "-c", str(self._core)]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [*pin, *self.argv()],
                cwd=ROOT,
                env={**os.environ, **self.environment()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                user=self.owner(),
                preexec_fn=_end_with_us,  # noqa: PLW1509 - a single system call, no lock
            )

    def _wait_until_listening(self) -> None:
        end = time.monotonic() + START_S
        while time.monotonic() < end and self._process is not None and self._process.poll() is None:
            if self.is_ready():
                return
            time.sleep(0.05)
        self.kill()
        raise NotStarted(f"{self.name}: {self.log.read_text(errors='replace')[-2000:]}")

    def is_ready(self) -> bool:
        """Tell whether the port answers."""
        try:
            socket.create_connection(("127.0.0.1", self.port), 0.5).close()
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """End at once, without a chance to tidy up."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End in order. A server that was never started or has ended already is left alone."""
        self._end(signal.SIGTERM)

    def pause(self) -> None:
        """Stop the process's clock: it keeps its connections and answers nobody."""
        os.kill(self.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Let a paused process run again."""
        os.kill(self.pid, signal.SIGCONT)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(how)
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Postgres(Server):
    """A private PostgreSQL; runs as the account `postgres` where this program is root, which initdb refuses."""

    def __init__(self, folder: Path, *, core: int | None = None) -> None:
        super().__init__("postgres", folder, core=core)
        self._data = folder / "postgres"

    @property
    def url(self) -> str:
        """Return what goes into DATABASE_URL."""
        return f"postgres://flurfunk@127.0.0.1:{self.port}/postgres"

    def owner(self) -> str | None:
        return "postgres" if os.getuid() == 0 else None

    def argv(self) -> list[str]:
        settings = (
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={self._data}",
            f"port={self.port}",
        )
        return [_postgres_tool("postgres"), "-D", str(self._data), *(f"-c{setting}" for setting in settings)]

    def start(self) -> None:
        if not self._data.exists():
            self._make_cluster()
        super().start()

    def is_ready(self) -> bool:
        command = [_postgres_tool("pg_isready"), "-q", "-d", self.url]
        return subprocess.run(command, check=False).returncode == 0

    def stop(self) -> None:
        """End with SIGINT: connections are cut, the data is complete."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End with SIGQUIT, PostgreSQL's immediate stop; the next start replays its log."""
        self._end(signal.SIGQUIT)

    def url_of(self, database: str) -> str:
        """Return the address of one of its databases."""
        return beside(self.url, database)

    def create_database(self, name: str, *, like: str = "template1") -> str:
        """Make a database and return its address. See `create_database`."""
        create_database(self.url, name, like=like)
        return self.url_of(name)

    def start_migrated(self) -> None:
        """Start a new cluster in which the databases `postgres` and `flurfunk` have all tables, and no rows."""
        copy_template("cluster", _make_migrated, self.folder)
        self.start()

    def _make_cluster(self) -> None:
        self._data.mkdir(mode=0o700)
        owner = self.owner()
        if owner is not None:
            shutil.chown(self._data, owner)
        words = ("-U", "flurfunk", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
        made = subprocess.run(
            [_postgres_tool("initdb"), "-D", str(self._data), *words],
            check=False,
            cwd=self._data,
            capture_output=True,
            user=owner,
        )
        if made.returncode:
            raise NotStarted(made.stderr.decode(errors="replace"))


def _make_migrated(folder: Path) -> None:
    server = Postgres(folder)
    server.start()
    try:
        with tempfile.TemporaryDirectory() as data:
            env = {"DATABASE_URL": server.url, "REDIS_URL": "", "FLURFUNK_DATA": data}
            command = [sys.executable, "-m", "workspace.config.cli", "migrate"]
            subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, check=True, capture_output=True)
        create_database(server.url_of("template1"), "flurfunk", like="postgres")
    finally:
        server.stop()
    server.log.unlink()


class Redis(Server):
    """A private Redis that keeps nothing: after a restart it is empty."""

    def __init__(self, folder: Path, *, core: int | None = None) -> None:
        super().__init__("redis", folder, core=core)

    @property
    def url(self) -> str:
        """Return what goes into REDIS_URL."""
        return f"redis://127.0.0.1:{self.port}/0"

    def argv(self) -> list[str]:
        keep = ("--save", "", "--appendonly", "no")
        return ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", *keep]


class Web(Server):
    """A web process of the product."""

    def __init__(self, name: str, folder: Path, env: Mapping[str, str], *, core: int | None = None) -> None:
        super().__init__(name, folder, core=core)
        self._env = env

    @property
    def url(self) -> str:
        """Return the address of its pages."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        """Return host and port."""
        return f"127.0.0.1:{self.port}"

    @property
    def origin(self) -> str:
        """Return what a browser names as the origin of its pages."""
        return f"http://localhost:{self.port}"

    def environment(self) -> Mapping[str, str]:
        return {**self._env, "PORT": str(self.port)}

    def argv(self) -> list[str]:
        return [sys.executable, "-m", "workspace.config.cli", "web"]


class Ground:
    """A PostgreSQL, a Redis, and web processes on both, in a folder that goes with them."""

    def __init__(
        self,
        *,
        webs: int = 2,
        core: int | None = None,
        env: Mapping[str, str] | None = None,
        start_webs: bool = True,
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="flurfunk-"))
        self.folder.chmod(0o755)
        self.postgres = Postgres(self.folder, core=core)
        self.redis = Redis(self.folder, core=core)
        self.env = {
            "DATABASE_URL": self.postgres.url,
            "REDIS_URL": self.redis.url,
            "FLURFUNK_URL": "",
            "FLURFUNK_DATA": str(self.folder / "data"),
            "SECRET_KEY": "only for tests",
            "FLURFUNK_SEND_LIMIT": "100000/1",
            "LOG_LEVEL": "WARNING",
            "DJANGO_SETTINGS_MODULE": "workspace.config.settings",
            **(env or {}),
        }
        self._start_webs = start_webs
        self.webs = [Web(f"web{number}", self.folder, self.env, core=core) for number in range(webs)]

    def __enter__(self) -> Self:
        try:
            self.postgres.start_migrated()
            self.redis.start()
            for web in self.webs if self._start_webs else ():
                web.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: object, trace: TracebackType | None) -> None:
        if kind is not None:
            self.tell_logs()
        self.close()

    def close(self) -> None:
        """Stop all of it and remove the folder."""
        for server in (*self.webs, self.redis, self.postgres):
            server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def tell_logs(self) -> None:
        """Print the end of every log, where a test has failed."""
        for path in sorted(self.folder.glob("*.log")):
            print(f"--- {path.name}\n{path.read_text(errors='replace')[-3000:]}", file=sys.stderr)  # noqa: T201

    def run(self, *args: str) -> str:
        """Run Python with the servers' environment and return what it printed. Raises on failure."""
        done = self._run(args)
        if done.returncode:
            raise NotStarted(done.stderr[-3000:])
        return done.stdout

    def run_until_death(self, *args: str) -> int:
        """Run Python like `run` and return its exit code, negative for a signal."""
        return self._run(args).returncode

    def _run(self, args: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *args],
            check=False,
            cwd=ROOT,
            env={**os.environ, **self.env},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )


def _postgres_tool(name: str) -> str:
    """Return the path of a PostgreSQL program; Debian keeps them off the PATH. Raises `NotStarted`."""
    found = shutil.which(name)
    if found:
        return found
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if not kept:
        raise NotStarted(f"{name} is missing: install PostgreSQL")
    return str(kept[-1])


def _end_with_us() -> None:
    """Let no server outlive a test run that was killed."""
    die_with_parent(signal.SIGQUIT)
