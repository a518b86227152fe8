"""Rooms and what is said in them. A channel, a direct message, a coffee room and a talk's chat are all rooms."""

from django.db import models
from django.db.models.functions import Lower

from communities.spaces.models import Community, Visibility
from workspace.attention.rules import Level
from workspace.core.ids import new_id
from workspace.files.models import StoredFile
from workspace.people.models import Person


class RoomKind(models.TextChoices):
    """What a room is used as."""

    CHANNEL = "channel"
    TALK = "talk"
    """The chat beside a live talk: its members are those who are in the talk (`services.talk_rooms`)."""
    COFFEE = "coffee"
    """The chat beside a coffee room, while somebody is in it (`services.coffee_rooms`)."""
    DIRECT = "direct"
    """Exactly two people, or one with their notes. Nobody comes in and nobody leaves."""
    GROUP = "group"
    """A few people with neither community nor moderation: anyone in it adds others, names it, or leaves."""


PERSONAL = (RoomKind.DIRECT, RoomKind.GROUP)
"""Conversations among people: in no community, and nobody looks after them."""
BESIDE = (RoomKind.TALK, RoomKind.COFFEE)
"""Beside something live: whoever is there is in them, and what is said has no threads."""


class Posting(models.TextChoices):
    """Who writes in a room; everyone in it reads and reacts."""

    EVERYONE = "everyone"
    MODERATORS = "moderators"


class Room(models.Model):
    """A place with members and one message stream, whose seq is that of the topic `room:<id>`."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=RoomKind, default=RoomKind.CHANNEL)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, null=True, related_name="rooms")
    """None for conversations among people (`PERSONAL`), and beside the coffee room of a site."""
    name = models.CharField(max_length=60)
    """Empty for a direct conversation and for a group without a name: the screen names its people."""
    purpose = models.CharField(max_length=250, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.PUBLIC)
    posting = models.CharField(max_length=10, choices=Posting, default=Posting.EVERYONE)
    pinning = models.CharField(max_length=10, choices=Posting, default=Posting.MODERATORS)
    """Who pins messages in a channel; in a conversation among people everyone does."""
    is_locked = models.BooleanField(default=False)
    """Nobody writes but those who look after it; everyone sees that and why."""
    lock_reason = models.CharField(max_length=200, blank=True)
    slow_s = models.PositiveIntegerField(default=0)
    """Seconds between two messages of one person; 0 is no such rule. Those who look after it need not wait."""
    is_default = models.BooleanField(default=False)
    """Whoever joins the community is in this room, and leaves it only with the community."""
    archived_at = models.DateTimeField(null=True)
    """Since then read-only and off the lists (`services.archive`)."""
    is_hooked = models.BooleanField(default=False, db_default=False)
    """A webhook listens to this room alone (`communities.bots`)."""
    position = models.BigIntegerField(null=True)
    """Where its community's owners put it among the channels (`services.arrange`); None: after those, by name."""
    people_key = models.CharField(max_length=160, null=True, unique=True)
    """The sorted ids of those for whom a conversation was begun, so that a parallel second start finds the first.

    A group loses it once its people or its name change: from then on it is more than "these people".
    """
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=PERSONAL, community=None, visibility=Visibility.PRIVATE, is_default=False
                )
                | models.Q(kind=RoomKind.COFFEE, people_key=None, is_default=False)
                | ~models.Q(kind__in=PERSONAL) & models.Q(community__isnull=False, people_key=None),
                name="room_is_personal_or_in_community",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=RoomKind.DIRECT) | models.Q(people_key__isnull=False, name=""),
                name="direct_room_is_of_two",
            ),
            models.UniqueConstraint(
                "community",
                Lower("name"),
                name="channel_name_unique",
                condition=models.Q(kind=RoomKind.CHANNEL),
            ),
            models.CheckConstraint(
                condition=models.Q(is_default=False) | models.Q(visibility=Visibility.PUBLIC),
                name="default_channel_is_public",
            ),
            models.CheckConstraint(
                condition=models.Q(archived_at=None) | models.Q(kind=RoomKind.CHANNEL, is_default=False),
                name="archived_room_is_a_channel",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_personal(self) -> bool:
        """Tell whether it is a conversation among people rather than a part of a community."""
        return self.kind in PERSONAL


class Membership(models.Model):
    """A person in a room, and how far they have read: a seq, from which unread is derived.

    It only moves forward, but for the person setting it back, which makes a new version of it: (version, seq) is
    monotonic.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    joined_at = models.DateTimeField()
    read_seq = models.BigIntegerField(default=0)
    read_version = models.PositiveIntegerField(default=0)
    """Newer with each time that the person set the mark back: only marks of the same version are merged."""
    is_hidden = models.BooleanField(default=False)
    """Off the person's list until the next message, which takes this back (`services.listing`)."""
    paced_at = models.DateTimeField(null=True)
    """When the person last took their turn; written in slow rooms only (`services.pace`)."""
    level = models.CharField(
        max_length=8, choices=[(level.value, level.value) for level in Level], blank=True
    )
    """What of the room may interrupt; empty: as the person has chosen in general (`services.levels`)."""
    muted_until = models.DateTimeField(null=True)
    """Until then nothing of it does. Compared with the clock, never cleared by a job."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "person"], name="membership_once")]
        indexes = [models.Index(fields=["person"], name="membership_person")]


class Message(models.Model):
    """One message. `seq` is that of its `message.sent` event, so it orders the room and addresses the message."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+", db_index=False)
    seq = models.BigIntegerField()
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    client_id = models.UUIDField()
    """Made by the sender before the first try; with the author it names this message for good."""
    fingerprint = models.CharField(max_length=64)
    """SHA-256 of what the first try said: a retry must say the same, even after an edit or a deletion."""
    body = models.TextField(blank=True)
    html = models.TextField(blank=True)
    reply_to = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="replies")
    thread = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    """The root of the thread that it is said in; a root has none, so there is one level."""
    forward_of = models.ForeignKey(
        "self", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, null=True, related_name="+"
    )
    """The message that is passed on. A name that may lead nowhere: who reads looks it up by their own rights."""
    in_stream = models.BooleanField(default=True)
    """Stands in the room's own stream; of the replies in threads only those that were sent to the room as well."""
    version = models.PositiveIntegerField(default=1)
    calls = models.PositiveSmallIntegerField(default=0, db_default=0)
    """Words for many that it was sent with, as `calls.Call`. Who was reached by "channel" stands nowhere else."""
    sent_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    pinned_at = models.DateTimeField(null=True)
    """When it was put on the room's list of pinned messages. A deletion takes it off."""
    pinned_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "seq"], name="message_room_seq"),
            models.UniqueConstraint(fields=["author", "client_id"], name="message_sent_once"),
            models.CheckConstraint(
                condition=models.Q(deleted_at=None) | models.Q(body="", html=""),
                name="deleted_message_is_empty",
            ),
            models.CheckConstraint(
                condition=models.Q(pinned_at=None) | models.Q(deleted_at=None),
                name="pinned_message_is_there",
            ),
            models.CheckConstraint(
                condition=models.Q(thread__isnull=False) | models.Q(in_stream=True), name="root_is_in_stream"
            ),
        ]
        indexes = [
            models.Index(fields=["room", "seq"], name="message_stream", condition=models.Q(in_stream=True)),
            # From a day to the first message on it or after it.
            models.Index(
                fields=["room", "sent_at", "seq"], name="message_day", condition=models.Q(in_stream=True)
            ),
            models.Index(
                fields=["room", "pinned_at"],
                name="message_pinned",
                condition=models.Q(pinned_at__isnull=False),
            ),
            models.Index(
                fields=["thread", "seq"], name="message_thread", condition=models.Q(thread__isnull=False)
            ),
            models.Index(
                fields=["room", "seq"],
                name="message_calling",
                condition=models.Q(deleted_at=None, calls__gt=0),
            ),
            # Unread messages of others are counted from the index alone.
            models.Index(
                fields=["room", "seq", "author"],
                name="message_unread",
                condition=models.Q(deleted_at=None, in_stream=True),
            ),
        ]


