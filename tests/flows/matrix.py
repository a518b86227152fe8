"""Who gets which answer: the security matrix, as a table for people. `test_matrix.py` holds the product to it.

    +  done       0  not found (missing and forbidden look alike)
    x  not allowed: the person sees the thing and may not       !  not signed in

A row is one route or command at one place; a column is one kind of person. `public` is a public channel of a
public community, `private` a private channel of a private one, `own` a thing of the person's own.
"""

from dataclasses import dataclass

PEOPLE = (
    "stranger",  # nobody: no session, no token
    "deactivated",  # with the token of an account that was closed; was a member of both places
    "outsider",  # signed in, never a member
    "former",  # left both places; wrote there before
    "member",
    "browser",  # the same kind of member, with a session instead of a token
    "moderator",  # of the community, and in the channel
    "owner",  # of the community, and in the channel
    "house moderator",  # in neither place
    "house moderator inside",
    "administrator",  # in neither place
)

ROUTES = """
GET    /api/communities                                               -        ? ? ? ? ? ? ? ? ? ? ?
POST   /api/communities                                               -        ? ? ? ? ? ? ? ? ? ? ?
GET    /api/communities/{community_id}                                public   ? ? ? ? ? ? ? ? ? ? ?
GET    /api/communities/{community_id}                                private  ? ? ? ? ? ? ? ? ? ? ?
PATCH  /api/communities/{community_id}                                public   ? ? ? ? ? ? ? ? ? ? ?
PATCH  /api/communities/{community_id}                                private  ? ? ? ? ? ? ? ? ? ? ?
GET    /api/communities/{community_id}/channels                       public   ? ? ? ? ? ? ? ? ? ? ?
GET    /api/communities/{community_id}/channels                       private  ? ? ? ? ? ? ? ? ? ? ?
POST   /api/communities/{community_id}/channels                       public   ? ? ? ? ? ? ? ? ? ? ?
POST   /api/communities/{community_id}/channels                       private  ? ? ? ? ? ? ? ? ? ? ?
GET    /api/communities/{community_id}/invitations                    public   ? ? ? ? ? ? ? ? ? ? ?
GET    /api/communities/{community_id}/invitations                    private  ? ? ? ? ? ? ? ? ? ? ?
POST   /api/communities/{community_id}/invitations                    public   ? ? ? ? ? ? ? ? ? ? ?
POST   /api/communities/{community_id}/invitations                    private  ? ? ? ? ? ? ? ? ? ? ?
POST   /api/communities/{community_id}/join                           public   ? ? ? ? ? ? ? ? ? ? ?
POST   /api/communities/{community_id}/join                           private  ? ? ? ? ? ? ? ? ? ? ?
POST   /api/communities/{community_id}/leave                          public   ? ? ? ? ? ? ? ? ? ? ?
POST   /api/communities/{community_id}/leave                          private  ? ? ? ? ? ? ? ? ? ? ?
GET    /api/communities/{community_id}/members                        public   ? ? ? ? ? ? ? ? ? ? ?
GET    /api/communities/{community_id}/members                        private  ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/communities/{community_id}/members/{person_id}            public   ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/communities/{community_id}/members/{person_id}            private  ? ? ? ? ? ? ? ? ? ? ?
PATCH  /api/communities/{community_id}/members/{person_id}            public   ? ? ? ? ? ? ? ? ? ? ?
PATCH  /api/communities/{community_id}/members/{person_id}            private  ? ? ? ? ? ? ? ? ? ? ?
GET    /api/home                                                      -        ? ? ? ? ? ? ? ? ? ? ?
GET    /api/invitations                                               -        ? ? ? ? ? ? ? ? ? ? ?
POST   /api/invitations                                               -        ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/invitations/{invitation_id}                               -        ? ? ? ? ? ? ? ? ? ? ?
GET    /api/me                                                        -        ? ? ? ? ? ? ? ? ? ? ?
PATCH  /api/me                                                        -        ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/me/avatar                                                 -        ? ? ? ? ? ? ? ? ? ? ?
POST   /api/me/avatar                                                 -        ? ? ? ? ? ? ? ? ? ? ?
GET    /api/me/invitations                                            -        ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/me/invitations/{invitation_id}                            own      ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/me/invitations/{invitation_id}                            others'  ? ? ? ? ? ? ? ? ? ? ?
GET    /api/me/sessions                                               -        ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/me/sessions/{session_id}                                  own      ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/me/sessions/{session_id}                                  others'  ? ? ? ? ? ? ? ? ? ? ?
GET    /api/me/tokens                                                 -        ? ? ? ? ? ? ? ? ? ? ?
POST   /api/me/tokens                                                 -        ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/me/tokens/{token_id}                                      own      ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/me/tokens/{token_id}                                      others'  ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/messages/{message_id}                                     public   ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/messages/{message_id}                                     private  ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/messages/{message_id}                                     own      ? ? ? ? ? ? ? ? ? ? ?
PATCH  /api/messages/{message_id}                                     public   ? ? ? ? ? ? ? ? ? ? ?
PATCH  /api/messages/{message_id}                                     private  ? ? ? ? ? ? ? ? ? ? ?
PATCH  /api/messages/{message_id}                                     own      ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/messages/{message_id}/reactions/{emoji}                   public   ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/messages/{message_id}/reactions/{emoji}                   private  ? ? ? ? ? ? ? ? ? ? ?
PUT    /api/messages/{message_id}/reactions/{emoji}                   public   ? ? ? ? ? ? ? ? ? ? ?
PUT    /api/messages/{message_id}/reactions/{emoji}                   private  ? ? ? ? ? ? ? ? ? ? ?
GET    /api/messages/{message_id}/revisions                           public   ? ? ? ? ? ? ? ? ? ? ?
GET    /api/messages/{message_id}/revisions                           private  ? ? ? ? ? ? ? ? ? ? ?
GET    /api/people                                                    -        ? ? ? ? ? ? ? ? ? ? ?
GET    /api/people/{person_id}                                        -        ? ? ? ? ? ? ? ? ? ? ?
PATCH  /api/people/{person_id}                                        -        ? ? ? ? ? ? ? ? ? ? ?
GET    /api/rooms                                                     -        ? ? ? ? ? ? ? ? ? ? ?
GET    /api/rooms/{room_id}                                           public   ? ? ? ? ? ? ? ? ? ? ?
GET    /api/rooms/{room_id}                                           private  ? ? ? ? ? ? ? ? ? ? ?
PATCH  /api/rooms/{room_id}                                           public   ? ? ? ? ? ? ? ? ? ? ?
PATCH  /api/rooms/{room_id}                                           private  ? ? ? ? ? ? ? ? ? ? ?
POST   /api/rooms/{room_id}/join                                      public   ? ? ? ? ? ? ? ? ? ? ?
POST   /api/rooms/{room_id}/join                                      private  ? ? ? ? ? ? ? ? ? ? ?
POST   /api/rooms/{room_id}/leave                                     public   ? ? ? ? ? ? ? ? ? ? ?
POST   /api/rooms/{room_id}/leave                                     private  ? ? ? ? ? ? ? ? ? ? ?
GET    /api/rooms/{room_id}/members                                   public   ? ? ? ? ? ? ? ? ? ? ?
GET    /api/rooms/{room_id}/members                                   private  ? ? ? ? ? ? ? ? ? ? ?
POST   /api/rooms/{room_id}/members                                   public   ? ? ? ? ? ? ? ? ? ? ?
POST   /api/rooms/{room_id}/members                                   private  ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/rooms/{room_id}/members/{person_id}                       public   ? ? ? ? ? ? ? ? ? ? ?
DELETE /api/rooms/{room_id}/members/{person_id}                       private  ? ? ? ? ? ? ? ? ? ? ?
GET    /api/rooms/{room_id}/messages                                  public   ? ? ? ? ? ? ? ? ? ? ?
GET    /api/rooms/{room_id}/messages                                  private  ? ? ? ? ? ? ? ? ? ? ?
POST   /api/rooms/{room_id}/messages                                  public   ? ? ? ? ? ? ? ? ? ? ?
POST   /api/rooms/{room_id}/messages                                  private  ? ? ? ? ? ? ? ? ? ? ?
POST   /api/rooms/{room_id}/read                                      public   ? ? ? ? ? ? ? ? ? ? ?
POST   /api/rooms/{room_id}/read                                      private  ? ? ? ? ? ? ? ? ? ? ?
GET    /api/welcome/{code}                                            -        ? ? ? ? ? ? ? ? ? ? ?
POST   /api/welcome/{code}                                            -        ? ? ? ? ? ? ? ? ? ? ?
"""


@dataclass(frozen=True)
class Row:
    """A line of a table."""

    method: str
    path: str
    place: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.place}"


def rows(table: str) -> list[Row]:
    """Read a table. Raises `ValueError` for a line with too few or too many signs."""
    found = []
    for line in table.strip().splitlines():
        method, path, place, *signs = line.split()
        found.append(Row(method, path, place, dict(zip(PEOPLE, signs, strict=True))))
    return found
