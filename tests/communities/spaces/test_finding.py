"""Ranking and tags, without a database."""

from functools import partial

import pytest

from communities.spaces.finding import Entry, SortBy, after, clean_tags, cursor_at, is_nearly, ranked
from workspace.core.errors import Invalid

pytestmark = pytest.mark.pure


def entry(
    name: str, *, description: str = "", tags: tuple[str, ...] = (), members: int = 1, said: int = 0
) -> Entry:
    return Entry(name, name, description, tags, members, said, len(name))


HOUSE = [
    entry("Lauftreff", description="Draußen, jede Geschwindigkeit", tags=("sport",), members=20),
    entry("Kantine & Küche", tags=("essen",), members=80, said=40),
    entry("Betriebssport", description="Auch laufen", members=5, said=90),
]


def found(search: str, sort: SortBy = SortBy.MEMBERS) -> list[str]:
    return [name for _, name in ranked(HOUSE, search, sort)]


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("", ["Kantine & Küche", "Lauftreff", "Betriebssport"]),
        ("lauf", ["Lauftreff", "Betriebssport"]),
        ("kueche", ["Kantine & Küche"]),
        ("KÜCHE essen", ["Kantine & Küche"]),
        ("sport", ["Lauftreff", "Betriebssport"]),
        ("draussen", ["Lauftreff"]),
        ("kantien", ["Kantine & Küche"]),
        ("laufrteff", ["Lauftreff"]),
        ("lauf quantum", []),
    ],
)
def test_a_search_finds_by_name_tags_and_description_with_umlauts_and_slips(
    search: str, names: list[str]
) -> None:
    assert found(search) == names


def test_a_slip_is_forgiven_only_where_nothing_is_spelt_as_it_was_typed() -> None:
    assert is_nearly("laufterff", "lauftreff")
    assert not is_nearly("amt", "arm")
    assert not is_nearly("laufen", "kaufte")


def test_each_order_puts_something_else_first() -> None:
    orders = {sort: found("", sort)[0] for sort in SortBy}
    assert orders == {
        SortBy.MEMBERS: "Kantine & Küche",
        SortBy.ACTIVITY: "Betriebssport",
        SortBy.NAME: "Betriebssport",
        SortBy.NEW: "Kantine & Küche",
    }


def test_a_cursor_goes_on_where_the_page_ended_whatever_was_founded_meanwhile() -> None:
    keyed = ranked(HOUSE, "", SortBy.MEMBERS)
    cursor = cursor_at(keyed[0][0])
    later = ranked([*HOUSE, entry("Neu", members=99)], "", SortBy.MEMBERS)
    assert [name for _, name in after(later, cursor)] == ["Lauftreff", "Betriebssport"]
    for broken in ("x", cursor[:-3], cursor_at(("a", 1)), "bnVsbA"):
        with pytest.raises(Invalid):
            after(keyed, broken)


def test_tags_have_one_spelling_and_nothing_invisible() -> None:
    typed = ["#Sport", "sport\u200b", "SPO\u00adRT", "Works  Council", "ﬁt", "draußen"]
    assert clean_tags(typed) == ["sport", "works-council", "fit", "draußen"]
    for broken in (["\u200b"], [" "], ["x" * 31], ["!!!"]):
        with pytest.raises(Invalid):
            clean_tags(broken)
    with pytest.raises(Invalid) as refused:
        clean_tags(f"tag{number}" for number in range(9))
    assert refused.value.code == "too_many_tags"


def test_ranking_five_hundred_communities_with_a_slip_takes_no_time_worth_naming() -> None:
    many = [entry(f"Gruppe {number} Werkstatt", description="wort " * 60) for number in range(500)]
    assert len(ranked(many, "werkstadt", SortBy.MEMBERS)) == 500
    assert partial(ranked, many, "nichts davon", SortBy.NAME)() == []
