"""Searching messages: what is found, by whom, in which order. The same on both databases."""

import uuid

import pytest

from communities.chat.models import Message
from communities.chat.schemas import MessageIn
from communities.chat.services.channels import add_people, join_channel, leave_channel, remove_person
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.react import add_reaction, remove_reaction
from communities.chat.services.send import send_message
from communities.spaces.models import Visibility
from tests.conftest import Clock
from tests.making import make_community, make_person, make_room, say
from workspace.core.errors import Invalid
from workspace.people.models import Person
from workspace.search.dialects import with_words
from workspace.search.language import read_wish
from workspace.search.models import SearchEntry
from workspace.search.needles import Words, needles_of
from workspace.search.queries.candidates import newest_matching
from workspace.search.queries.search import search
from workspace.search.schemas import Order, SearchOut, SearchQuery
from workspace.search.services.reindex import empty, fill
from workspace.search.services.words import gather_words

pytestmark = pytest.mark.django_db


def _search(person: Person, q: str, **given: object) -> SearchOut:
    return search(person, SearchQuery.model_validate({"q": q, **given}))


def _texts(person: Person, q: str, **given: object) -> list[str]:
    return ["".join(piece.text for piece in one.snippet) for one in _search(person, q, **given).found]


class House:
    """Two people in one channel, and one more channel that is private."""

    def __init__(self) -> None:
        self.mara, self.tobias = make_person("Mara Lindner"), make_person("Tobias Krahl")
        self.community = make_community(self.mara, self.tobias)
        self.room = make_room(self.community, self.mara, self.tobias, name="Küche")
        self.closed = make_room(self.community, self.mara, name="Leitung", visibility=Visibility.PRIVATE)


@pytest.fixture
def house() -> House:
    return House()


def test_a_message_is_found_by_any_form_of_its_words(house: House) -> None:
    say(house.mara, house.room, "Die **Kaffeemaschinen** der Müllers laufen wieder")
    for typed in ("kaffeemaschine", "mueller kaffeem", '"kaffeemaschinen der"', "laufen muller -tee"):
        assert len(_texts(house.tobias, typed)) == 1, typed
    assert _texts(house.tobias, "kaffeemaschine") == ["Die Kaffeemaschinen der Müllers laufen wieder"]


def test_a_phrase_stands_together_and_what_is_excluded_is_not_there(house: House) -> None:
    for text in ("Der Drucker im dritten Stock", "Der dritte Drucker im Stock", "Stock ohne Gerät"):
        say(house.mara, house.room, text)
    assert _texts(house.mara, '"dritten stock"') == ["Der Drucker im dritten Stock"]
    assert _texts(house.mara, "stock -drucker") == ["Stock ohne Gerät"]
    assert _texts(house.mara, "-drucker") == ["Stock ohne Gerät"]


def test_a_misspelt_word_finds_its_neighbours(house: House) -> None:
    say(house.mara, house.room, "Die Kaffeemaschine ist entkalkt")
    gather_words()
    answer = _search(house.mara, "kafemaschine")
    assert answer.is_near
    assert [piece.text for piece in answer.found[0].snippet if piece.is_hit] == ["Kaffeemaschine"]
    assert not _search(house.mara, "xylophon").is_near


def test_a_private_channel_is_searched_by_those_who_are_in_it_at_this_moment(house: House) -> None:
    say(house.mara, house.closed, "Die geheime Zahl")
    assert _texts(house.tobias, "geheim") == []
    add_people(house.mara, house.closed.id, [house.tobias.id])
    assert _texts(house.tobias, "geheim") == ["Die geheime Zahl"]
    remove_person(house.mara, house.closed.id, house.tobias.id)
    after = _search(house.tobias, "geheim")
    assert (after.found, after.places) == ([], [])
    assert after.facets is not None
    assert (after.facets.total, after.facets.places, after.facets.people, after.facets.months) == (
        0,
        [],
        [],
        [],
    )


