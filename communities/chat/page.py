"""What a page says of itself: title, description, site and picture, out of the head of its HTML. Pure.

Pages are written by strangers. The head is read with expressions that look at every character a bounded number of
times; nothing is built from it but four short lines of text.
"""

import codecs
import html
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

HEAD_BYTES: Final = 262_144
"""What is looked at of a page: large sites put 100 kB of scripts before their title."""
TITLE_LIMIT: Final = 200
DESCRIPTION_LIMIT: Final = 300
SITE_LIMIT: Final = 80
_TAGS_LIMIT: Final = 120
_META = re.compile(r"<meta\b([^<>]{1,1500})>", re.IGNORECASE)
_FIELD = re.compile(r"""([a-z:_-]{1,30})\s{0,3}=\s{0,3}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]{0,300}>([^<]{0,2000})", re.IGNORECASE)
_END = re.compile(r"</head\b|<body\b", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s{0,3}=\s{0,3}["']?([\w-]{2,20})""", re.IGNORECASE)
_KNOWN = re.compile(
    r"utf-(8|16|16-le|16-be)|iso8859-\d+|cp125\d|koi8-[ru]|gb\w+|big5|euc_\w+|shift_jis|ascii"
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown of a page. `image` is an address as it stands there, perhaps relative."""

    title: str
    description: str
    site: str
    image: str


def read_page(content: bytes, kind: str, host: str) -> Page | None:
    """Read the beginning of a page; `kind` is its Content-Type. None for what has no title or is no HTML."""
    if kind.partition(";")[0].strip().lower() not in ("text/html", "application/xhtml+xml"):
        return None
    head = _decoded(content[:HEAD_BYTES], kind)
    end = _END.search(head)
    head = head[: end.start()] if end else head
    said = _said(head)
    found = _TITLE.search(head)
    title = _first(said, "og:title", "twitter:title") or _line(found[1] if found else "")
    if not title:
        return None
    return Page(
        title=_short(title, TITLE_LIMIT),
        description=_short(
            _first(said, "og:description", "twitter:description", "description"), DESCRIPTION_LIMIT
        ),
        site=_short(_first(said, "og:site_name") or host.removeprefix("www."), SITE_LIMIT),
        image=_first(said, "og:image:secure_url", "og:image", "og:image:url", "twitter:image"),
    )


def _said(head: str) -> dict[str, str]:
    """Return what the page's meta tags say, the first of each name."""
    said: dict[str, str] = {}
    for number, tag in enumerate(_META.finditer(head)):
        if number == _TAGS_LIMIT:
            break
        fields = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _FIELD.finditer(tag[1])}
        name = (fields.get("property") or fields.get("name") or "").strip().lower()
        said.setdefault(name, _line(fields.get("content", "")))
    return said


def _first(said: dict[str, str], *names: str) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _line(text: str) -> str:
    """Return one line of plain characters: nothing invisible, nothing that turns the direction of reading."""
    kept = (
        char if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else " "
        for char in html.unescape(text)
    )
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def _short(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"


def _decoded(content: bytes, kind: str) -> str:
    """Turn bytes to text by their mark, the field of the answer, or the page itself; else as UTF-8."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    for place in (kind.encode("latin-1", "replace"), content[:2_048]):
        found = _CHARSET.search(place)
        if found and (known := _known(found[1].decode("ascii", "replace"))):
            return content.decode(known, "replace")
    return content.decode("utf-8", "replace")


def _known(name: str) -> str | None:
    """Return Python's name of a charset of the web; its other codecs unpack, or take long."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return found if _KNOWN.fullmatch(found) else None
