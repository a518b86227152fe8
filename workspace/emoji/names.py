"""Names of emoji: short words of letters that one can see and type, and none that a common emoji has. Pure."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

from workspace.core.errors import Conflict, Invalid

_NAME: Final = re.compile(r"[a-z0-9äöüß][a-z0-9äöüß_+-]{1,31}")
_STANDARD: Final = Path(__file__).with_name("standard.txt")


def clean_emoji_name(source: str) -> str:
    """Return the name without colons, in small letters.

    Raises `Invalid` for one with other characters, invisible ones included; `Conflict` for that of a common emoji.
    """
    name = unicodedata.normalize("NFC", source.strip().removeprefix(":").removesuffix(":")).lower()
    if not _NAME.fullmatch(name) or not any(char.isalpha() for char in name):
        raise Invalid("name", "emoji_name_unfit")
    if name in standard_names():
        raise Conflict("emoji_name_standard", field="name")
    return name


@lru_cache(maxsize=1)
def standard_names() -> frozenset[str]:
    """Return the German and English names of the common emoji, a name a line; the front end makes the file."""
    return frozenset(_STANDARD.read_text(encoding="utf-8").split())
