"""Turning what people type into what is safe to show: Markdown to HTML by allow-list, and clean names."""

import re
import unicodedata
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_inline import StateInline, linkify
from markdown_it.token import Token

from workspace.core.errors import Invalid

HANDLE = re.compile(r"@([a-z0-9](?:[a-z0-9._-]{0,29}[a-z0-9])?)")
_NOT_BEFORE_A_MENTION = re.compile(r"[\w@./-]")

_TAGS = {
    *("p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "span"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "code": {"class"}, "span": {"class", "data-person"}, "ol": {"start"}}
_CLASS = re.compile(r"mention|language-[\w+#-]{1,30}")

# Zero-width joiner and variation selectors build emoji; every other format character can disguise a name.
_KEPT_FORMAT = {"\u200d", "\ufe0e", "\ufe0f"}
# Emoji and what they are joined from, as in UTS #51; Python knows no such property.
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa"
    "\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623\u2626"
    "\u262a\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u267f"
    "\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf"
    "\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714\u2716\u271d"
    "\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0\u27bf\u2934"
    "\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299\U0001f004\U0001f0cf\U0001f170\U0001f171"
    "\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a\U0001f201\U0001f202\U0001f21a\U0001f22f\U0001f232-\U0001f23a"
    "\U0001f250\U0001f251\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f7f0\U0001f90c-\U0001f9ff"
    "\U0001fa70-\U0001faff]"
)
_ELEMENT = f"{_PICTURE}(?:[\ufe0e\ufe0f]|[\U0001f3fb-\U0001f3ff])?"
_EMOJI = re.compile(
    "[#*0-9]\ufe0f?\u20e3"
    "|[\U0001f1e6-\U0001f1ff]{2}"
    "|\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
    f"|{_ELEMENT}(?:\u200d{_ELEMENT})*"
)
_EMOJI_LENGTH = 24


CELLS_A_TEXT = 2_000
"""Cells of all tables in one text; a table is cut off there. Empty cells are free to write: 10,000 characters made
65,000 cells, 2 s of work and 690 KB of HTML for every reader."""
MENTIONS_A_TEXT = 200
"""Mentions that are shown as such: each costs up to 150 bytes of HTML for three typed characters."""
_SCHEME_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Mentionable:
    """A person as a mention shows them."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """Safe HTML, and the ids of the people whom the text mentions outside of code, in order."""

    html: str
    mentioned: tuple[str, ...]


def _mention_rule(state: StateInline, silent: bool) -> bool:
    """Read `@handle` as a mention where someone of that handle is known (markdown-it inline rule)."""
    if state.src[state.pos] != "@":
        return False
    if state.pos and _NOT_BEFORE_A_MENTION.match(state.src[state.pos - 1]):
        return False
    match = HANDLE.match(state.src, state.pos)
    person = state.env["people"].get(match[1]) if match else None
    if match is None or person is None or not state.env["mentions_left"]:
        return False
    if not silent:
        state.env["mentions_left"] -= 1
        state.push("mention", "", 0).meta = {"person": person}
    state.pos = match.end()
    return True


def _table_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table, but no more of it than the text has cells left (markdown-it block rule)."""
    header = state.src[state.bMarks[start] : state.eMarks[start]].strip()
    columns = header.removeprefix("|").removesuffix("|").count("|") + 1
    rows_left = state.env["cells_left"] // columns - 1  # but for the header
    if rows_left < 0 or not table(state, start, min(end, start + 2 + rows_left), silent):
        return False
    if not silent:
        state.env["cells_left"] -= columns * (state.line - start - 1)
    return True


def _linkify_rule(state: StateInline, silent: bool) -> bool:
    """Read `scheme://…` as a link (markdown-it inline rule).

    The original looks through all that is pending for the scheme, at every `://`: 2 s for a text full of them. So
    it looks at the end first.
    """
    pending, position = state.pending, state.pos
    state.pending = pending[-_SCHEME_LENGTH:]
    found = linkify(state, silent=True)
    state.pending = pending
    if not found or silent:
        return found
    state.pos = position
    return linkify(state, silent=False)


def _render_mention(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: object,
    env: MutableMapping[str, Any],
) -> str:
    person: Mentionable = tokens[index].meta["person"]
    env["mentioned"][person.id] = True
    return f'<span class="mention" data-person="{person.id}">@{escape(person.name)}</span>'


def _make_markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": True, "breaks": True})
    markdown.enable(["table", "strikethrough", "linkify"]).disable(["image", "reference"])
    if markdown.linkify is not None:
        markdown.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    markdown.block.ruler.at("table", _table_rule, {"alt": ["paragraph", "reference"]})
    markdown.inline.ruler.at("linkify", _linkify_rule)
    markdown.inline.ruler.push("mention", _mention_rule)
    markdown.inline.add_terminator_char("@")
    markdown.add_render_rule("mention", _render_mention)
    return markdown


def _only_known_classes(tag: str, attribute: str, value: str) -> str | None:
    return value if attribute != "class" or _CLASS.fullmatch(value) else None


_markdown = _make_markdown()


def handles_in(source: str) -> set[str]:
    """Return every handle that the text might mention, code included: the renderer decides."""
    return set(HANDLE.findall(source))


def render(source: str, people: Mapping[str, Mentionable] | None = None) -> Rendered:
    """Turn Markdown into safe HTML. `people` maps the handles that may become mentions."""
    env: dict[str, Any] = {
        "people": people or {},
        "mentioned": {},
        "mentions_left": MENTIONS_A_TEXT,
        "cells_left": CELLS_A_TEXT,
    }
    raw = _markdown.render(source, env)
    html = nh3.clean(
        raw,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_only_known_classes,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return Rendered(html.strip(), tuple(env["mentioned"]))


def links_in(source: str) -> list[str]:
    """Return where the web links of a text lead, in order, each once; those of code and quotes are not its own."""
    env: dict[str, Any] = {"people": {}, "mentions_left": 0, "cells_left": CELLS_A_TEXT}
    found: dict[str, None] = {}
    quotes = 0
    for block in _markdown.parse(source, env):
        quotes += block.nesting if block.type.startswith("blockquote") else 0
        for token in () if quotes else block.children or ():
            href = str(token.attrGet("href") or "") if token.type == "link_open" else ""
            if href.startswith(("http://", "https://")):
                found[href] = None
    return list(found)


def clean_text(source: str) -> str:
    """Normalise what was typed: NFC, no control characters but newline and tab, no lone surrogates."""
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    kept = (char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(kept))


def clean_line(source: str, *, field: str, limit: int) -> str:
    """Return a line, maybe empty, without invisible or direction-changing characters. Raises `Invalid`."""
    kept = (
        char
        for char in " ".join(source.split())
        if char in _KEPT_FORMAT or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    )
    line = " ".join(unicodedata.normalize("NFC", "".join(kept)).split())
    if len(line) > limit:
        raise Invalid(field, "too_long", limit=limit, length=len(line))
    return line


def clean_name(source: str, *, field: str, limit: int) -> str:
    """Return a name on one line, cleaned as by `clean_line`. Raises `Invalid`."""
    name = clean_line(source, field=field, limit=limit)
    if not name:
        raise Invalid(field, "blank")
    if not any(char.isalnum() for char in name):
        raise Invalid(field, "name_unreadable")
    return name


def is_emoji(text: str) -> bool:
    """Tell whether the text is exactly one emoji (joined sequences and flags count as one)."""
    return 0 < len(text) <= _EMOJI_LENGTH and _EMOJI.fullmatch(text) is not None
