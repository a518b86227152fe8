"""The front end's catalogs, read to recognise on screen what has not been translated."""

import base64
import hashlib
import re
from functools import cache

from tests.faults.servers import ROOT

_LOCALES = ROOT / "frontend" / "src" / "locales"
_ENTRY = re.compile(
    r'(?:msgctxt "((?:[^"\\]|\\.)*)"\n)?msgid ((?:"(?:[^"\\]|\\.)*"\n)+)msgstr ((?:"(?:[^"\\]|\\.)*"\n?)+)'
)


def _joined(quoted: str) -> str:
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', quoted)
    return "".join(parts).replace('\\"', '"').replace("\\n", "\n")


@cache
def german() -> dict[str, str]:
    """Return the German of every English text: empty where it is missing."""
    text = (_LOCALES / "de.po").read_text()
    return {_joined(source): _joined(target) for _context, source, target in _ENTRY.findall(text)}


@cache
def english_only() -> frozenset[str]:
    """Return the texts without parts to fill in whose German reads differently: none may show in German."""
    return frozenset(
        text
        for text, translated in german().items()
        if text and "{" not in text and "<" not in text and text != translated
    )


@cache
def message_ids() -> frozenset[str]:
    """Return the ids that show where a compiled catalog lacks a text."""
    return frozenset(
        base64.b64encode(hashlib.sha256(f"{text}\x1f{context}".encode()).digest()).decode()[:6]
        for context, source, _target in _ENTRY.findall((_LOCALES / "en.po").read_text())
        if (text := _joined(source))
    )
