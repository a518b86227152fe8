"""Tasks, own emoji and words for many in a text."""

import pytest

from workspace.core.markdown import EMOJI_A_TEXT, TASKS_A_TEXT, Mentionable
from workspace.core.text import render, shortcodes_in

pytestmark = pytest.mark.pure

EMOJI = {"flurfunk": "/media/emoji/06ar5st898f7estw-0123456789ab.webp"}
PICTURE = f'<img class="emoji" src="{EMOJI["flurfunk"]}" alt=":flurfunk:">'
OPEN = '<input type="checkbox" disabled="" data-line="{}">'
DONE = '<input type="checkbox" disabled="" checked="" data-line="{}">'


def test_tasks_have_a_box_that_knows_its_line() -> None:
    html = render(
        "To do:\n\n- [ ] **Kuchen**\n- [x] Kaffee\n  1. [X] mahlen\n- normal\n> - [ ] im Zitat"
    ).html
    assert f'<li class="task">{OPEN.format(2)}<strong>Kuchen</strong></li>' in html
    assert f'<li class="task">{DONE.format(3)}Kaffee' in html
    assert f'<li class="task">{DONE.format(4)}mahlen</li>' in html
    assert "<li>normal</li>" in html
    assert OPEN.format(6) in html


@pytest.mark.parametrize(
    "source",
    [
        "[ ] kein Punkt",
        "- [y] a",
        "- []() a",
        "- [ ]",
        "- [x](https://a.example)",
        "`- [ ] a`",
        "```\n- [ ] a\n```",
    ],
)
def test_what_only_looks_like_a_task_has_no_box(source: str) -> None:
    assert "<input" not in render(source).html


def test_an_own_emoji_is_a_picture_from_this_house_alone() -> None:
    assert (
        render("Da :flurfunk::FlurFunk: ist er", emoji=EMOJI).html == f"<p>Da {PICTURE}{PICTURE} ist er</p>"
    )
    for elsewhere in (
        "https://evil.example/a.webp",
        "/media/avatars/a.webp",
        "/media/emoji/../x.webp",
        "javascript:x",
    ):
        assert "src=" not in render(":a1:", emoji={"a1": elsewhere}).html


@pytest.mark.parametrize(
    "source", ["`:flurfunk:`", "```\n:flurfunk:\n```", "a:flurfunk:", ":flur funk:", ":fehlt:", "12:30:45"]
)
def test_in_code_and_words_a_name_stays_a_name(source: str) -> None:
    assert "<img" not in render(source, emoji={**EMOJI, "30": EMOJI["flurfunk"]}).html


def test_names_that_may_be_emoji_are_found_in_small_letters() -> None:
    assert shortcodes_in("ok :Party-Papagei: um 12:30 :x: :größe:") == {"party-papagei", "größe"}


def test_words_for_many_are_told_once_and_not_where_they_are_quoted() -> None:
    words = {"channel", "here"}
    rendered = render(
        "@here @here\n> @channel\n\n`@channel`", {"here": Mentionable("1", "Here")}, groups=words
    )
    assert rendered.groups == ("here",)
    assert rendered.mentioned == ()
    assert rendered.html.count('<span class="mention" data-group="here">@here</span>') == 2
    assert "<p>@channel</p>" in rendered.html
    assert render("@channel").html == "<p>@channel</p>"


def test_nothing_of_it_swells() -> None:
    assert render(":flurfunk:" * 1_000, emoji=EMOJI).html.count("<img") == EMOJI_A_TEXT
    assert render("- [ ] a\n" * 1_250).html.count("<input") == TASKS_A_TEXT
    assert len(render("- [ ] :flurfunk: @here\n" * 430, groups={"here"}, emoji=EMOJI).html) < 100_000
