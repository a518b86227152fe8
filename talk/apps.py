"""Django's handle on the app."""

from django.apps import AppConfig


class TalkConfig(AppConfig):
    """The `talk` app."""

    name = "talk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take people out of a community's talks when they leave it, make episodes, lend files our codecs.

        The inbox gets to know what coffee dates and rounds are.
        """
        from communities.inbox.ports import attach as attach_occasions
        from communities.spaces.ports import attach
        from talk.coffee.services.seats import CoffeeRooms
        from talk.dates.queries import dates_as_occasions
        from talk.dates.services.leaving import CoffeeDates
        from talk.episodes.services.asking import Episodes
        from talk.rounds.occasions import rounds_as_occasions
        from talk.rounds.services.telling import tell_moved
        from talk.rounds.services.wishes import Rounds
        from talk.shows import ports
        from talk.shows.attachments import EngineMedia
        from talk.shows.services.stage import Talks
        from workspace.files import ports as files
        from workspace.notifications.models import NoticeKind
        from workspace.people import ports as people

        files.attach_media(EngineMedia())
        attach(Talks())
        attach(CoffeeRooms())
        attach(Rounds())
        people.attach(tell_moved)
        attach(CoffeeDates())
        attach_occasions(NoticeKind.COFFEE, dates_as_occasions)
        attach_occasions(NoticeKind.ROUND, rounds_as_occasions)
        ports.attach(Episodes())
