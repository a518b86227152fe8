"""Who may connect other programs: one rule for the write, the list and the button."""

from communities.bots.models import Bot
from communities.spaces.models import CommunityMember
from communities.spaces.policies import can_own
from workspace.people.models import Person
from workspace.people.policies import is_administrator


def can_change_bot(person: Person, bot: Bot, membership: CommunityMember | None) -> bool:
    """Change and remove a bot, and make its tokens: owners of its community, and administrators.

    Webhooks and commands are made by all who look after the community (`spaces.policies.can_moderate`): they say what
    they are given, or ask somebody outside, while a token acts and reads by itself.
    """
    return is_administrator(person) or (bot.community_id is not None and can_own(person, membership))
