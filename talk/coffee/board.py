"""All guests of a round as arrays, so that thousands of pairs are weighed at once. Says what `scoring` says. Pure.

Nothing here is as large as guests times guests: 10,000 of them take a few MB, and pairs are weighed in blocks.
Weights are whole numbers throughout, so a round comes out alike on every machine.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from talk.coffee.people import MAX_CREDIT, SLOTS, Guest, Round, Term, pair_of
from talk.coffee.scoring import CHANNEL_STEP, FINENESS, MOST_INTERESTS, POINTS, counted, fading

Ints = NDArray[np.int32]
Keys = NDArray[np.int64]
Bits = tuple[NDArray[np.uint64], ...]
"""64 bits of everyone's bitmap each: (guests,)."""
Flags = NDArray[np.bool_]

FORBIDDEN: Final = -(1 << 20)
"""The weight of two who may not meet; whatever is not above `BARELY` is."""
BARELY: Final = FORBIDDEN >> 1
MIXER: Final = 0x9E3779B97F4A7C15
"""2^64 by the golden ratio: Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4)."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is special about single pairs: those who may not meet, and those who have met.

    `keys`: (pairs,) of both directions, i * guests + j, sorted. `points`: (pairs,), to be added. `filter`: (2^bits,),
    false where no key hashes to, so that most pairs need no search.
    """

    keys: Keys
    points: Ints
    filter: Flags
    guests: int

    @classmethod
    def of(cls, special: dict[tuple[int, int], int], guests: int) -> "Pairs":
        """Sort the special pairs; each is given in one direction."""
        rows = sorted(
            {i * guests + j: n for (a, b), n in special.items() for i, j in ((a, b), (b, a))}.items()
        )
        keys = np.array([key for key, _ in rows], np.int64)
        maybe = np.zeros(1 << max(4, (16 * len(rows)).bit_length()), np.bool_)
        maybe[_hashed(keys, maybe.size)] = True
        return cls(keys, np.array([n for _, n in rows], np.int32), maybe, guests)

    def add_to(self, weights: Ints, a: Ints, b: Ints) -> None:
        """Add the points of pairs `a`, `b` (of one shape with `weights`)."""
        if not self.keys.size:
            return
        keys = a.astype(np.int64) * self.guests + b
        likely = np.nonzero(self.filter[_hashed(keys, self.filter.size)])
        found = np.minimum(np.searchsorted(self.keys, keys[likely]), self.keys.size - 1)
        weights[likely] += np.where(self.keys[found] == keys[likely], self.points[found], 0).astype(np.int32)

    def add_to_rows(self, weights: Ints, first: int) -> None:
        """Add the points of everyone with guests `first` and following: weights (rows, guests)."""
        begin, end = np.searchsorted(self.keys, [first * self.guests, (first + len(weights)) * self.guests])
        rows, columns = np.divmod(self.keys[begin:end], self.guests)
        weights[rows - first, columns] += self.points[begin:end]


def _hashed(keys: Keys, size: int) -> NDArray[np.uint64]:
    shift = np.uint64(65 - size.bit_length())
    return (keys.astype(np.uint64) * np.uint64(MIXER)) >> shift


