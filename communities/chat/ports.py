"""What the chat asks of the layer above it: who is at a device right now. Attached where sockets are served."""

from collections.abc import Callable, Collection


def _nobody() -> Collection[str]:
    """Stand in where no sockets are served: nobody is known to be here."""
    return ()


_here: Callable[[], Collection[str]] = _nobody


def attach_presence(here: Callable[[], Collection[str]] | None) -> None:
    """Say who tells the ids of the people who are at a device; None: nobody. It is asked from any thread."""
    global _here
    _here = here or _nobody


def people_here() -> Collection[str]:
    """Return the ids of the people who are at a device right now."""
    return _here()