def test_a_public_channel_is_searched_without_being_in_it(house: House) -> None:
    say(house.mara, house.room, "Offen für alle")
    leave_channel(house.tobias, house.room.id)
    assert _texts(house.tobias, "offen") == ["Offen für alle"]
    assert not _search(house.tobias, "offen").places[0].joined
    join_channel(house.tobias, house.room.id)
    assert _search(house.tobias, "offen").places[0].joined


def test_nobody_outside_finds_or_counts_what_is_in_a_private_community() -> None:
    owner, stranger = make_person(), make_person()
    community = make_community(owner, visibility=Visibility.PRIVATE)
    say(owner, make_room(community, owner, name="Innen"), "Nur unter uns")
    assert _texts(stranger, "unter") == []
    assert [hint.code for hint in _search(stranger, "in:Innen unter").hints] == ["search_no_place"]


def test_an_edit_is_found_by_what_it_says_now(house: House) -> None:
    message = say(house.mara, house.room, "Montag um neun")
    edit_message(house.mara, message.id, body="Dienstag um zehn https://example.org", version=1)
    assert _texts(house.mara, "montag") == []
    assert _texts(house.mara, "dienstag is:edited has:link") == ["Dienstag um zehn https://example.org"]


def test_nothing_of_a_deleted_message_stays(house: House) -> None:
    message = say(house.mara, house.room, "Vergesst das")
    delete_message(house.mara, message.id)
    assert _texts(house.mara, "vergesst") == []
    assert not SearchEntry.objects.filter(ref=message.id).exists()


def test_operators_narrow_the_search(house: House, clock: Clock) -> None:
    first = say(house.mara, house.room, "Plan eins")
    clock.advance(days=3)
    say(house.tobias, house.room, f"Plan zwei @{house.mara.handle}", reply_to=first.id)
    say(house.mara, house.closed, "Plan drei")
    add_reaction(house.tobias, first.id, "👍")
    cases = {
        "plan from:me": {"eins", "drei"},
        f"plan from:@{house.tobias.handle}": {"zwei"},
        "plan von:tobias": {"zwei"},
        "plan -von:tobias": {"eins", "drei"},
        "plan in:leitung": {"drei"},
        "plan in:#Küche": {"eins", "zwei"},
        "plan before:2026-03-03": {"eins"},
        "plan after:2026-03-03": {"zwei", "drei"},
        "plan on:2.3.2026": {"eins"},
        "plan has:reaction": {"eins"},
        "plan -has:reaction": {"zwei", "drei"},
        "plan has:mention": {"zwei"},
        "plan is:reply": {"zwei"},
        "is:mine": {"eins", "drei"},
    }
    for typed, expected in cases.items():
        assert {text.split()[1] for text in _texts(house.mara, typed)} == expected, typed
    remove_reaction(house.tobias, first.id, "👍")
    assert _texts(house.mara, "plan has:reaction") == []


def test_what_cannot_be_understood_is_a_hint(house: House) -> None:
    say(house.mara, house.room, "Plan")
    answer = _search(house.mara, "plan from:@niemand in:nirgends on:neulich has:wings is:blue")
    assert answer.found == []
    assert {hint.typed: hint.code for hint in answer.hints} == {
        "from:@niemand": "search_nobody",
        "in:nirgends": "search_no_place",
        "on:neulich": "search_no_date",
        "has:wings": "search_has_what",
        "is:blue": "search_is_what",
    }


def test_a_hint_never_tells_of_a_room_that_one_may_not_see(house: House) -> None:
    answer = _search(house.tobias, "plan in:Leitung")
    missing = _search(house.tobias, "plan in:Anders")
    assert [hint.message.replace("Leitung", "Anders") for hint in answer.hints] == [
        hint.message for hint in missing.hints
    ]


@pytest.mark.parametrize("order", Order)
def test_pages_show_everything_once(house: House, clock: Clock, order: Order) -> None:
    for number in range(7):
        say(house.mara, house.room, f"Seite {number}")
        clock.advance(hours=1)
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = _search(house.mara, "seite", order=order, before=cursor, limit=3)
        assert (page.facets is None) == (cursor != "")
        seen += [one.id for one in page.found]
        cursor = page.next
    newest_first = list(Message.objects.filter(room=house.room).order_by("-seq").values_list("id", flat=True))
    assert seen == newest_first


