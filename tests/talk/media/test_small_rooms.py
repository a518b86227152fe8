"""Small rooms on the engine: a volume for each person at each ear, and nothing on disk."""

import os
from pathlib import Path

import pytest

from talk.media.engine import Engine
from talk.media.errors import OffTheRecord
from talk.media.ids import TalkId
from tests.talk.media.conftest import Invite
from tests.talk.media.people import TALK, until

pytestmark = pytest.mark.pure

ADA_HZ, BEN_HZ = 440.0, 1000.0


async def test_each_hears_another_as_loud_as_they_like(engine: Engine, invite: Invite) -> None:
    ada, ben, cem = invite("ada", ADA_HZ), invite("ben", BEN_HZ), invite("cem")
    for person in (ada, ben, cem):
        await person.join(engine, may_speak=True, is_muted=person is cem)
    await until(lambda: cem.hears(ADA_HZ) and cem.hears(BEN_HZ) and ada.hears(BEN_HZ))
    await engine.set_gain(TALK, cem.peer, ada.peer, 0.0)
    await until(lambda: cem.is_deaf_to(ADA_HZ) and cem.hears(BEN_HZ))
    await until(lambda: ben.hears(ADA_HZ) and ada.is_deaf_to(ADA_HZ))
    await engine.set_gain(TALK, cem.peer, ada.peer, 0.5)
    await until(lambda: 0.35 < cem.loudness(ADA_HZ) / ben.loudness(ADA_HZ) < 0.65)
    await engine.set_gain(TALK, cem.peer, ada.peer, 1.0)
    await until(lambda: cem.loudness(ADA_HZ) / ben.loudness(ADA_HZ) > 0.8)


async def test_nothing_is_kept_of_a_talk_off_the_record(
    engine: Engine, invite: Invite, tmp_path: Path
) -> None:
    kitchen = TalkId("kitchen")
    await engine.open(kitchen, off_the_record=True)
    ada, ben = invite("ada", ADA_HZ), invite("ben")
    for person in (ada, ben):
        await person.join(engine, may_speak=True, talk=kitchen)
    await until(lambda: ben.hears(ADA_HZ))
    with pytest.raises(OffTheRecord):
        await engine.record(kitchen, tmp_path, frozenset([ada.peer]))
    with pytest.raises(OffTheRecord):
        await engine.open_hls(kitchen, tmp_path)
    with pytest.raises(OffTheRecord):
        await engine.set_tap(kitchen, ada.peer, lambda *_: None)
    await engine.end(kitchen)
    assert not any(os.scandir(tmp_path))
