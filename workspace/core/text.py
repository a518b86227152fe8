"""Turning what people type into what is safe to show: Markdown to HTML by allow-list, and clean names."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

import nh3

from workspace.core.errors import Invalid
from workspace.core.highlight import CLASSES
from workspace.core.markdown import HANDLE, SHORTCODE, MarkdownText, Mentionable, parse

_TAGS = {
    *(
        "p",
        "br",
        "strong",
        "em",
        "s",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "hr",
        "img",
        "input",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "span"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "code": {"class"},
    "span": {"class", "data-person", "data-group"},
    "ol": {"start"},
    "li": {"class"},
    "img": {"class", "src", "alt"},
    "input": {"type", "disabled", "checked", "data-line"},
}
_LANGUAGE_CLASS = re.compile(r"language-[\w+#-]{1,30}")
_VALUES: Final[Mapping[tuple[str, str], Callable[[str], object]]] = {
    ("span", "class"): {"mention", *CLASSES}.__contains__,
    ("code", "class"): _LANGUAGE_CLASS.fullmatch,
    ("li", "class"): {"task"}.__contains__,
    ("img", "class"): {"emoji"}.__contains__,
    ("img", "src"): re.compile(r"/media/emoji/[a-z0-9-]+\.webp").fullmatch,
    ("input", "type"): {"checkbox"}.__contains__,
    ("input", "data-line"): re.compile(r"[0-9]{1,5}").fullmatch,
}
"""Attributes of which only some values are ours."""

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


@dataclass(frozen=True, slots=True)
class Rendered:
    """Safe HTML, and whom the text mentions outside of code, in order: people's ids, and words for many."""

    html: str
    mentioned: tuple[str, ...]
    groups: tuple[str, ...] = ()


def _only_ours(tag: str, attribute: str, value: str) -> str | None:
    check = _VALUES.get((tag, attribute))
    return value if check is None or check(value) else None


def handles_in(source: str) -> set[str]:
    """Return every handle that the text might mention, code included: the renderer decides."""
    return set(HANDLE.findall(source))


def shortcodes_in(source: str) -> set[str]:
    """Return every `:name:` of an emoji that the text might hold, code included, in small letters."""
    return {name.lower() for name in SHORTCODE.findall(source)}


def render(
    source: str,
    people: Mapping[str, Mentionable] | None = None,
    *,
    groups: Collection[str] = (),
    emoji: Mapping[str, str] | None = None,
) -> Rendered:
    """Turn Markdown into safe HTML.

    `people` maps the handles that may become mentions, `groups` are the words that may stand for many (`channel`),
    `emoji` maps the names of the organisation's own to where their pictures are.
    """
    text = MarkdownText(people or {}, frozenset(groups), emoji or {})
    html = nh3.clean(
        text.html(source),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_only_ours,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return Rendered(html.strip(), tuple(text.mentioned), tuple(text.called))


def links_in(source: str) -> list[str]:
    """Return where the web links of a text lead, in order, each once; those of code and quotes are not its own."""
    found: dict[str, None] = {}
    quotes = 0
    for block in parse(source):
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
