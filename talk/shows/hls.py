"""A live talk's sound as HLS, for who cannot have it at once: where it lies, whether it is wanted, and for whose ears.

`<data>/hls/<talk>/wanted` is as old as the last wish for it, `<data>/hls/<talk>/<run>/` holds what one engine writes in
one go. Web processes and media workers share the folder. That somebody listens is known, never who.
"""

import os
import re
import shutil
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from secrets import token_hex
from typing import Final

from django.conf import settings

from talk.media.hls import PLAYLIST
from talk.shows.hls_pass import pass_for, read_pass
from talk.shows.models import Talk, TalkState
from talk.shows.voices import require_voice, voice_of
from workspace.core.clock import now
from workspace.core.errors import NotFound
from workspace.core.schemas import Wire
from workspace.people.models import Person

VALID_S: Final = 6 * 3600
"""How long an address opens: as long as a talk may last, and a little more."""
WANTED_FOR_S: Final = 60
"""So long it is written on after the last wish."""
RETRY_S: Final = 1.0
RUN = re.compile(r"[0-9a-f]{16}")
_STALE_S: Final = 8
"""A playlist grows every second; one that has not for so long belongs to an engine that is gone."""
_RECHECK_S: Final = 2
_WANTED: Final = "wanted"


class HlsOut(Wire):
    """Where a person finds a talk's sound as HLS."""

    url: str | None
    """Of the playlist; good for a few hours and this person alone. None while it is only just being begun."""
    retry_after_s: float | None
    """Without an address: ask again then."""


# Who may hear it


def address_for(actor: Person, talk_id: str) -> HlsOut:
    """Return the address for somebody in a live talk, and note that it is wanted. Raises `NotFound`, `Conflict`."""
    require_voice(actor, talk_id)
    at = now()
    want(talk_id, at)
    run = running(talk_id, at)
    if run is None:
        return HlsOut(url=None, retry_after_s=RETRY_S)
    key = pass_for(actor.id, talk_id, int(at.timestamp()) + VALID_S)
    return HlsOut(url=f"/hls/{talk_id}/{key}/{run}/{PLAYLIST}", retry_after_s=None)


def require_pass(key: str, talk_id: str, at: datetime) -> None:
    """Raise `NotFound` unless a pass is ours, for this talk, in time, and its person is still in the talk."""
    person_id, until_s = read_pass(key, talk_id)
    at_s = int(at.timestamp())
    if until_s < at_s or not _may_listen(person_id, talk_id, at_s // _RECHECK_S):
        raise NotFound


@lru_cache(maxsize=8192)
def _may_listen(person_id: str, talk_id: str, _period: int) -> bool:
    """Two requests a second and listener ask this; the database is asked once in a period."""
    return voice_of(person_id, talk_id).may_listen


# Whether it is wanted


def want(talk_id: str, at: datetime) -> None:
    """Note that somebody wants to hear it."""
    mark = folder_of(talk_id) / _WANTED
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    os.utime(mark, (at.timestamp(), at.timestamp()))


def is_wanted(talk_id: str, at: datetime) -> bool:
    """Tell whether somebody has wanted it lately."""
    return _age_s(folder_of(talk_id) / _WANTED, at) < WANTED_FOR_S


# Where it lies


def folder_of(talk_id: str) -> Path:
    """Return the folder of a talk. It may not exist."""
    return Path(settings.HLS_ROOT) / talk_id


def new_run(talk_id: str) -> Path:
    """Make a folder to write into; what engines that are gone have left is deleted. Raises OSError.

    Each run has a folder of its own, since a player that finds other sound under the same names gets lost.
    """
    folder = folder_of(talk_id)
    for old in _runs(folder):
        drop_run(old)
    run = folder / token_hex(8)
    run.mkdir(parents=True)
    return run


def drop_run(run: Path) -> None:
    """Delete what a run has written. Again changes nothing."""
    shutil.rmtree(run, ignore_errors=True)


def running(talk_id: str, at: datetime) -> str | None:
    """Return the name of the run that is being written right now, if there is one to be heard."""
    ages = {run.name: _age_s(run / PLAYLIST, at) for run in _runs(folder_of(talk_id))}
    name = min(ages, key=ages.__getitem__, default=None)
    return name if name is not None and ages[name] < _STALE_S else None


def forget(talk_id: str) -> None:
    """Delete all of a talk that is over. Again changes nothing."""
    shutil.rmtree(folder_of(talk_id), ignore_errors=True)


def forget_ended() -> int:
    """Delete what processes that were killed have left of talks that are over; return of how many."""
    root = Path(settings.HLS_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    left = {folder.name for folder in root.iterdir()}
    over = left - set(Talk.objects.filter(id__in=left, state=TalkState.LIVE).values_list("id", flat=True))
    for talk_id in over:
        forget(talk_id)
    return len(over)


def _runs(folder: Path) -> list[Path]:
    try:
        return [each for each in folder.iterdir() if RUN.fullmatch(each.name)]
    except FileNotFoundError:
        return []


def _age_s(file: Path, at: datetime) -> float:
    """Return how long ago a file was last written; for ever, where there is none."""
    try:
        return at.timestamp() - file.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
