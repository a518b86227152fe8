"""`flurfunk web` over the demo organisation, as a person's browser meets it."""

import http.client
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.faults.servers import ROOT, Web
from tests.templates import copy_template
from workspace.config.demo.sign_ins import SignIn, demo_sign_ins


def flurfunk(*words: str, env: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a command of the console script to its end."""
    command = [sys.executable, "-m", "workspace.config.cli", *words]
    return subprocess.run(
        command,
        env=dict(env),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def outer_environment() -> dict[str, str]:
    """Return this process's environment without what the test run itself has set for Django."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "FLURFUNK_"))
    }


def copy_tables(data: Path) -> None:
    """Put an embedded database with all tables and no rows into a data folder, `flurfunk.sqlite3`."""
    copy_template("tables", _make_tables, data)


def _make_tables(folder: Path) -> None:
    _require(flurfunk("migrate", env={**outer_environment(), **_embedded_in(folder)}))
    (folder / "secret_key").unlink()  # each installation has its own


def _embedded_in(folder: Path) -> dict[str, str]:
    return {"FLURFUNK_DATA": str(folder), "DATABASE_URL": "", "REDIS_URL": ""}


def _require(done: "subprocess.CompletedProcess[str]") -> None:
    if done.returncode != 0:
        raise RuntimeError(done.stdout + done.stderr)


class LiveServer(Web):
    """A web process with a data folder of its own. `restart` and `kill` are the tests' to use."""

    def __init__(
        self,
        folder: Path,
        *,
        database_url: str = "",
        redis_url: str = "",
        settings: Mapping[str, str] | None = None,
    ) -> None:
        env = {
            "FLURFUNK_DATA": str(folder / "data"),
            "FLURFUNK_SEND_LIMIT": "1000/10",
            "FLURFUNK_LOBBY_TICK_S": "1",
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "LOG_LEVEL": "WARNING",
            **(settings or {}),
        }
        super().__init__("live", folder, env)
        self.sign_ins: tuple[SignIn, ...] = demo_sign_ins()

    @property
    def url(self) -> str:
        """Return the address of its pages: the origin that the process knows itself by."""
        return f"http://localhost:{self.port}"

    def environment(self) -> Mapping[str, str]:
        """Return its own environment, whatever the test run's is."""
        return {**self._env, "PORT": str(self.port), "FLURFUNK_URL": ""}

    def argv(self) -> list[str]:
        """Return the command line."""
        return [sys.executable, "-m", "workspace.config.cli", "web"]

    def is_ready(self) -> bool:
        """Tell whether it answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def load_demo(self, *, with_episodes: bool = False) -> None:
        """Make the tables and fill them. Without the episodes it is quicker, and tests make their own."""
        data = Path(self.environment()["FLURFUNK_DATA"])
        data.mkdir(parents=True)
        if self.environment()["DATABASE_URL"]:
            self._fill(data, with_episodes=with_episodes)
        else:
            name = "demo-with-episodes" if with_episodes else "demo"
            copy_template(name, lambda folder: self._fill(folder, with_episodes=with_episodes), data)

    def _fill(self, data: Path, *, with_episodes: bool) -> None:
        words = () if with_episodes else ("--silent",)
        env = {**outer_environment(), **self.environment(), "FLURFUNK_DATA": str(data)}
        _require(flurfunk("demo", *words, env=env))

    def restart(self) -> None:
        """Stop in order and start on the same port."""
        self.stop()
        self.start()
