"""What strangers write about their pages becomes four short lines, whatever it was."""

import pytest

from communities.chat.page import DESCRIPTION_LIMIT, HEAD_BYTES, TITLE_LIMIT, read_page

pytestmark = pytest.mark.pure
HTML = "text/html"


def test_what_is_meant_for_previews_comes_before_the_title() -> None:
    page = read_page(
        b"""<html><head><title>Long &amp; dull</title>
        <meta property='og:title' content='Short &quot;one&quot;'><meta content="What it is" name=description>
        <META PROPERTY="og:site_name" CONTENT="The Site"><meta property="og:image" content="/a.png"></head>""",
        HTML,
        "www.a.example",
    )
    assert page is not None
    assert (page.title, page.description) == ('Short "one"', "What it is")
    assert (page.site, page.image) == ("The Site", "/a.png")


def test_a_bare_title_is_enough_and_the_host_is_the_site() -> None:
    page = read_page(b"<title>\n Hello  you </title>", "text/html; charset=utf-8", "www.a.example")
    assert page is not None
    assert (page.title, page.site, page.image) == ("Hello you", "a.example", "")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/html; charset=iso-8859-1", "<title>Gr\u00fc\u00dfe</title>".encode("latin-1")),
        (HTML, '<meta charset="windows-1252"><title>Gr\u00fc\u00dfe</title>'.encode("cp1252")),
        ("text/html; charset=rot13", "<title>Gr\u00fc\u00dfe</title>".encode()),
        (HTML, "<title>Gr\u00fc\u00dfe</title>".encode("utf-16")),
    ],
)
def test_charsets_are_read_and_odd_ones_are_passed_over(kind: str, content: bytes) -> None:
    page = read_page(content, kind, "a.example")
    assert page is not None
    assert page.title == "Gr\u00fc\u00dfe"


def test_a_wrong_charset_spoils_letters_and_nothing_else() -> None:
    page = read_page(b"<title>Gr\xfc\xdfe</title>", "text/html; charset=utf-8", "a.example")
    assert page is not None
    assert page.title.startswith("Gr")


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "text/plain", ""])
def test_only_html_is_a_page(kind: str) -> None:
    assert read_page(b"<title>Hm</title>", kind, "a.example") is None


def test_what_stands_in_the_body_is_not_the_head() -> None:
    assert read_page(b"<body><title>Fake</title>", HTML, "a.example") is None


def test_lines_are_short_and_hold_no_invisible_characters() -> None:
    words = "word " * 200
    text = f"<title>\u202e{words}</title><meta name=description content='{words}'>"
    page = read_page(text.encode(), HTML, "a.example")
    assert page is not None
    assert "\u202e" not in page.title
    assert len(page.title) <= TITLE_LIMIT
    assert len(page.description) <= DESCRIPTION_LIMIT


@pytest.mark.parametrize(
    "piece", ["<meta", "<meta a=", "<meta a='", "<title", "<title>", "<!--", "&#", '<meta a="a="']
)
def test_a_bomb_of_tags_is_read_in_no_time(piece: str) -> None:
    read_page((piece * HEAD_BYTES)[:HEAD_BYTES].encode(), HTML, "a.example")