@dataclass(frozen=True, slots=True)
class Board:
    """The guests of a round by their place in it: arrays (guests,), codes instead of names."""

    size: int
    department: Ints
    site: Ints
    team: Ints
    manager: Ints
    """The place of one's manager; -1: not here."""
    own_team: Flags
    newcomer: Flags
    waited: Ints
    """Points, not rounds."""
    spared: Flags
    slots: Bits
    languages: Bits
    interests: Bits
    channels: Bits
    meanings: NDArray[np.float32]
    """(guests, dims), whole numbers whose products stay far below 2^24, so exact; no dims without the model."""
    pairs: Pairs

    @classmethod
    def of(cls, round_: Round, guests: Sequence[Guest]) -> "Board":
        """Arrange those guests of a round who are to be matched with each other."""
        place = {guest.person: i for i, guest in enumerate(guests)}
        return cls(
            size=len(guests),
            department=_codes(guest.department for guest in guests),
            site=_codes(guest.site for guest in guests),
            team=_codes(guest.team for guest in guests),
            manager=np.array([place.get(guest.manager, -1) for guest in guests], np.int32),
            own_team=np.array([guest.own_team for guest in guests], np.bool_),
            newcomer=np.array([guest.newcomer for guest in guests], np.bool_),
            waited=np.array([POINTS[Term.WAITED] * min(g.credit, MAX_CREDIT) for g in guests], np.int32),
            spared=np.array([guest.spared for guest in guests], np.bool_),
            slots=_packed([guest.slots for guest in guests], SLOTS),
            languages=_bitmaps([guest.languages for guest in guests]),
            interests=_bitmaps([guest.interests for guest in guests]),
            channels=_bitmaps([guest.channels for guest in guests]),
            meanings=_meanings(round_, guests),
            pairs=Pairs.of(_special(round_, guests, place), len(guests)),
        )

    def weigh(self, a: Ints, b: Ints) -> Ints:
        """Return what pairs are worth, `FORBIDDEN` or less where they may not meet; `a` and `b` of one shape."""
        weights = self._points(a, b)
        if self.meanings.shape[1]:
            products = np.einsum("...i,...i->...", self.meanings[a], self.meanings[b])
            weights += _similarity(products)
        self.pairs.add_to(weights, a, b)
        return weights

    def weigh_rows(self, first: int, end: int) -> Ints:
        """Return what guests from `first` to `end` are worth to everyone: (end - first, guests)."""
        weights = self._points(
            np.arange(first, end, dtype=np.int32)[:, None], np.arange(self.size, dtype=np.int32)[None, :]
        )
        if self.meanings.shape[1]:
            weights += _similarity(self.meanings[first:end] @ self.meanings.T)
        self.pairs.add_to_rows(weights, first)
        return weights

    def row(self, guest: int) -> Ints:
        """Return what one guest is worth to everyone: (guests,)."""
        row: Ints = self.weigh_rows(guest, guest + 1)[0]
        return row

    def can_meet(self, seats: Sequence[Ints]) -> Flags:
        """Tell which tables have a half hour and a language that all share; `seats`: an array of guests a seat."""
        return self.share_slot(*seats) & self.share_language(*seats)

    def share_slot(self, *seats: Ints) -> Flags:
        """Tell which tables have a half hour that suits all."""
        return _common(self.slots, seats)

    def share_language(self, *seats: Ints) -> Flags:
        """Tell which tables have a language that all speak."""
        return _common(self.languages, seats)

    def is_own_team(self, a: Ints, b: Ints) -> Flags:
        """Tell which pairs are of one team, or a person and their manager; `a` and `b` may broadcast."""
        own: Flags = (self.team[a] == self.team[b]) & (self.team[a] > 0)
        own |= (self.manager[a] == b) | (self.manager[b] == a)
        return own

    def _points(self, a: Ints, b: Ints) -> Ints:
        """Weigh without what needs the single pair; `a` and `b` may broadcast."""
        weights: Ints = self.waited[a] + self.waited[b]
        weights += np.int32(POINTS[Term.OTHER_DEPARTMENT]) * _differ(self.department[a], self.department[b])
        weights += np.int32(POINTS[Term.OTHER_SITE]) * _differ(self.site[a], self.site[b])
        weights += np.int32(POINTS[Term.NEWCOMER]) * (self.newcomer[a] != self.newcomer[b])
        shared = np.minimum(_count(self.interests, a, b), MOST_INTERESTS)
        weights += np.int32(POINTS[Term.SHARED_INTERESTS]) * shared
        channels = POINTS[Term.FEW_SHARED_CHANNELS] - CHANNEL_STEP * _count(self.channels, a, b).astype(
            np.int32
        )
        weights += np.maximum(channels, 0)
        own = self.is_own_team(a, b) & ~(self.own_team[a] & self.own_team[b])
        may = self.can_meet((a, b)) & ~own & (a != b)
        weights += np.int32(FORBIDDEN) * ~may
        return weights


def _codes(names: Iterable[str]) -> Ints:
    """Number names from 1; the empty one is 0: unknown."""
    known = {"": 0}
    return np.array([known.setdefault(name, len(known)) for name in names], np.int32)


def _bitmaps(sets: Sequence[frozenset[str]]) -> Bits:
    """Number what at least two have, and pack who has it."""
    counts: dict[str, int] = {}
    for names in sets:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    bit = {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n > 1))}
    return _packed([sum(1 << bit[name] for name in names if name in bit) for names in sets], len(bit))


def _packed(bitmaps: Sequence[int], bits: int) -> Bits:
    words = max(1, -(-bits // 64))
    raw = b"".join((bitmap & ((1 << bits) - 1)).to_bytes(words * 8, "little") for bitmap in bitmaps)
    table = np.frombuffer(raw, "<u8").reshape(len(bitmaps), words)
    return tuple(np.ascontiguousarray(table[:, word]) for word in range(words))


def _meanings(round_: Round, guests: Sequence[Guest]) -> NDArray[np.float32]:
    meanings = round_.meanings or {}
    dims = max((len(meaning) for meaning in meanings.values()), default=0)
    nothing = (0,) * dims
    rows = [counted(meanings[g.person]) if g.person in meanings else nothing for g in guests]
    return np.array(rows, np.float32).reshape(len(guests), dims)


def _special(round_: Round, guests: Sequence[Guest], place: dict[str, int]) -> dict[tuple[int, int], int]:
    """Return what keeps pairs apart, or what their meetings of the past take off."""
    special: dict[tuple[int, int], int] = {}
    for (a, b), last in round_.met.items():
        if a in place and b in place:
            lately = round_.number - last <= round_.window
            special[place[a], place[b]] = FORBIDDEN if lately else fading(round_, last)
    for guest in guests:
        for other in guest.apart & place.keys():
            a, b = pair_of(guest.person, other)
            special[place[a], place[b]] = FORBIDDEN
    return special


def _differ(a: Ints, b: Ints) -> Flags:
    differ: Flags = (a != b) & (a > 0) & (b > 0)
    return differ


def _common(bits: Bits, seats: Sequence[Ints]) -> Flags:
    """Tell where everyone's bitmaps have a bit in common."""
    first, *others = seats
    found: NDArray[np.uint64] = np.zeros(np.broadcast_shapes(*(seat.shape for seat in seats)), np.uint64)
    for word in bits:
        common = word[first]
        for seat in others:
            common = common & word[seat]
        found |= common
    common_to_all: Flags = found != 0
    return common_to_all


def _count(bits: Bits, a: Ints, b: Ints) -> NDArray[np.int16]:
    count: NDArray[np.int16] = np.bitwise_count(bits[0][a] & bits[0][b]).astype(np.int16)
    for word in bits[1:]:
        count += np.bitwise_count(word[a] & word[b])
    return count


def _similarity(products: NDArray[np.float32]) -> Ints:
    most = FINENESS * FINENESS
    points = POINTS[Term.SIMILAR_INTERESTS] * np.clip(products.astype(np.int32), 0, most) // most
    return points.astype(np.int32)
