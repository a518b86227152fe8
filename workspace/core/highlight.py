"""Code in colours: Pygments' tokens as a few classes, at a bounded cost. Nothing is guessed: no language, no colours.

Many lexers need the square of what they read: 10,000 slashes keep that of C for 0.6 s. So long lines stay plain, and
after `BUDGET_S` the rest of a block does. Between two tokens nothing can stop a lexer, hence the list of `LANGUAGES`:
of each, 90 hostile texts of 10,000 characters ended within 0.09 s (MATLAB's took 2.2 s and is left out).
"""

import threading
import time
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Final

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String, _TokenType

LINE_LENGTH: Final = 500
"""Code with a longer line stays plain: what Pygments needs for a line may grow with its square."""
SPANS_A_TEXT: Final = 1_500
"""Coloured stretches in all code of one text, up to 30 bytes of HTML each."""
BUDGET_S: Final = 0.05
"""Of this thread's CPU. What takes longer stays plain from there on; looked at between tokens."""
_LOOK_EVERY: Final = 16

LANGUAGES: Final = {
    alias: name
    for name, aliases in {
        "bash": "bash sh shell zsh",
        "c": "c h",
        "cpp": "cpp c++ hpp",
        "csharp": "csharp cs c#",
        "css": "css",
        "diff": "diff patch",
        "docker": "docker dockerfile",
        "elixir": "elixir ex",
        "go": "go golang",
        "graphql": "graphql",
        "haskell": "haskell hs",
        "html": "html",
        "ini": "ini cfg conf properties",
        "java": "java",
        "javascript": "javascript js jsx mjs",
        "json": "json",
        "kotlin": "kotlin kt",
        "latex": "latex tex",
        "lua": "lua",
        "make": "make makefile",
        "markdown": "markdown md",
        "nginx": "nginx",
        "nix": "nix",
        "perl": "perl pl",
        "php": "php",
        "powershell": "powershell ps1 pwsh",
        "pycon": "pycon",
        "python": "python py python3",
        "r": "r",
        "ruby": "ruby rb",
        "rust": "rust rs",
        "scala": "scala",
        "scss": "scss sass",
        "sql": "sql postgresql psql mysql sqlite",
        "swift": "swift",
        "terraform": "terraform hcl tf",
        "toml": "toml",
        "typescript": "typescript ts tsx",
        "xml": "xml svg",
        "yaml": "yaml yml",
    }.items()
    for alias in aliases.split()
}
"""What people write behind the fence → Pygments' lexer."""

_CLASSES: Final[tuple[tuple[_TokenType, str], ...]] = (
    (Comment.Preproc, "c-meta"),
    (Comment, "c-comment"),
    (Keyword.Type, "c-type"),
    (Keyword.Constant, "c-number"),
    (Keyword, "c-keyword"),
    (Operator.Word, "c-keyword"),
    (Name.Tag, "c-keyword"),
    (Name.Attribute, "c-attribute"),
    (Name.Decorator, "c-meta"),
    (Name.Builtin, "c-type"),
    (Name.Class, "c-type"),
    (Name.Function, "c-function"),
    (Name.Variable, "c-attribute"),
    (Name.Constant, "c-number"),
    (String, "c-string"),
    (Number, "c-number"),
    (Generic.Deleted, "c-deleted"),
    (Generic.Inserted, "c-inserted"),
    (Generic.Heading, "c-meta"),
    (Generic.Subheading, "c-meta"),
    (Generic.Prompt, "c-comment"),
)
CLASSES: Final = frozenset(name for _, name in _CLASSES)
_making: Final = threading.Lock()


def highlight(code: str, language: str, spans_left: int) -> tuple[str, int]:
    """Return the code as HTML, coloured where the language is known, and how many spans the text has left."""
    name = LANGUAGES.get(language.lower())
    if name is None or spans_left <= 0 or any(len(line) > LINE_LENGTH for line in code.split("\n")):
        return escape(code), spans_left
    parts: list[str] = []
    for css, text in _stretches(code, _lexer(name)):
        if not css or spans_left <= 0 or not text.strip():
            parts.append(escape(text))
            continue
        spans_left -= 1
        parts.append(f'<span class="{css}">{escape(text)}</span>')
    return "".join(parts), spans_left


def _stretches(code: str, lexer: Lexer) -> Iterator[tuple[str, str]]:
    """Yield neighbours of one class as one stretch, and all that is left as plain once the time is up."""
    end_s = time.thread_time() + BUDGET_S
    css, begun, at = "", 0, 0
    for count, (index, kind, text) in enumerate(lexer.get_tokens_unprocessed(code)):
        if index != at or (count % _LOOK_EVERY == 0 and time.thread_time() > end_s):
            break
        here = _class_of(kind)
        if here != css:
            yield css, code[begun:index]
            css, begun = here, index
        at = index + len(text)
    yield css, code[begun:at]
    yield "", code[at:]


@lru_cache(maxsize=512)
def _class_of(kind: _TokenType) -> str:
    return next((css for known, css in _CLASSES if kind in known), "")


@lru_cache(maxsize=64)
def _lexer(name: str) -> Lexer:
    with _making:
        return get_lexer_by_name(name)
