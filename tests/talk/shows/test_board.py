"""The board of jingles and clips: who adds, renames and deletes, and what is kept."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from communities.spaces.models import Visibility
from talk.shows.audio_files import path_of
from talk.shows.board import board_of
from talk.shows.board_schemas import CLIPS_LIMIT
from talk.shows.models import Clip, Playing
from talk.shows.schemas import HostAct, ShowIn, TalkIn
from talk.shows.services.board import add_clip, delete_clip, rename_clip
from talk.shows.services.playing import play
from talk.shows.services.sessions import make_talk
from talk.shows.services.shows import make_show
from talk.shows.services.stage import act_on_stage
from tests.making import bring_on_stage, make_community, make_live, make_person, make_token
from tests.talk.media.recordings import recording
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.core.ranges import range_of
from workspace.people.models import Person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]

JINGLE = recording("mp3", 0.5)


def audio(person: Person, clip: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Ask for a clip's audio as a program of the person's."""
    given = {"authorization": f"Bearer {make_token(person)}", **headers}
    response = Client().get(f"/api/clips/{clip}/audio", headers=given)
    return response.status_code, response.content, dict(response.headers)


def test_a_show_keeps_its_board_from_talk_to_talk() -> None:
    host, member = make_person(), make_person()
    community = make_community(host, member)
    show = make_show(host, ShowIn(community=community.id, title="Weekly"))
    talk = make_live(host, community=community, show=show.id)
    clip = add_clip(host, talk.id, "  Opening ", JINGLE)
    assert (clip.title, abs(clip.duration_ms - 500) < 100) == ("Opening", True)
    wish = TalkIn(community=community.id, title="Next", show=show.id, starts_at=now() + timedelta(hours=1))
    assert [item.id for item in board_of(host, make_talk(host, wish).id).clips] == [clip.id]
    other = make_live(member, community=community)
    assert board_of(member, other.id).clips == []


def test_talks_without_a_show_share_the_board_of_their_community() -> None:
    ada, ben = make_person(), make_person()
    community = make_community(make_person(), ada, ben)
    adas, bens = make_live(ada, community=community), make_live(ben, community=community)
    by_ada, by_ben = add_clip(ada, adas.id, "By Ada", JINGLE), add_clip(ben, bens.id, "By Ben", JINGLE)
    board = board_of(ben, bens.id)
    assert [clip.id for clip in board.clips] == [by_ada.id, by_ben.id]
    assert (board.may_add, board.may_change) == (True, [by_ben.id])
    with pytest.raises(NotAllowed):
        delete_clip(ben, by_ada.id)


def test_who_helps_to_host_sees_the_board_and_leaves_it_as_it_is() -> None:
    host, helper, listener = make_person(), make_person(), make_person()
    talk = make_live(host, helper, listener)
    bring_on_stage(host, talk, helper)
    with pytest.raises(NotAllowed):
        board_of(helper, talk.id)
    clip = add_clip(host, talk.id, "Opening", JINGLE)
    act_on_stage(host, talk.id, HostAct(do="stage.make_cohost", person=helper.id))
    board = board_of(helper, talk.id)
    assert ([item.id for item in board.clips], board.may_add, board.may_change) == ([clip.id], False, [])
    with pytest.raises(NotAllowed):
        add_clip(helper, talk.id, "Mine", JINGLE)
    with pytest.raises(NotAllowed):
        rename_clip(helper, clip.id, "Mine")
    with pytest.raises(NotAllowed):
        board_of(listener, talk.id)


def test_what_is_no_audio_leaves_nothing_behind() -> None:
    host = make_person()
    talk = make_live(host)
    before = _files()
    for title, data, code in (
        ("Text", b"Not a song. " * 200, "audio_unreadable"),
        (" ", JINGLE, "blank"),
        ("Long", recording("flac", 302, rate_hz=8000), "audio_too_long"),
    ):
        with pytest.raises(Invalid, match=code):
            add_clip(host, talk.id, title, data)
    assert (_files(), Clip.objects.count()) == (before, 0)


def test_a_board_is_full_at_some_point() -> None:
    host = make_person()
    talk = make_live(host)
    Clip.objects.bulk_create(
        Clip(community=talk.community, title="Clip", file="", duration_ms=1, created_at=now())
        for _ in range(CLIPS_LIMIT)
    )
    with pytest.raises(Conflict, match="board_full"):
        add_clip(host, talk.id, "One more", JINGLE)


def test_a_deleted_clip_falls_silent_and_its_file_goes() -> None:
    host = make_person()
    talk = make_live(host)
    clip = add_clip(host, talk.id, "Opening", JINGLE)
    assert rename_clip(host, clip.id, "Ending").title == "Ending"
    file = path_of(Clip.objects.get(id=clip.id).file)
    assert file.is_file()
    play(host, talk.id, clip.id)
    delete_clip(host, clip.id)
    assert (file.exists(), Playing.objects.exists()) == (False, False)
    with pytest.raises(NotFound):
        delete_clip(host, clip.id)


def test_a_clip_is_heard_by_whom_the_talk_is_for() -> None:
    host, member, outsider = make_person(), make_person(), make_person()
    community = make_community(host, member, visibility=Visibility.PRIVATE)
    clip = add_clip(host, make_live(host, community=community).id, "Secret", JINGLE)
    for person in (host, member):
        status, content, headers = audio(person, clip.id)
        assert (status, content[:4], headers["Content-Type"]) == (200, b"OggS", "audio/ogg")
        assert headers["Cache-Control"].startswith("private")
    assert audio(outsider, clip.id)[0] == 404
    assert Client().get(f"/api/clips/{clip.id}/audio").status_code == 401


def test_audio_comes_in_ranges() -> None:
    host = make_person()
    clip = add_clip(host, make_live(host).id, "Opening", JINGLE)
    whole = audio(host, clip.id)[1]
    status, content, headers = audio(host, clip.id, range="bytes=4-9")
    assert (status, content) == (206, whole[4:10])
    assert headers["Content-Range"] == f"bytes 4-9/{len(whole)}"
    assert audio(host, clip.id, range="bytes=-5")[1] == whole[-5:]
    assert audio(host, clip.id, range="bytes=9-")[1] == whole[9:]
    assert audio(host, clip.id, range=f"bytes={len(whole)}-")[0] == 416
    assert audio(host, clip.id, range="pages=1-2")[0] == 200


@pytest.mark.parametrize(
    ("first", "last", "means"),
    [
        ("0", "", (0, 9)),
        ("3", "5", (3, 5)),
        ("3", "99", (3, 9)),
        ("", "4", (6, 9)),
        ("", "99", (0, 9)),
        ("", "0", (10, 10)),
        ("", "", (10, 10)),
    ],
)
def test_a_range_means_what_the_rfc_says(first: str, last: str, means: tuple[int, int]) -> None:
    assert range_of(10, first, last) == means


def _files() -> set[Path]:
    return set(path_of("clips").glob("*"))
