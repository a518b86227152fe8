"""What takes seconds to make and is the same for everyone: made once a run, then copied.

A database by all migrations costs 4 s of CPU, the demo 6 s more, and a run needs them some twenty times.
"""

import atexit
import compileall
import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("workspace", "communities", "talk", "realtime", "tests")
FOLDER = "TEST_TEMPLATES"
"""Environment variable: the folder that all processes of a run share."""


def share_templates() -> None:
    """Give this process, and all that it starts, one folder of templates; it goes with whoever asks first."""
    if FOLDER in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="flurfunk-templates-"))
    folder.chmod(0o755)  # the account `postgres` enters it
    os.environ[FOLDER] = str(folder)
    atexit.register(_forget, folder, os.getpid())


def _forget(folder: Path, owner: int) -> None:
    if os.getpid() == owner:  # and no child of it that was forked
        shutil.rmtree(folder, ignore_errors=True)


def share_bytecode() -> None:
    """Compile our modules once, before the some hundred Python processes of a run would each begin with it.

    The libraries' have been compiled where they were installed.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for package in PACKAGES:
        compileall.compile_dir(ROOT / package, quiet=2, workers=0)


def copy_template(name: str, make: Callable[[Path], None], target: Path) -> None:
    """Copy a template into an existing folder, owners included.

    Who comes first has `make` fill a new folder; whoever comes meanwhile waits.
    """
    share_templates()
    kept = Path(os.environ[FOLDER]) / name
    with _alone(kept.with_suffix(".lock")):
        if not kept.exists():
            begun = kept.with_suffix(".begun")
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir(mode=0o755)
            make(begun)
            begun.rename(kept)
    subprocess.run(["cp", "-a", f"{kept}/.", str(target)], check=True)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
