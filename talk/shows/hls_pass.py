"""What opens a talk's sound for one person: sealed, so that no log of addresses tells who listened.

AES-GCM (NIST SP 800-38D) over person and end, bound to the talk; the nonce is new each time, so that two passes of one
person have nothing in common.
"""

import os
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.crypto import salted_hmac

from workspace.core.errors import NotFound
from workspace.core.ids import ID_LENGTH

PASS_LENGTH: Final = 72
_SALT: Final = "flurfunk.hls"
_NONCE_BYTES: Final = 12
_END_DIGITS: Final = 10
_SHAPE: Final = re.compile(rf"[0-9A-Za-z_-]{{{PASS_LENGTH}}}")


def pass_for(person_id: str, talk_id: str, until_s: int) -> str:
    """Return what opens a talk's sound for one person until then (seconds since 1970). Another one each time."""
    nonce = os.urandom(_NONCE_BYTES)
    inside = f"{person_id}{until_s:0{_END_DIGITS}d}".encode()
    return urlsafe_b64encode(nonce + _cipher().encrypt(nonce, inside, talk_id.encode())).decode()


def read_pass(key: str, talk_id: str) -> tuple[str, int]:
    """Return whose it is and until when (seconds since 1970). Raises `NotFound` unless it is ours, for this talk."""
    if not _SHAPE.fullmatch(key):
        raise NotFound
    sealed = urlsafe_b64decode(key)
    try:
        inside = _cipher().decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], talk_id.encode()).decode()
    except InvalidTag:
        raise NotFound from None
    return inside[:ID_LENGTH], int(inside[ID_LENGTH:])


def _cipher() -> AESGCM:
    return AESGCM(salted_hmac(_SALT, "pass", algorithm="sha256").digest())