@pytest.mark.parametrize("first_window", [0, 2, 5, 40])
def test_however_far_back_is_looked_at_first_the_newest_are_found(
    house: House, clock: Clock, first_window: int
) -> None:
    for number in range(24):
        word = "oft" if number % 2 else "nie"
        say(house.mara, house.room, "selten" if number == 4 else word)
        clock.advance(minutes=number)
    for word, limit in (("oft", 3), ("oft", 50), ("selten", 3)):
        words = Words([needles_of(term) for term in read_wish(f"{word} ").terms])
        entries = with_words(SearchEntry.objects.all(), words).order_by("-at", "-id")
        expected = list(entries.values_list("id", flat=True)[:limit])
        found = newest_matching(SearchEntry.objects.all(), words, limit, first_window=first_window)
        assert sorted((one.id for one in found), reverse=True) == expected


def test_a_cursor_of_another_order_is_refused(house: House) -> None:
    with pytest.raises(Invalid):
        _search(house.mara, "seite", order=Order.NEWEST, before="r.1.2")


def test_counts_tell_what_the_finds_are_made_of(house: House) -> None:
    say(house.mara, house.room, "Zahl")
    say(house.tobias, house.room, "Zahl")
    say(house.mara, house.closed, "Zahl")
    facets = _search(house.mara, "zahl").facets
    assert facets is not None
    assert (facets.total, facets.is_capped) == (3, False)
    assert {one.id: one.count for one in facets.places} == {house.room.id: 2, house.closed.id: 1}
    assert {one.id: one.count for one in facets.people} == {house.mara.id: 2, house.tobias.id: 1}
    assert sum(month.count for month in facets.months) == 3
    own = _search(house.tobias, "zahl").facets
    assert own is not None
    assert {one.id: one.count for one in own.places} == {house.room.id: 2}


def test_a_reply_that_stands_in_a_thread_alone_is_found_there(house: House) -> None:
    root = say(house.mara, house.room, "Wurzel")
    wish = MessageIn(client_id=uuid.uuid4(), body="Faden Blatt", thread=root.id)
    send_message(house.tobias, house.room.id, wish)
    send_message(
        house.tobias,
        house.room.id,
        wish.model_copy(update={"client_id": uuid.uuid4(), "body": "Faden Ast", "also_in_room": True}),
    )
    within = {
        one.snippet[-1].text.strip(): one.within for one in _search(house.mara, "faden is:thread").found
    }
    assert within == {"Blatt": root.id, "Ast": None}


def test_the_index_is_filled_from_what_was_there_before_it(house: House) -> None:
    first = say(house.mara, house.room, f"Vorher @{house.tobias.handle}")
    add_reaction(house.tobias, first.id, "👍")
    delete_message(house.mara, say(house.mara, house.room, "Vorher weg").id)
    before = list(SearchEntry.objects.values("ref", "text", "marks", "at", "anchor"))
    empty()
    assert _texts(house.tobias, "vorher") == []
    assert list(fill()) == [1]
    assert list(fill()) == []
    assert list(SearchEntry.objects.values("ref", "text", "marks", "at", "anchor")) == before
    assert len(_texts(house.tobias, "vorher has:mention has:reaction")) == 1


def test_whatever_is_typed_is_searched_for(house: House) -> None:
    say(house.mara, house.room, "Alles Mögliche: 'quotes' \\ & | ! (x) <-> *")
    for typed in (
        "'",
        '"',
        '""',
        "quotes'",
        "a & b | !c",
        "(x)",
        "*",
        "\\",
        "x:*",
        "%",
        "NOT",
        'AND "OR',
        "{german}",
        "İ",
    ):
        _search(house.mara, typed)
    assert len(_texts(house.mara, "quotes x")) == 1
