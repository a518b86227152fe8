"""What is told of attention is no event; still, an old snapshot and these facts are a fresh snapshot."""

from datetime import timedelta

import pytest
from pydantic import TypeAdapter

from communities.chat.schemas import RoomLevelIn
from communities.chat.services.levels import set_room_level
from realtime.schemas import AnyFact
from tests.conftest import RememberingSink
from tests.realtime.following import fresh_view
from tests.realtime.test_snapshots import Scene
from workspace.attention.rules import Level
from workspace.attention.schemas import AttentionPatch, QuietSpan, StatusIn
from workspace.attention.services import begin_dnd, change_attention, set_status
from workspace.core.clock import now

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_what_is_told_of_attention_makes_the_fresh_snapshot_of_an_old_one(sink: RememberingSink) -> None:
    """In whatever order it arrives: the newer version counts."""
    scene = Scene()
    views = [fresh_view(scene.viewer) for _ in range(2)]
    sink.clear()
    set_room_level(scene.viewer, scene.room.id, RoomLevelIn(level=Level.NOTHING))
    set_status(scene.viewer, StatusIn(emoji="🌴", text="Holiday"))
    set_status(scene.other, StatusIn(text="Lunch"))
    set_status(scene.other, StatusIn())
    begin_dnd(scene.owner, now() + timedelta(hours=1))
    nights = QuietSpan(days=[1, 7], start="22:00", end="06:00")
    change_attention(scene.viewer, AttentionPatch(quiet_hours=[nights], has_quiet_hours=True))
    change_attention(scene.viewer, AttentionPatch(level=Level.ALL))
    told = [TypeAdapter(AnyFact).validate_json(hint.payload) for hint in sink.hints]
    for view, facts in zip(views, (told, [*reversed(told), *told]), strict=True):
        for fact in facts:
            view.hear(fact)
        assert view.canonical() == fresh_view(scene.viewer).canonical()
