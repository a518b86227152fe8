"""Markdown as we read it: CommonMark with tables, links as they stand, mentions, own emoji, tasks and coloured code.

What comes out of here is not safe by itself: `workspace.core.text` lets through only what is on its list. Every kind
of thing that is larger in HTML than as it was typed is counted, and stays text beyond its number.
"""

import re
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_inline import StateInline, linkify
from markdown_it.token import Token

from workspace.core.highlight import SPANS_A_TEXT, highlight

HANDLE: Final = re.compile(r"@([a-z0-9](?:[a-z0-9._-]{0,29}[a-z0-9])?)")
SHORTCODE: Final = re.compile(r":([a-z0-9äöüß][a-z0-9äöüß_+-]{1,31}):", re.IGNORECASE)
"""An emoji by its name, as it is typed."""
_NOT_BEFORE_A_MENTION: Final = re.compile(r"[\w@./-]")
_NOT_BEFORE_A_SHORTCODE: Final = re.compile(r"\w")
_TASK: Final = re.compile(r"\[([ xX])\] +")

CELLS_A_TEXT: Final = 2_000
"""Cells of all tables in one text; a table is cut off there. Empty cells are free to write: 10,000 characters made
65,000 cells, 2 s of work and 690 KB of HTML for every reader."""
MENTIONS_A_TEXT: Final = 200
"""Mentions that are shown as such: each costs up to 150 bytes of HTML for three typed characters."""
EMOJI_A_TEXT: Final = 200
"""Own emoji that are shown as pictures: about 110 bytes each for four typed characters."""
TASKS_A_TEXT: Final = 300
"""Tasks that have a box: about 80 bytes each for seven typed characters."""
_SCHEME_LENGTH: Final = 12


@dataclass(frozen=True, slots=True)
class Mentionable:
    """A person as a mention shows them."""

    id: str
    name: str


@dataclass(slots=True)
class MarkdownText:
    """One text on its way to HTML: what it may mention, what it does mention, and what it has left of each kind."""

    people: Mapping[str, Mentionable] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()
    emoji: Mapping[str, str] = field(default_factory=dict)
    mentioned: dict[str, None] = field(default_factory=dict)
    """Ids of people, in order."""
    called: dict[str, None] = field(default_factory=dict)
    """Words for many, in order, but for those that are only quoted."""
    cells_left: int = CELLS_A_TEXT
    mentions_left: int = MENTIONS_A_TEXT
    emoji_left: int = EMOJI_A_TEXT
    tasks_left: int = TASKS_A_TEXT
    spans_left: int = SPANS_A_TEXT

    def html(self, source: str) -> str:
        """Return the text as HTML that is not safe yet."""
        env = {"text": self}
        tokens = _markdown.parse(source, env)
        if "[" in source:
            _tick(tokens, self)
        if self.groups:
            _quote_groups(tokens)
        return str(_markdown.renderer.render(tokens, _markdown.options, env))


def parse(source: str) -> list[Token]:
    """Return the tokens of a text in which nothing is a mention."""
    return _markdown.parse(source, {"text": MarkdownText(mentions_left=0)})


def _mention_rule(state: StateInline, silent: bool) -> bool:
    """Read `@handle` as a mention where someone, or a word for many, of that handle is known (inline rule)."""
    if state.src[state.pos] != "@":
        return False
    if state.pos and _NOT_BEFORE_A_MENTION.match(state.src[state.pos - 1]):
        return False
    text: MarkdownText = state.env["text"]
    match = HANDLE.match(state.src, state.pos)
    if match is None or not text.mentions_left:
        return False
    kind = "group" if match[1] in text.groups else "mention" if match[1] in text.people else None
    if kind is None:
        return False
    if not silent:
        text.mentions_left -= 1
        state.push(kind, "", 0).meta = {"handle": match[1]}
    state.pos = match.end()
    return True


def _emoji_rule(state: StateInline, silent: bool) -> bool:
    """Read `:name:` as an emoji where the organisation has one of that name (inline rule)."""
    text: MarkdownText = state.env["text"]
    if state.src[state.pos] != ":" or not text.emoji or not text.emoji_left:
        return False
    if state.pos and _NOT_BEFORE_A_SHORTCODE.match(state.src[state.pos - 1]):
        return False
    match = SHORTCODE.match(state.src, state.pos)
    if match is None or match[1].lower() not in text.emoji:
        return False
    if not silent:
        text.emoji_left -= 1
        state.push("emoji", "", 0).meta = {"name": match[1].lower()}
    state.pos = match.end()
    return True


