"""The tus 1.0 protocol in and out of headers: creation, checksum, termination (tus.io/protocols/resumable-upload).

Pure: no Django, no disk.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workspace.core.errors import Invalid

VERSION: Final = "1.0.0"
EXTENSIONS: Final = "creation,checksum,termination"
ALGORITHMS: Final = ("sha1", "sha256")
PIECE_TYPE: Final = "application/offset+octet-stream"
_SIZE_LIMIT: Final = 2**53


@dataclass(frozen=True, slots=True)
class Announced:
    """What a client says of a file before it sends it."""

    size: int
    name: str
    is_voice: bool


@dataclass(frozen=True, slots=True)
class Checksum:
    """What a piece has to add up to."""

    algorithm: str
    digest: bytes

    def fits(self, path: Path, offset: int) -> bool:
        """Tell whether everything from `offset` on adds up."""
        total = hashlib.new(self.algorithm, usedforsecurity=False)
        with path.open("rb") as piece:
            piece.seek(offset)
            while part := piece.read(256 * 1024):
                total.update(part)
        return total.digest() == self.digest


def number(headers: Mapping[str, str], name: str) -> int:
    """Return a header that counts bytes. Raises `Invalid`."""
    text = headers.get(name, "")
    if not text.isascii() or not text.isdigit() or int(text) > _SIZE_LIMIT:
        raise Invalid(name)
    return int(text)


def announced(headers: Mapping[str, str]) -> Announced:
    """Read what a creation says. Raises `Invalid`."""
    metadata = _metadata(headers.get("Upload-Metadata", ""))
    size = number(headers, "Upload-Length")
    return Announced(size, metadata.get("filename", ""), metadata.get("kind") == "voice")


def checksum(headers: Mapping[str, str]) -> Checksum | None:
    """Read what a piece has to add up to, if it says so. Raises `Invalid` for an algorithm that we do not know."""
    text = headers.get("Upload-Checksum")
    if text is None:
        return None
    algorithm, _, encoded = text.partition(" ")
    if algorithm not in ALGORITHMS:
        raise Invalid("Upload-Checksum")
    return Checksum(algorithm, _decoded(encoded, "Upload-Checksum"))


def _metadata(text: str) -> dict[str, str]:
    pairs = (part.strip().partition(" ") for part in text.split(",") if part.strip())
    return {key: _decoded(value, "Upload-Metadata").decode("utf-8", "replace") for key, _, value in pairs}


def _decoded(text: str, field: str) -> bytes:
    try:
        return base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid(field) from error
