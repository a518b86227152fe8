"""The console script, in processes of its own, as somebody types it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.servers import ROOT, free_port
from tests.live import copy_tables, flurfunk, outer_environment
from tests.servers import wait_until
from workspace.config.cli import COMMANDS
from workspace.config.cli.run import EMBEDDED
from workspace.config.cli.web import MESSAGE_LIMIT_BYTES
from workspace.config.demo.sign_ins import demo_sign_ins
from workspace.config.preflight import CannotStart, require_data_folder, require_free_port

pytestmark = pytest.mark.pure
Environ = dict[str, str]


@pytest.fixture
def environ(tmp_path: Path) -> Environ:
    """Return the environment of an installation that has nothing but a folder."""
    fresh = {
        "FLURFUNK_DATA": str(tmp_path / "data"),
        "PORT": str(free_port()),
        "DATABASE_URL": "",
        "REDIS_URL": "",
    }
    return {**outer_environment(), **fresh, "LOG_LEVEL": "INFO"}


@pytest.fixture
def migrated(environ: Environ) -> Environ:
    """Return the environment of an installation whose tables are there already."""
    data = Path(environ["FLURFUNK_DATA"])
    data.mkdir()
    copy_tables(data)
    return environ


@pytest.fixture
def running(environ: Environ, tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Start `flurfunk run --demo` and wait until it says where it is."""
    log = tmp_path / "run.log"
    command = [sys.executable, "-m", "workspace.config.cli", "run", "--demo"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    try:
        wait_until(
            lambda: "Stop with" in log.read_text() or process.poll() is not None, "run did not start", 60
        )
        assert process.poll() is None, log.read_text()
        yield process
    finally:
        process.kill()
        process.wait()


def test_help_names_every_command(environ: Environ) -> None:
    said = flurfunk("--help", env=environ).stdout
    assert [command.name for command in COMMANDS if command.name not in said] == []


@pytest.mark.faults
def test_run_serves_and_ends_with_all_its_processes(
    running: "subprocess.Popen[bytes]", environ: Environ, tmp_path: Path
) -> None:
    assert _status(environ, "/healthz") == 200
    assert _status(environ, "/readyz") == 200
    kept = _descendants(running.pid)
    assert len(kept) >= len(EMBEDDED)
    said = (tmp_path / "run.log").read_text()
    assert f"http://localhost:{environ['PORT']}" in said
    assert all(sign_in.email in said for sign_in in demo_sign_ins())
    started_s = time.monotonic()
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=10) == 0
    assert time.monotonic() - started_s < 7
    assert [pid for pid in kept if _is_alive(pid)] == []
    assert "Traceback" not in (tmp_path / "run.log").read_text()


@pytest.mark.faults
@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux's")
def test_a_supervisor_that_is_killed_leaves_no_process_and_no_port(
    running: "subprocess.Popen[bytes]", environ: Environ
) -> None:
    kept = _descendants(running.pid)
    running.kill()
    running.wait()
    wait_until(lambda: not any(map(_is_alive, kept)), "processes were left behind", 10)
    require_free_port("127.0.0.1", int(environ["PORT"]))


def test_the_demo_refuses_a_database_that_holds_anything(migrated: Environ) -> None:
    appointed = flurfunk("administrator", "anna@example.org", "--name", "Anna", env=migrated)
    assert appointed.returncode == 0, appointed.stderr
    refused = flurfunk("demo", env=migrated)
    assert refused.returncode == 1
    assert refused.stderr.strip() == (
        "The demo is loaded into an empty database only, and this one holds something already."
    )


def test_the_first_administrator_gets_a_link_and_may_invite(migrated: Environ) -> None:
    early = flurfunk("invite", "ben@example.org", env=migrated)
    assert (early.returncode, early.stderr.strip()) == (
        1,
        "There is no administrator yet: flurfunk administrator EMAIL --name NAME",
    )
    appointed = flurfunk("administrator", "anna@example.org", "--name", "Anna", env=migrated)
    assert f"http://localhost:{migrated['PORT']}/password/" in appointed.stdout
    invited = flurfunk("invite", "ben@example.org", "--role", "moderator", env=migrated)
    assert f"http://localhost:{migrated['PORT']}/welcome/" in invited.stdout
    again = flurfunk("administrator", "anna@example.org", "--name", "Anna", env=migrated)
    assert (again.returncode, "account for this address" in again.stderr) == (1, True)


def test_check_tells_what_is_missing(environ: Environ) -> None:
    before = flurfunk("check", env=environ)
    assert (before.returncode, "migrations pending" in before.stdout) == (1, True)
    assert flurfunk("migrate", env=environ).returncode == 0
    after = flurfunk("check", env=environ)
    assert (after.returncode, "not configured" in after.stdout) == (0, True)


def test_a_database_that_is_away_is_one_readable_line(environ: Environ) -> None:
    away = {**environ, "DATABASE_URL": f"postgres://nobody@127.0.0.1:{free_port()}/nothing"}
    refused = flurfunk("migrate", env=away)
    assert (refused.returncode, len(refused.stderr.strip().splitlines())) == (1, 1)
    assert refused.stderr.startswith("Flurfunk cannot reach its database")


def test_a_port_in_use_is_one_readable_line(environ: Environ) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(environ["PORT"])))
        taken.listen()
        for command in ("run", "web"):
            refused = flurfunk(command, env=environ)
            assert (refused.returncode, len(refused.stderr.strip().splitlines())) == (1, 1)
            assert f"port {environ['PORT']}" in refused.stderr


def test_a_data_folder_that_cannot_be_is_one_readable_line(environ: Environ, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = flurfunk("migrate", env={**environ, "FLURFUNK_DATA": str(tmp_path / "file" / "data")})
    assert (refused.returncode, len(refused.stderr.strip().splitlines())) == (1, 1)
    assert "FLURFUNK_DATA" in refused.stderr


def test_a_wrong_environment_is_told_without_a_traceback(environ: Environ) -> None:
    refused = flurfunk("web", env={**environ, "PORT": "none"})
    assert refused.returncode == 1
    assert "  PORT: " in refused.stderr
    assert "Traceback" not in refused.stderr


def test_preflight_passes_what_is_fine(tmp_path: Path) -> None:
    require_data_folder(tmp_path / "new" / "folder")
    require_free_port("127.0.0.1", free_port())
    require_free_port(
        "::1" if socket.has_ipv6 and Path("/proc/net/if_inet6").exists() else "127.0.0.1", free_port()
    )
    with pytest.raises(CannotStart):
        require_free_port("192.0.2.1", 8000)


def test_the_socket_takes_the_longest_message_that_a_client_may_escape() -> None:
    from communities.chat.schemas import BODY_LIMIT

    assert BODY_LIMIT * len("\\ud83d\\ude00") < MESSAGE_LIMIT_BYTES


def _status(environ: Environ, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", int(environ["PORT"]), timeout=5)
    try:
        connection.request("GET", path, headers={"Host": f"localhost:{environ['PORT']}"})
        return connection.getresponse().status
    finally:
        connection.close()


def _descendants(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(child): int(parent) for child, parent in (line.split() for line in listed.splitlines())}
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")
