"""Whose seat is gone forgets the table: their topic is refused, and nothing else tells it."""

import pytest

from tests.realtime import scenes_coffee
from tests.realtime.following import follow, fresh_view
from tests.realtime.test_snapshots import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize("how", scenes_coffee.OUT)
def test_who_is_out_of_a_coffee_room_forgets_it_when_its_topic_is_refused(how: str) -> None:
    scene = Scene()
    view = fresh_view(scene.viewer)
    scenes_coffee.OUT[how](scene)
    follow(view, scene.viewer)
    assert view.canonical() == fresh_view(scene.viewer).canonical()
    assert scene.corner not in view.tables
