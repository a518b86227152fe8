"""`make lock`: the hashed lock files, made anew from `pyproject.toml`. They name no host."""

from workspace.config.setup.says import run, step
from workspace.config.setup.venv import DEV_LOCK, ROOT, RUN_LOCK, VENV, uv_environment


def write_locks() -> None:
    """Resolve what the project needs to run, and that plus what its tests need, for every Python from 3.11.0 on.

    Universal: Debian's 3.11.2 needs a package that 3.11.7 does without.
    """
    uv = [str(VENV / "bin" / "uv"), "pip", "compile", "-q", "--no-header", "--generate-hashes", "--upgrade"]
    uv += ["--universal", "--python-version", "3.11", "pyproject.toml"]
    with step("Lock files"):
        run([*uv, "-o", str(RUN_LOCK)], env=uv_environment(), cwd=ROOT)
        run([*uv, "--group", "dev", "-c", str(RUN_LOCK), "-o", str(DEV_LOCK)], env=uv_environment(), cwd=ROOT)