def _table_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table, but no more of it than the text has cells left (block rule)."""
    text: MarkdownText = state.env["text"]
    header = state.src[state.bMarks[start] : state.eMarks[start]].strip()
    columns = header.removeprefix("|").removesuffix("|").count("|") + 1
    rows_left = text.cells_left // columns - 1  # but for the header
    if rows_left < 0 or not table(state, start, min(end, start + 2 + rows_left), silent):
        return False
    if not silent:
        text.cells_left -= columns * (state.line - start - 1)
    return True


def _linkify_rule(state: StateInline, silent: bool) -> bool:
    """Read `scheme://…` as a link (inline rule).

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


def _tick(tokens: Sequence[Token], text: MarkdownText) -> None:
    """Give items of lists that begin with `[ ]` or `[x]` a box, which knows the line that it stands in."""
    for item, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type != "list_item_open" or paragraph.type != "paragraph_open" or not inline.children:
            continue
        first = inline.children[0]
        match = _TASK.match(first.content) if first.type == "text" else None
        if match is None or not text.tasks_left:
            continue
        text.tasks_left -= 1
        first.content = first.content[match.end() :]
        line = inline.map[0] if inline.map else 0
        box = Token("task", "", 0, meta={"is_done": match[1] != " ", "line": line})
        inline.children.insert(0, box)
        item.attrSet("class", "task")


def _quote_groups(tokens: Sequence[Token]) -> None:
    """Mark words for many that are only quoted: they call nobody."""
    quotes = 0
    for block in tokens:
        quotes += block.nesting if block.type.startswith("blockquote") else 0
        for token in (block.children or ()) if quotes else ():
            if token.type == "group":
                token.meta["is_quoted"] = True


def _render_mention(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: MutableMapping[str, Any]
) -> str:
    text: MarkdownText = env["text"]
    person = text.people[tokens[index].meta["handle"]]
    text.mentioned[person.id] = None
    return f'<span class="mention" data-person="{person.id}">@{escape(person.name)}</span>'


def _render_group(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: MutableMapping[str, Any]
) -> str:
    text: MarkdownText = env["text"]
    word = str(tokens[index].meta["handle"])
    if "is_quoted" in tokens[index].meta:
        return f"@{escape(word)}"
    text.called[word] = None
    return f'<span class="mention" data-group="{escape(word)}">@{escape(word)}</span>'


def _render_emoji(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: MutableMapping[str, Any]
) -> str:
    text: MarkdownText = env["text"]
    name = str(tokens[index].meta["name"])
    return f'<img class="emoji" src="{escape(text.emoji[name])}" alt=":{escape(name)}:">'


def _render_task(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: MutableMapping[str, Any]
) -> str:
    meta = tokens[index].meta
    checked = ' checked=""' if meta["is_done"] else ""
    return f'<input type="checkbox" disabled=""{checked} data-line="{int(meta["line"])}">'


def _render_fence(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: MutableMapping[str, Any]
) -> str:
    text: MarkdownText = env["text"]
    language = (tokens[index].info.split() or [""])[0]
    code, text.spans_left = highlight(tokens[index].content, language, text.spans_left)
    named = f' class="language-{escape(language)}"' if language else ""
    return f"<pre><code{named}>{code}</code></pre>\n"


def _make_markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": True, "breaks": True})
    markdown.enable(["table", "strikethrough", "linkify"]).disable(["image", "reference"])
    if markdown.linkify is not None:
        markdown.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    markdown.block.ruler.at("table", _table_rule, {"alt": ["paragraph", "reference"]})
    markdown.inline.ruler.at("linkify", _linkify_rule)
    markdown.inline.ruler.push("mention", _mention_rule)
    markdown.inline.ruler.push("emoji", _emoji_rule)
    markdown.inline.add_terminator_char("@")
    markdown.inline.add_terminator_char(":")
    for kind, rule in (
        ("mention", _render_mention),
        ("group", _render_group),
        ("emoji", _render_emoji),
        ("task", _render_task),
        ("fence", _render_fence),
    ):
        markdown.add_render_rule(kind, rule)
    return markdown


_markdown = _make_markdown()
