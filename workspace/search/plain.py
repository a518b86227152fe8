"""From the server's own safe HTML to the plain text that is searched and shown in snippets. Pure."""

import re
from html import unescape

_BREAK = re.compile(r"<(?:br|hr)\b[^>]*>|</(?:p|li|h[1-6]|td|th|tr|pre|blockquote)>")
_PICTURE = re.compile(r'<img\b[^>]*\balt="([^"]*)"[^>]*>')
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


def plain_text(html: str) -> str:
    """Return the words of HTML that `workspace.core.text.render` made, on one line; an emoji is its `:name:`."""
    spaced = _BREAK.sub(" ", _PICTURE.sub(r"\1", html))
    return _SPACE.sub(" ", unescape(_TAG.sub("", spaced))).strip()
