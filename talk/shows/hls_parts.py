"""What an HLS player reads: no session, only the pass in the address. Whatever is wrong is not found."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from talk.media.hls import PLAYLIST
from talk.shows.hls import folder_of, require_pass, want
from talk.shows.hls_pass import PASS_LENGTH
from workspace.core.errors import NotFound

PATH: Final = "/hls/"
_PATH: Final = re.compile(
    rf"{PATH}(?P<talk>[0-9a-z]{{16}})/(?P<key>[0-9A-Za-z_-]{{{PASS_LENGTH}}})/(?P<run>[0-9a-f]{{16}})/"
    rf"(?P<name>{re.escape(PLAYLIST)}|init\.mp4|part-\d{{1,9}}\.m4s)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A file, with what a browser has to know of it."""

    body: bytes
    media_type: str
    cache_for_s: int


def read_part(path: str, at: datetime) -> Part:
    """Return what an address (decoded) stands for: the playlist, which says that it is wanted still, or some sound.

    Raises `NotFound`.
    """
    found = _PATH.fullmatch(path)
    if found is None:
        raise NotFound
    talk_id = found["talk"]
    require_pass(found["key"], talk_id, at)
    try:
        body = (folder_of(talk_id) / found["run"] / found["name"]).read_bytes()
    except FileNotFoundError as error:
        raise NotFound from error
    if found["name"] != PLAYLIST:
        return Part(body, "audio/mp4", 3600)
    want(talk_id, at)
    return Part(body, "application/vnd.apple.mpegurl", 0)
