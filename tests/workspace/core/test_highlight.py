"""Code has colours where its language is known, and no code is worth waiting for."""

import time

import pytest

from workspace.core.highlight import BUDGET_S, CLASSES, LANGUAGES, LINE_LENGTH, SPANS_A_TEXT, highlight
from workspace.core.text import render

pytestmark = pytest.mark.pure


def test_words_of_a_language_get_a_class_and_neighbours_of_one_class_share_it() -> None:
    html = render('```py\ndef add(a):  # sum\n    return a + 1, "x"\n```').html
    assert html == (
        '<pre><code class="language-py"><span class="c-keyword">def</span> <span class="c-function">add</span>(a):'
        '  <span class="c-comment"># sum</span>\n    <span class="c-keyword">return</span> a + '
        '<span class="c-number">1</span>, <span class="c-string">"x"</span>\n</code></pre>'
    )


def test_a_diff_tells_what_came_and_what_went() -> None:
    html = render("```diff\n-old\n+new\n```").html
    assert '<span class="c-deleted">-old</span>\n<span class="c-inserted">+new</span>' in html


@pytest.mark.parametrize("fence", ["```", "```klingon", "```matlab", "```text", "```PYTHON<b>"])
def test_nothing_is_guessed(fence: str) -> None:
    html = render(f"{fence}\ndef a(): <b>1</b>\n```").html
    assert "<span" not in html
    assert "def a(): &lt;b&gt;1&lt;/b&gt;" in html


def test_html_in_code_is_code() -> None:
    html = render("```html\n<script>alert(1)</script>\n<img src=x onerror=alert(1)>\n```").html
    assert "<script" not in html
    assert "<img" not in html


def test_a_fence_within_a_fence_is_code() -> None:
    html = render("````markdown\n```py\nx = 1\n```\n````").html
    assert html.count("<pre>") == 1
    assert "```" in html


def test_code_in_a_list_and_in_a_quote_has_colours_too() -> None:
    assert 'class="c-keyword"' in render("- a\n  ```py\n  return\n  ```").html
    assert 'class="c-keyword"' in render("> ```py\n> return\n> ```").html


def test_long_lines_stay_plain_and_spans_are_counted_over_the_whole_text() -> None:
    assert highlight("return " * LINE_LENGTH, "py", SPANS_A_TEXT) == ("return " * LINE_LENGTH, SPANS_A_TEXT)
    block = "```py\n" + "1 a\n" * 600 + "```\n"
    assert render(block * 4).html.count("<span") == SPANS_A_TEXT


def test_every_language_of_the_list_exists_and_uses_known_classes() -> None:
    for language in LANGUAGES:
        html, left = highlight("if (a == 1) { return 'b'; } // c\n", language, SPANS_A_TEXT)
        assert html.count('<span class="c-') == SPANS_A_TEXT - left
    assert all(name.startswith("c-") for name in CLASSES)


@pytest.mark.parametrize(
    ("language", "unit"),
    [("c", "/"), ("css", '\\"'), ("java", "\n"), ("cs", "a\t"), ("js", "/*"), ("php", "<?php ")],
)
def test_hostile_code_ends_soon_and_loses_no_character(language: str, unit: str) -> None:
    raw = (unit * 10_000)[:10_000]
    code = "\n".join(raw[at : at + 400] for at in range(0, 10_000, 400))
    begun_s = time.thread_time()
    html, _ = highlight(code, language, SPANS_A_TEXT)
    assert time.thread_time() - begun_s < BUDGET_S * 6
    text = html.replace("</span>", "")
    for name in CLASSES:
        text = text.replace(f'<span class="{name}">', "")
    assert text.replace("&quot;", '"').replace("&lt;", "<").replace("&#x27;", "'") == code
