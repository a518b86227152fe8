"""`make lock`: the hashed lock files, made anew from `pyproject.toml`. They name no host."""

from workspace.config.setup.says import run, step
from workspace.config.setup.venv import DEV_LOCK, ROOT, RUN_LOCK, VENV, uv_environment


def write_locks() -> None:
    """Resolve what the project needs to run, and that plus what its tests need."""
    uv = [str(VENV / "bin" / "uv"), "pip", "compile", "-q", "--no-header", "--generate-hashes", "--upgrade"]
    with step("Lock files"):
        run([*uv, "pyproject.toml", "-o", str(RUN_LOCK)], env=uv_environment(), cwd=ROOT)
        run([*uv, "pyproject.toml", "--group", "dev", "-o", str(DEV_LOCK)], env=uv_environment(), cwd=ROOT)
