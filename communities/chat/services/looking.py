"""Looking at pages: what each says of itself, and its picture encoded anew, kept for a while.

Pages are asked outside of any transaction, all at once, and only through `workspace.egress`. What one said is kept,
also that it said nothing: a link that everybody sends is looked at once.
"""

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from communities.chat.models import LinkPreview
from communities.chat.page import HEAD_BYTES, Page, read_page
from workspace.core.clock import now
from workspace.core.errors import Invalid
from workspace.core.ids import new_id
from workspace.core.images import MEGABYTES_LIMIT, contained_webp
from workspace.egress.client import Ask, Egress, EgressFailed, EgressRefused, Limits
from workspace.egress.urls import LENGTH_LIMIT, BadUrl, read_url
from workspace.files import shelf

KEPT: Final = timedelta(days=7)
NOTHING_KEPT: Final = timedelta(hours=1)
"""How long a page is left alone that had nothing to show."""
IMAGE_PX: Final = 480
_SMALLEST_PX: Final = 48
_PAGE: Final = Limits(bytes=HEAD_BYTES, time_s=6.0, redirects=4, cut=True)
_IMAGE: Final = Limits(bytes=MEGABYTES_LIMIT * 1024 * 1024, time_s=5.0, redirects=3)
_FIELDS: Final = {"Accept": "text/html,application/xhtml+xml", "Accept-Language": "de,en;q=0.8"}
_AT_ONCE: Final = 3


@dataclass(frozen=True, slots=True)
class _Picture:
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Seen:
    page: Page
    picture: _Picture | None


def leads_out(url: str) -> bool:
    """Tell whether an address is one of the web that is not this house's own."""
    own = urlsplit(settings.PUBLIC_URL)
    try:
        target = read_url(url)
    except BadUrl:
        return False
    return len(target.url) <= LENGTH_LIMIT and target.host != own.hostname


def look_at(urls: Sequence[str], egress: Egress) -> list[LinkPreview]:
    """Return a row for each address, in their order: a recent one, or one of a look that is taken now."""
    rows = {url: _recent(url) for url in urls}
    missing = [url for url, row in rows.items() if row is None]
    if missing:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            seen = list(pool.map(lambda url: _see(url, egress), missing))
        rows |= {url: _keep(url, what) for url, what in zip(missing, seen, strict=True)}
    return [row for row in rows.values() if row is not None]


def forget(previews: Iterable[LinkPreview]) -> int:
    """Delete rows that no message shows, with their pictures; return how many."""
    count = 0
    for preview in previews:
        if preview.folder:
            shelf.discard(preview.folder)
        preview.delete()
        count += 1
    return count


def _recent(url: str) -> LinkPreview | None:
    row = LinkPreview.objects.filter(digest=_digest(url)).order_by("-looked_at").first()
    if row is None or row.looked_at < now() - (KEPT if row.title else NOTHING_KEPT):
        return None
    return row


def _keep(url: str, seen: _Seen | None) -> LinkPreview:
    row = LinkPreview(id=new_id(), digest=_digest(url), url=url, looked_at=now())
    if seen is not None:
        row.title, row.description, row.site = seen.page.title, seen.page.description, seen.page.site
        if seen.picture is not None:
            row.folder = shelf.keep(row.id, {shelf.CONTENT: seen.picture.content})
            row.width, row.height = seen.picture.width, seen.picture.height
    row.save(force_insert=True)
    return row


def _see(url: str, egress: Egress) -> _Seen | None:
    """Ask a page; None where it does not answer with one. Touches no database: it runs beside others."""
    try:
        answer = egress.send(Ask(url, headers=_FIELDS), _PAGE)
        host = urlsplit(answer.url).hostname or ""
    except (EgressRefused, EgressFailed):
        return None
    page = (
        read_page(answer.body, answer.headers.get("content-type", ""), host) if answer.status == 200 else None
    )
    if page is None:
        return None
    return _Seen(page, _picture(page.image, answer.url, egress) if page.image else None)


def _picture(image: str, page_url: str, egress: Egress) -> _Picture | None:
    try:
        target = read_url(image, read_url(page_url))
        answer = egress.send(Ask(target.url, headers={"Accept": "image/*"}), _IMAGE)
        if answer.status != 200:
            return None
        content, width, height = contained_webp(answer.body, IMAGE_PX, field="image")
    except (BadUrl, EgressRefused, EgressFailed, Invalid):
        return None
    return _Picture(content, width, height) if min(width, height) >= _SMALLEST_PX else None


def _digest(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()
