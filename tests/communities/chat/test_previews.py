"""Links show what stands behind them: once, to those who read the message, until somebody takes it away."""

from collections.abc import Iterator

import pytest

from communities.chat.models import LinkPreview, Message, MessagePreview
from communities.chat.queries.messages import message_out
from communities.chat.queries.previews import find_picture
from communities.chat.schemas import MessageOut, PreviewOut
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.looking import KEPT
from communities.chat.services.preview import make_previews, remove_preview, tidy_previews
from communities.spaces.schemas import CommunityPatch
from communities.spaces.services.communities import change_community
from tests.making import make_community, make_person, make_room, say
from tests.workspace.egress.pages import Page, Site, serving
from tests.workspace.files.uploading import picture
from workspace.core.clock import now
from workspace.core.errors import NotAllowed, NotFound
from workspace.files import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PAGE = b"<title>A page</title><meta name=description content='About it'><meta property=og:image content=/picture>"


class Scene:
    """Ada and Bo in a channel, and a site to lead to."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.ada, self.bo, self.owner = make_person("Ada"), make_person("Bo"), make_person("Owner")
        self.community = make_community(self.owner, self.ada, self.bo)
        self.room = make_room(self.community, self.owner, self.ada, self.bo)

    def say(self, text: str) -> MessageOut:
        """Let Ada say something, and the worker look; `{}` is the site."""
        return self.look(say(self.ada, self.room, text.format(self.site.url(""))).id)

    def look(self, message_id: str) -> MessageOut:
        """Let the worker look, and read the message."""
        make_previews(message_id, self.site.client())
        return message_out(Message.objects.get(id=message_id))

    def paths(self) -> list[str]:
        """Return what the site was asked for."""
        return sorted(path for path, _ in self.site.asked)


@pytest.fixture
def scene() -> Iterator[Scene]:
    """A scene, while the site answers."""
    pages = {name: Page(f"<title>{name}</title>".encode()) for name in ("a", "b", "c", "d")}
    with serving(page=Page(PAGE), picture=Page(picture(), "image/png"), **pages) as site:
        yield Scene(site)


def titles(message: MessageOut) -> list[str]:
    """Return what is shown, in order."""
    return [preview.title for preview in message.previews]


def only(message: MessageOut) -> PreviewOut:
    """Return the one preview."""
    (preview,) = message.previews
    return preview


def test_a_link_shows_title_description_site_and_a_picture_of_ours(scene: Scene) -> None:
    message = scene.say("See {}/page")
    preview = only(message)
    assert (preview.title, preview.description, preview.site) == ("A page", "About it", "pages.example")
    assert preview.image is not None
    kept = find_picture(scene.bo, message.id, preview.id)
    length, _ = shelf.shelf().find(f"{kept.folder}/{shelf.CONTENT}")
    assert length > 0


def test_the_first_three_links_are_shown_in_their_order(scene: Scene) -> None:
    assert titles(scene.say("{0}/c {0}/a {0}/c {0}/b {0}/d")) == ["c", "a", "b"]
    assert scene.paths() == ["/a", "/b", "/c"]


def test_code_and_quotes_make_none(scene: Scene) -> None:
    scene.say("> {0}/a\n\n`{0}/b`\n\n```\n{0}/c\n```")
    assert scene.site.asked == []


def test_a_page_is_asked_once_for_all_messages_also_when_it_is_not_there(scene: Scene) -> None:
    assert titles(scene.say("{}/a")) == titles(scene.say("again {}/a")) == ["a"]
    assert titles(scene.say("{}/gone")) == titles(scene.say("again {}/gone")) == []
    assert scene.paths() == ["/a", "/gone"]


def test_a_page_inside_is_never_asked(scene: Scene) -> None:
    inside = scene.site.url("/a", host="inside.example")
    scene.site.pages["/hop"] = Page(status=302, location=inside)
    assert titles(scene.say(f"{inside} {{}}/hop")) == []
    assert scene.paths() == ["/hop"]


def test_a_picture_that_is_none_or_too_large_leaves_the_words(scene: Scene) -> None:
    scene.site.pages["/picture"] = Page(b"GIF89a but not really", "image/gif")
    assert only(scene.say("{}/page")).image is None


def test_an_edit_changes_what_is_shown_and_what_was_taken_away_stays_away(scene: Scene) -> None:
    message = scene.say("{0}/a {0}/b")
    remove_preview(scene.ada, message.id, message.previews[0].id)
    base = scene.site.url("")
    edit_message(scene.ada, message.id, body=f"{base}/a {base}/c", version=1)
    assert titles(scene.look(message.id)) == ["c"]


def test_authors_and_those_who_look_after_the_room_take_previews_away(scene: Scene) -> None:
    message = scene.say("{}/a")
    preview = only(message).id
    with pytest.raises(NotAllowed):
        remove_preview(scene.bo, message.id, preview)
    for _ in range(2):
        remove_preview(scene.owner, message.id, preview)
    assert titles(message_out(Message.objects.get(id=message.id))) == []
    with pytest.raises(NotFound):
        find_picture(scene.bo, message.id, preview)


def test_a_community_may_do_without(scene: Scene) -> None:
    change_community(scene.owner, scene.community.id, CommunityPatch(link_previews=False))
    assert titles(scene.say("{}/a")) == []
    assert scene.site.asked == []


def test_a_deleted_message_shows_nothing_and_its_looks_go_in_the_end(scene: Scene) -> None:
    message = scene.say("{}/page")
    folder = LinkPreview.objects.get().folder
    delete_message(scene.ada, message.id)
    assert not MessagePreview.objects.exists()
    assert tidy_previews(now()) == 0
    assert tidy_previews(now() + KEPT * 2) == 1
    assert folder
    assert not LinkPreview.objects.exists()


def test_a_look_that_comes_too_late_for_an_edit_changes_nothing(scene: Scene) -> None:
    message = scene.say("no link")
    edit_message(scene.ada, message.id, body="still none", version=1)
    assert titles(scene.look(message.id)) == []
