"""One search: understood, narrowed to what the viewer may read, sorted, counted, and cut into snippets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from workspace.core.clock import now
from workspace.core.errors import Invalid
from workspace.core.limits import Limit, take
from workspace.people.models import Person
from workspace.search.language import read_wish
from workspace.search.models import SearchEntry
from workspace.search.needles import Run, Words, needles_of
from workspace.search.policies import entries_visible_to
from workspace.search.ports import sources
from workspace.search.queries.candidates import CAP, FIRST_WINDOW, newest_matching, older_than
from workspace.search.queries.facets import facets_of
from workspace.search.queries.scope import Scope, read_scope
from workspace.search.queries.spelling import spelt_alike
from workspace.search.ranking import Candidate, by_relevance
from workspace.search.schemas import (
    Facets,
    FoundOut,
    FoundPlace,
    Kind,
    Order,
    SearchHint,
    SearchOut,
    SearchQuery,
)
from workspace.search.snippets import snippet_of

SEARCH_LIMIT = Limit("search", 60, 20.0)
"""A search for each pause in typing, and pages."""
_CURSOR = re.compile(r"(?P<order>[nr])\.(?P<first>\d{1,16})\.(?P<second>\d{1,16})")
"""`next` of a page: n.<microseconds>.<id> of the last that was shown, or r.<newest id>.<how many were shown>."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Hunt:
    """A search that was understood."""

    viewer: Person
    query: SearchQuery
    scope: Scope
    words: Words

    def entries(self) -> QuerySet[SearchEntry]:
        return self.scope.narrow(entries_visible_to(self.viewer, self.query.kind))

    def newest(
        self, entries: QuerySet[SearchEntry], limit: int, behind: datetime | None = None
    ) -> list[Candidate]:
        first_window = 0 if self.scope.conditions or self.scope.mention else FIRST_WINDOW
        return newest_matching(entries, self.words, limit, behind=behind, first_window=first_window)


@dataclass(frozen=True, slots=True)
class _Page:
    shown: Sequence[Candidate]
    next: str | None
    facets: Facets | None


def search(viewer: Person, query: SearchQuery) -> SearchOut:
    """Return a page of what the viewer may read and looks for. Raises `TooFast`, `Invalid` (cursor)."""
    take(SEARCH_LIMIT, viewer.id)
    wish = read_wish(query.q)
    if wish.is_empty:
        return _nothing([])
    scope = read_scope(viewer, wish.filters, kind=query.kind, place=query.place, at=now())
    if scope.hints:
        return _nothing(scope.hints)
    runs, excluded = ([needles_of(term) for term in terms] for terms in (wish.terms, wish.excluded))
    hunt = _Hunt(viewer, query, scope, Words(runs, excluded, viewer.id if scope.mention else None))
    page = _page(hunt)
    if page.shown or not runs:
        return _answer(hunt, page, is_near=False)
    return _search_near(hunt, page)


def _search_near(hunt: _Hunt, nothing: _Page) -> SearchOut:
    """Look for words that are spelt alike, where nothing is spelt as it was typed."""
    near = [spelt_alike(run) for run in hunt.words.runs]
    if near == hunt.words.runs:
        return _answer(hunt, nothing, is_near=False)
    again = replace(hunt, words=replace(hunt.words, runs=near))
    page = _page(again)
    return _answer(again, page, is_near=bool(page.shown))


def _page(hunt: _Hunt) -> _Page:
    by_date = hunt.query.order == Order.NEWEST or not hunt.words.runs
    return _newest_page(hunt) if by_date else _best_page(hunt)


def _newest_page(hunt: _Hunt) -> _Page:
    entries, limit = hunt.entries(), hunt.query.limit
    if hunt.query.before:
        micros, last = _read_cursor(hunt.query.before, "n")
        older = older_than(entries, _instant(micros), last)
        candidates = hunt.newest(older, limit + 1, behind=_instant(micros))
        facets = None
    else:
        candidates = hunt.newest(entries, CAP + 1)
        facets = _facets(hunt, candidates)
    candidates.sort(key=lambda candidate: (candidate.at, candidate.id), reverse=True)
    shown = candidates[:limit]
    more = f"n.{_micros(shown[-1].at)}.{shown[-1].id}" if len(candidates) > limit else None
    return _Page(shown, more, facets)


def _best_page(hunt: _Hunt) -> _Page:
    """Sort the newest `CAP` by relevance. Later pages leave out what came after the first, so that nothing moves."""
    entries, last, offset = hunt.entries(), 0, 0
    if hunt.query.before:
        last, offset = _read_cursor(hunt.query.before, "r")
        entries = entries.filter(id__lte=last)
    candidates = hunt.newest(entries, CAP + 1)
    facets = None
    if not hunt.query.before:
        facets = _facets(hunt, candidates)
        last = max((candidate.id for candidate in candidates), default=0)
    ordered = by_relevance(candidates, hunt.scope.at)[:CAP]
    end = offset + hunt.query.limit
    return _Page(ordered[offset:end], f"r.{last}.{end}" if len(ordered) > end else None, facets)


def _facets(hunt: _Hunt, candidates: Sequence[Candidate]) -> Facets:
    is_capped = len(candidates) > CAP
    zone = ZoneInfo(hunt.viewer.time_zone)
    return facets_of(candidates[:CAP], is_capped=is_capped, zone=zone)


def _answer(hunt: _Hunt, page: _Page, *, is_near: bool) -> SearchOut:
    rows = {row.id: row for row in SearchEntry.objects.filter(id__in=[one.id for one in page.shown])}
    found = [_found(rows[one.id], hunt.words.runs) for one in page.shown if one.id in rows]
    named = {one.place for one in found}
    named |= {count.id for count in page.facets.places} if page.facets else set()
    return SearchOut(
        found=found,
        places=_places(hunt.viewer, named),
        facets=page.facets,
        hints=[],
        is_near=is_near,
        next=page.next,
    )


def _found(row: SearchEntry, runs: Sequence[Run]) -> FoundOut:
    return FoundOut(
        kind=Kind(row.kind),
        id=row.ref,
        place=row.place,
        anchor=row.anchor,
        within=row.within or None,
        author=row.author,
        at=row.at,
        snippet=snippet_of(row.text, runs),
    )


def _places(viewer: Person, ids: set[str]) -> list[FoundPlace]:
    return [place for source in sources() for place in source.places_out(viewer, ids)]


def _nothing(hints: list[SearchHint]) -> SearchOut:
    return SearchOut(found=[], places=[], facets=None, hints=hints, is_near=False, next=None)


def _read_cursor(text: str, order: str) -> tuple[int, int]:
    match = _CURSOR.fullmatch(text)
    if match is None or match["order"] != order:
        raise Invalid("before", "search_cursor")
    return int(match["first"]), int(match["second"])


def _micros(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def _instant(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)
