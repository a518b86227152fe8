"""Channels in the order that their owners gave them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communities.chat.ordering import STEP, rearranged
from communities.chat.queries.rooms import channels_of
from communities.chat.services.arrange import arrange_channels
from communities.spaces.models import Visibility
from tests.conftest import RememberingSink
from tests.making import make_community, make_person, make_room
from workspace.core.errors import NotAllowed


@pytest.mark.pure
@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.none() | st.integers(-5, 5), min_size=1).flatmap(
        lambda positions: st.tuples(st.just(positions), st.permutations(sorted(positions)))
    )
)
def test_whatever_it_was_before_afterwards_it_stands_as_wished(
    case: tuple[dict[str, int | None], list[str]],
) -> None:
    positions, wanted = case
    after = {**positions, **rearranged(positions, wanted)}
    placed = [(at, name) for name, at in after.items() if at is not None]
    assert [name for _, name in sorted(placed)] == wanted
    assert len({at for at, _ in placed}) == len(wanted)


@pytest.mark.pure
def test_moving_one_moves_no_other() -> None:
    positions: dict[str, int | None] = {name: STEP * number for number, name in enumerate("abcdef")}
    assert rearranged(positions, list("abcdef")) == {}
    assert set(rearranged(positions, list("afbcde"))) == {"f"}
    assert set(rearranged(positions, list("bcdefa"))) == {"a"}


@pytest.mark.django_db
def test_owners_put_channels_in_order_for_everyone_and_each_room_that_moved_says_so(
    sink: RememberingSink,
) -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    one, two = (make_room(community, owner, name=name) for name in ("one", "two"))
    hidden = make_room(community, member, name="hidden", visibility=Visibility.PRIVATE)
    main = channels_of(owner, community.id)[0].room.id
    with pytest.raises(NotAllowed):
        arrange_channels(member, community.id, [two.id])
    sink.clear()
    arrange_channels(owner, community.id, [two.id, main, one.id, hidden.id, "0" * 16])
    assert [item.room.id for item in channels_of(member, community.id)] == [two.id, main, one.id, hidden.id]
    assert len(sink.hints) == 3
    sink.clear()
    arrange_channels(owner, community.id, [main, two.id, one.id])
    assert len(sink.hints) == 1
