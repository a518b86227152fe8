"""A typed way into parsed TOML: every read says which type it expects, and a wrong one names its place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeVar

T = TypeVar("T")


class ContentError(ValueError):
    """A content file says something that cannot be; the text names the place."""


@dataclass(frozen=True, slots=True)
class Table:
    """One TOML table; `place` is for error texts only."""

    place: str
    values: Mapping[str, object]

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; without a default it must be there."""
        value = self.maybe(key, str)
        if value is not None:
            return value
        if default is None:
            raise ContentError(f"{self.place}: {key} is missing")
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings, empty when the key is not there."""
        return tuple(_expect(f"{self.place}.{key}", item, str) for item in self._items(key))

    def maybe(self, key: str, kind: type[T]) -> T | None:
        """Return the value when it is there, refusing any other type."""
        value = self.values.get(key)
        return None if value is None else _expect(f"{self.place}.{key}", value, kind)

    def flag(self, key: str) -> bool:
        """Return a boolean, false when the key is not there."""
        return bool(self.maybe(key, bool))

    def minutes(self, key: str) -> float | None:
        """Return a number of minutes, whole or not."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        raise ContentError(f"{self.place}.{key}: expected a number")

    def table(self, key: str) -> Table:
        """Return a table below this one, an empty one when the key is not there."""
        return _as_table(f"{self.place}.{key}", self.values.get(key, {}))

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return an array of tables, empty when the key is not there."""
        return tuple(
            _as_table(f"{self.place}.{key}[{number}]", item) for number, item in enumerate(self._items(key))
        )

    def _items(self, key: str) -> list[object]:
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise ContentError(f"{self.place}.{key}: expected a list")
        return value


def read_content(name: str) -> Table:
    """Read `content/<name>.toml` of this package."""
    source = files(__package__).joinpath("content", f"{name}.toml").read_text(encoding="utf-8")
    return Table(place=name, values=tomllib.loads(source))


def _expect(place: str, value: object, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise ContentError(f"{place}: expected {kind.__name__}, got {value!r}")
    return value


def _as_table(place: str, value: object) -> Table:
    if not isinstance(value, dict):
        raise ContentError(f"{place}: expected a table")
    return Table(place=place, values={str(key): item for key, item in value.items()})
