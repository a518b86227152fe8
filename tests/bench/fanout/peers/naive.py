"""The consumer of the Channels tutorial: one group, a channel a socket, JSON for every recipient anew.

It knows nothing of people, rights or a database; that is the work it is spared in the comparison.
"""

import os
from typing import Any

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["*"],
    INSTALLED_APPS=["channels"],
    CHANNEL_LAYERS={
        "default": {
            "BACKEND": "channels_redis.core.RedisChannelLayer",
            # redis-py 8 stops reading after 5 s by default, as long as an idle consumer waits: it would die.
            "CONFIG": {"hosts": [{"address": os.environ["REDIS_URL"], "socket_timeout": None}]},
        }
    },
)
django.setup()

from channels.generic.websocket import AsyncJsonWebsocketConsumer  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.urls import path  # noqa: E402


class Chat(AsyncJsonWebsocketConsumer):  # type: ignore[misc]
    """One socket in one room."""

    async def receive_json(self, content: dict[str, Any]) -> None:
        if content["do"] == "join":
            await self.channel_layer.group_add(content["room"], self.channel_name)
            await self.send_json({"kind": "joined"})
        else:
            said = {"type": "chat.message", "author": content["author"], "body": content["body"]}
            await self.channel_layer.group_send(content["room"], said)

    async def chat_message(self, event: dict[str, Any]) -> None:
        await self.send_json({"kind": "message", "author": event["author"], "body": event["body"]})


application = ProtocolTypeRouter({"websocket": URLRouter([path("ws", Chat.as_asgi())])})
