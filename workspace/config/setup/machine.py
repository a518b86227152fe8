"""What the machine has to bring along, and Debian's packages for what it lacks."""

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from workspace.config.setup.says import CannotGoOn, step, try_run


@dataclass(frozen=True, slots=True)
class Need:
    """A program, how to tell whether it is there, and the Debian package that brings it."""

    name: str
    package: str
    is_there: Callable[[], bool]


def program(name: str, package: str) -> Need:
    """Need a program on the PATH."""
    return Need(name, package, lambda: shutil.which(name) is not None)


def postgres_folder() -> Path | None:
    """Return the folder of PostgreSQL's server programs (initdb, pg_ctl), the newest where there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


REDIS = program("redis-server", "redis-server")
POSTGRES = Need("PostgreSQL", "postgresql", lambda: postgres_folder() is not None)
CHROMIUM = program("chromium", "chromium")
ESPEAK = program("espeak-ng", "espeak-ng")
JANUS = program("janus", "janus")


def require(needs: Iterable[Need]) -> None:
    """Install what is missing, as root on Debian and its kin. Raises `CannotGoOn` that names the command."""
    missing = [need for need in needs if not need.is_there()]
    if not missing:
        return
    packages = sorted({need.package for need in missing})
    if shutil.which("apt-get") and os.geteuid() == 0:
        _install(packages)
        missing = [need for need in missing if not need.is_there()]
    if missing:
        names = ", ".join(need.name for need in missing)
        prefix = "" if os.geteuid() == 0 else "sudo "
        raise CannotGoOn(
            f"This needs {names}. On Debian and Ubuntu: {prefix}apt-get install {' '.join(packages)}"
        )


def _install(packages: list[str]) -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    with step(f"apt-get install {' '.join(packages)}"[:34]):
        # A list that was never fetched or has aged, and an installation that broke off, fail the first try.
        if try_run(install, env=env).returncode != 0:
            try_run(["dpkg", "--configure", "-a"], env=env)
            try_run(["apt-get", "update", "-qq"], env=env)
            try_run(install, env=env)
