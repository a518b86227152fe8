"""The virtual environment in `.venv`: whole, or made anew. A stamp, written last, says that it is whole."""

import hashlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from workspace.config.setup.machine import Need, require
from workspace.config.setup.says import CannotGoOn, inherited, note, run, step, try_run

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".whole"
TOOLS_LOCK = ROOT / "requirements-tools.lock"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
NODE_LOCK = ROOT / "requirements-node.lock"

# pip's settings (pip.conf, PIP_…) are the machine's; uv does not read them, so they are handed over.
_UV_NAMES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
}

_JOINED_BY = {"find-links": ","}


def environment() -> dict[str, str]:
    """Return this process's environment with `.venv` first on the PATH."""
    env = {**os.environ, "VIRTUAL_ENV": str(VENV), "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    env["PATH"] = f"{VENV / 'bin'}{os.pathsep}{env.get('PATH', '')}"
    env.pop("PYTHONHOME", None)
    return env


@contextmanager
def alone_in_clone() -> Iterator[None]:
    """Let one `make` at a time change this clone; the lock ends with the processes that hold it."""
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            flock(handle, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            note("Another make is at work in this clone, waiting for it.")
            flock(handle, LOCK_EX)
        inherited.add(handle)
        yield
    finally:
        inherited.discard(handle)
        os.close(handle)


def ensure_venv(*, dev: bool, node: bool) -> None:
    """Make `.venv` hold exactly what the locks name. An environment for tests serves to run as well."""
    held = _held()
    dev, node = dev or "dev" in held, node or "node" in held
    locks = [DEV_LOCK if dev else RUN_LOCK, TOOLS_LOCK, *([NODE_LOCK] if node else [])]
    kinds = [kind for kind, wanted in (("dev", dev), ("node", node)) if wanted]
    stamp = " ".join([_digest(locks), *kinds])
    if STAMP.is_file() and STAMP.read_text() == stamp:
        return
    if not _can_be_kept():
        _make()
    STAMP.unlink(missing_ok=True)
    with step("Python packages"):
        _sync(locks)
        _link_project()
    _write(STAMP, stamp)


def _held() -> set[str]:
    """Return what a whole environment holds beside the packages to run: `dev`, `node`."""
    return set(STAMP.read_text().split()[1:]) if STAMP.is_file() and _can_be_kept() else set()


def _digest(locks: list[Path]) -> str:
    """Name the contents of the locks, the Python and the place: scripts in a venv hold its path."""
    digest = hashlib.sha256(f"{sys.version}\n{VENV}\n".encode())
    for lock in locks:
        digest.update(lock.read_bytes())
    return digest.hexdigest()


def _can_be_kept() -> bool:
    """Tell whether `.venv` was whole once (no stamp: a start was interrupted) and its Python still starts."""
    return STAMP.is_file() and try_run([str(PYTHON), "-c", ""], env=os.environ).returncode == 0


def _make() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    require([Need("Python's venv module", f"python{version}-venv", _has_venv)])
    with step("Virtual environment"):
        STAMP.unlink(missing_ok=True)
        try:
            if VENV.is_dir():
                shutil.rmtree(VENV)
        except OSError as error:
            raise CannotGoOn(
                f"\nThe half-made {VENV} cannot be removed: {error.strerror}. Please delete it."
            ) from None
        run([sys.executable, "-m", "venv", str(VENV)], env=os.environ)


def _has_venv() -> bool:
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


def _sync(locks: list[Path]) -> None:
    """Install with uv, which takes seconds; where uv is not to be had, with pip."""
    env = environment()
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--require-hashes", "--only-binary", ":all:"]
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        try_run([*pip, "-r", str(TOOLS_LOCK)], env=env)
    wanted = [str(lock) for lock in locks]
    sync = [str(uv), "pip", "sync", "-q", "--require-hashes", "--compile-bytecode", *wanted]
    if uv.exists() and try_run(sync, env=uv_environment()).returncode == 0:
        return
    run([*pip, *(word for lock in wanted if lock != str(TOOLS_LOCK) for word in ("-r", lock))], env=env)


def uv_environment() -> dict[str, str]:
    """Return the environment with pip's settings translated into uv's; what is set for uv already stays."""
    env = environment()
    listed = try_run([str(PYTHON), "-m", "pip", "config", "list"], env=env).stdout
    given: dict[str, str] = {}
    for line in listed.splitlines():
        name, _, value = line.partition("=")
        kind = name.rpartition(".")[2]
        if kind in _UV_NAMES:
            given[_UV_NAMES[kind]] = _JOINED_BY.get(kind, " ").join(
                value.strip("'\"").replace("\\n", " ").split()
            )
    given.setdefault("UV_HTTP_TIMEOUT", "120")
    if "UV_INDEX" in given:
        given["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # as pip does; the hashes decide what is accepted
    return {**given, **env}


def _link_project() -> None:
    """Put this clone on the environment's path, and `flurfunk` into its bin, as an editable install would."""
    packages = next((VENV / "lib").glob("python3.*/site-packages"))
    _write(packages / "flurfunk-clone.pth", f"{ROOT}\n")
    script = VENV / "bin" / "flurfunk"
    lines = (f"#!{PYTHON}", "import sys", "from workspace.config.cli import main", "sys.exit(main())", "")
    _write(script, "\n".join(lines))
    script.chmod(0o755)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
