"""The organisation's own emoji: who adds them, under which names, and that nothing but pixels of ours is kept."""

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory, override_settings
from PIL import Image

from tests.conftest import RememberingSink
from tests.making import make_person
from workspace.audit.models import AuditEntry
from workspace.config.views import picture as show
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.emoji.models import Emoji
from workspace.emoji.names import clean_emoji_name
from workspace.emoji.pictures import MOVING_BYTES, SIDE_PX, emoji_pictures
from workspace.emoji.queries import is_own_emoji, own_emoji, pictures_of
from workspace.emoji.services import add_emoji, change_rule, remove_emoji
from workspace.people.events import HOUSE
from workspace.people.models import Person, Role

pytestmark = pytest.mark.django_db


_HEADER = b"IHDR" + struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
HUGE = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + _HEADER + struct.pack(">I", zlib.crc32(_HEADER))
"""A PNG that says it has 900 megapixels."""


def picture(width: int = 300, height: int = 200, kind: str = "PNG") -> bytes:
    """Make a picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "orange").save(out, kind)
    return out.getvalue()


def animation(frames: int, side_px: int = 40) -> bytes:
    """Make a GIF whose frames differ."""
    stills = [Image.effect_noise((side_px, side_px), 200.0).convert("P") for _ in range(frames)]
    out = io.BytesIO()
    stills[0].save(out, "GIF", save_all=True, append_images=stills[1:], duration=80)
    return out.getvalue()


@pytest.fixture
def administrator(tmp_path: Path) -> Iterator[Person]:
    with override_settings(MEDIA_ROOT=tmp_path):
        yield make_person(role=Role.ADMINISTRATOR)


def test_what_is_added_is_told_shown_to_who_is_signed_in_and_gone_when_it_is_removed(
    administrator: Person, sink: RememberingSink
) -> None:
    added = add_emoji(administrator, ":Flurfunk:", picture())
    assert own_emoji().emoji == [added]
    assert pictures_of(["flurfunk", "x"]) == {"flurfunk": added.url}
    name = added.url.rpartition("/")[2]
    request = RequestFactory().get(added.url)
    request.user = AnonymousUser()
    with pytest.raises(Http404):
        show(request, "emoji", name)
    request.user = administrator
    shown = show(request, "emoji", name)
    content = b"".join(cast("Iterator[bytes]", shown.streaming_content))
    assert (shown["Content-Type"], shown["Cache-Control"][:7]) == ("image/webp", "private")
    with Image.open(io.BytesIO(content)) as small:
        assert (small.format, small.size) == ("WEBP", (SIDE_PX, 85))
    remove_emoji(administrator, "flurfunk")
    assert [hint.payload.split('"')[3] for hint in sink.of(HOUSE)] == ["emoji.added", "emoji.removed"]
    assert not is_own_emoji(":flurfunk:")
    assert own_emoji().emoji == []


def test_administrators_add_until_they_let_everyone(administrator: Person) -> None:
    member, other = make_person(), make_person()
    with pytest.raises(NotAllowed):
        add_emoji(member, "hallo_du", picture())
    with pytest.raises(NotFound):
        change_rule(member, everyone=True)
    change_rule(administrator, everyone=True)
    change_rule(administrator, everyone=True)
    add_emoji(member, "hallo_du", picture())
    with pytest.raises(NotAllowed):
        remove_emoji(other, "hallo_du")
    remove_emoji(administrator, "hallo_du")
    with pytest.raises(NotFound):
        remove_emoji(administrator, "hallo_du")
    acts = list(AuditEntry.objects.order_by("id").values_list("action", flat=True))
    assert acts == ["emoji.rule_changed", "emoji.removed"]


@pytest.mark.parametrize(
    "name", ["", "a", "a b", "a" * 33, "a\u200bb", "a\u202eb", "123", "<b>", "../a", "a:b", "🎉🎉", "аdmin"]
)
def test_a_name_is_made_of_letters_that_one_sees(name: str) -> None:
    with pytest.raises(Invalid):
        clean_emoji_name(name)


def test_names_are_unlike_each_other_and_unlike_those_of_common_emoji(administrator: Person) -> None:
    assert clean_emoji_name(":Größe_2:") == "größe_2"
    for name in ("tada", "+1", "kaffee"):
        with pytest.raises((Conflict, Invalid)):
            add_emoji(administrator, name, picture())
    add_emoji(administrator, "flurfunk", picture())
    with pytest.raises(Conflict) as refused:
        add_emoji(administrator, "FLURFUNK", picture())
    assert refused.value.code == "emoji_name_taken"
    assert Emoji.objects.count() == 1


@pytest.mark.once
def test_animations_keep_moving_while_they_are_light_and_have_a_still() -> None:
    light = emoji_pictures(animation(4))
    assert light.picture != light.still
    with Image.open(io.BytesIO(light.picture)) as moving:
        assert getattr(moving, "n_frames", 1) == 4
    heavy = emoji_pictures(animation(110, 128))
    assert len(heavy.picture) <= MOVING_BYTES
    endless = emoji_pictures(animation(130))
    assert endless.picture == endless.still


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"",
        b"GIF89a" + b"\x00" * 40,
        picture()[:60],
        b"a" * (3 * 1024 * 1024),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid):
        emoji_pictures(data)


def test_a_bomb_is_refused_before_it_is_decoded_and_what_hangs_on_a_picture_is_gone() -> None:
    with pytest.raises(Invalid):
        emoji_pictures(HUGE)
    polyglot = picture() + b"<script>alert(1)</script>PK\x03\x04"
    assert b"script" not in emoji_pictures(polyglot).picture