class MessageRevision(models.Model):
    """What a message said before an edit. Gone with the message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    body = models.TextField()
    html = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "version"], name="revision_once")]


class Reaction(models.Model):
    """One person's emoji on one message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    emoji = models.CharField(max_length=40)
    """A sign, or the `:name:` of one of the organisation's own. That stays when the emoji goes."""
    reacted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "person", "emoji"], name="reaction_once")]


class Attachment(models.Model):
    """A file of a message. Deleting the file deletes this row."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "position"], name="attachment_in_order"),
        ]


class LinkPreview(models.Model):
    """What a page said of itself when it was asked. Never changed: a later look is a row of its own."""

    id = models.CharField(primary_key=True, max_length=16, default=new_id, editable=False)
    digest = models.CharField(max_length=64)
    """SHA-256 of the address, by which a recent look is found again."""
    url = models.CharField(max_length=2_048)
    title = models.CharField(max_length=200, blank=True)
    """Empty where there was nothing to show; that is remembered as well, for a while."""
    description = models.CharField(max_length=300, blank=True)
    site = models.CharField(max_length=80, blank=True)
    folder = models.CharField(max_length=80, blank=True)
    """Where the picture lies that we encoded anew; empty without one."""
    width = models.PositiveSmallIntegerField(default=0)
    height = models.PositiveSmallIntegerField(default=0)
    looked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["digest", "looked_at"], name="link_preview_recent")]


class MessagePreview(models.Model):
    """A link of a message and what stands behind it. A removed one stays, so that an edit does not bring it back."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="previews")
    preview = models.ForeignKey(LinkPreview, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    is_removed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "preview"], name="preview_once")]


class Mention(models.Model):
    """A message names a member of its room, or calls them among others. `room` and `seq` repeat the message's, for
    counting the unread.

    `thread` is set where the message is said in a thread alone: such a mention counts in the thread, not in the room.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+", db_index=False)
    seq = models.BigIntegerField()
    thread = models.ForeignKey(Message, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    call = models.PositiveSmallIntegerField(default=0, db_default=0)
    """The word for many by which they were reached (`calls.Call`); 0: by name."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "person"], name="mention_once"),
            models.UniqueConstraint(fields=["person", "room", "seq"], name="mention_in_order"),
        ]


class FollowLevel(models.TextChoices):
    """Whether a thread asks for one's attention. No row is the third: neither followed nor muted."""

    FOLLOW = "follow"
    MENTIONS = "mentions"
    """Followed, but only mentions are news."""
    MUTE = "mute"
    """Stays quiet, whoever mentions one in it."""


class ThreadFollow(models.Model):
    """A member of a room who follows or mutes a thread, and how far they have read it: unread is derived from that."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    root = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=8, choices=FollowLevel, default=FollowLevel.FOLLOW)
    muted_until = models.DateTimeField(null=True)
    """Quiet until then, whatever the level. Compared with the clock."""
    read_seq = models.BigIntegerField(default=0)
    read_version = models.PositiveIntegerField(default=0)
    """As that of `Membership`."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "root"], name="thread_follow_once")]
