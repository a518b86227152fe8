"""The requests of people who read: over the product's own HTTP, each as another viewer."""

import itertools

from django.test import Client

from tests.bench.history.world import World


class Asking:
    """Random requests of the kinds that the bench measures. Each raises where the answer is no 200."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._client = Client(SERVER_NAME="localhost")
        self._viewers = itertools.cycle(world.tokens)
        self._head = dict(zip(world.rooms, world.heads, strict=True))

    def open_room(self) -> None:
        """The newest page of one of the viewer's rooms."""
        viewer = next(self._viewers)
        self._get(viewer, f"/api/rooms/{self._room_of(viewer)}/messages")

    def scroll(self) -> None:
        """An older page, anywhere in the room's history."""
        viewer = next(self._viewers)
        room = self._room_of(viewer)
        before = self._world.chance.randint(1, max(2, self._head[room]))
        self._get(viewer, f"/api/rooms/{room}/messages?before={before}")

    def unread(self) -> None:
        """All of the viewer's rooms with what is unread in them."""
        self._get(next(self._viewers), "/api/rooms")

    def search(self) -> None:
        """One word, two words, a beginning, a phrase, a filter: from the most frequent words to the rarest."""
        world, viewer = self._world, next(self._viewers)
        one, other = world.word(), world.word()
        q = world.chance.choice(
            (
                f"{one} ",
                f"{one} {other} ",
                other[:4],
                f'"{one} {other}"',
                f"{one} from:me",
                f"{one} in:{self._room_of(viewer)}",
            )
        )
        self._get(viewer, "/api/search", {"q": q})

    def _room_of(self, viewer: str) -> str:
        return self._world.chance.choice(self._world.joined[viewer])

    def _get(self, viewer: str, path: str, query: dict[str, str] | None = None) -> None:
        headers = {"Authorization": f"Bearer {self._world.tokens[viewer]}"}
        response = self._client.get(path, query or {}, headers=headers)
        if response.status_code != 200:
            raise RuntimeError(f"{path}: {response.status_code} {response.content[:200]!r}")
