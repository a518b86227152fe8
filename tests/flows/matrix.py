"""Who gets which answer: the security matrix, as a table for people. `test_matrix.py` holds the product to it.

    +  done       0  not found (missing and forbidden look alike)
    x  not allowed: the person sees the thing and may not       !  not signed in
    c  the state forbids it (the last owner cannot leave)       .  never gets that far

A row is one route, command or topic at one place; a column is one kind of person. `public` is a public channel
of a public community, `private` a private channel of a private one, `own` a thing of the person's own, `others'`
the same thing of somebody else; `listed` a private community that nobody of the table is in and everyone
finds; an episode of one's own is a draft that holds one's voice. `direct` and `group` are
conversations among others, `my-direct` and `my-group` the person's own, in which the message is the other one's.
At each place a talk is live: somebody else hosts it, and all who are in the community listen. Where a route needs one
that has not begun, it is one that somebody else (`own`: the person) has scheduled.
"""

from dataclasses import dataclass

from tests.flows.matrix_bots import BOT_ROUTES
from tests.flows.matrix_coffee import COFFEE_COMMANDS, COFFEE_ROUTES
from tests.flows.matrix_dates import DATE_ROUTES
from tests.flows.matrix_later import LATER_ROUTES
from tests.flows.matrix_talks import TALK_ROUTES

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
    "muted",  # a member of both places who may not write there for a time
    "banned",  # was a member of both places; wrote there before
    "blocked",  # a member of both places; the bystander, whose messages these are, has blocked them
)

ROUTES = """
GET    /api/communities                                     -         ! ! + + + + + + + + + + + +
POST   /api/communities                                     -         ! ! + + + + + + + + + + + +
GET    /api/communities/{community_id}                      public    ! ! + + + + + + + + + + + +
GET    /api/communities/{community_id}                      private   ! ! 0 0 + + + + 0 + 0 + 0 +
PATCH  /api/communities/{community_id}                      public    ! ! x x x x x + x x x x x x
PATCH  /api/communities/{community_id}                      private   ! ! 0 0 x x x + 0 x 0 x 0 x
POST   /api/communities/{community_id}/archive              public    ! ! x x x x x + x x x x x x
POST   /api/communities/{community_id}/archive              private   ! ! 0 0 x x x + 0 x 0 x 0 x
GET    /api/communities/{community_id}/channels             public    ! ! + + + + + + + + + + x +
GET    /api/communities/{community_id}/channels             private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/communities/{community_id}/channels             public    ! ! 0 0 + + + + 0 + 0 + x +
POST   /api/communities/{community_id}/channels             private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/communities/{community_id}/invitations          public    ! ! 0 0 + + + + 0 + 0 + x +
GET    /api/communities/{community_id}/invitations          private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/communities/{community_id}/invitations          public    ! ! 0 0 + + + + 0 + 0 + x +
POST   /api/communities/{community_id}/invitations          private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/communities/{community_id}/join                 public    ! ! + + + + + + + + + + x +
POST   /api/communities/{community_id}/join                 private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/communities/{community_id}/leave                public    ! ! + + + + + c + + + + x +
POST   /api/communities/{community_id}/leave                private   ! ! 0 0 + + + c 0 + 0 + 0 +
GET    /api/communities/{community_id}/members              public    ! ! + + + + + + + + + + x +
GET    /api/communities/{community_id}/members              private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/communities/{community_id}/restore              public    ! ! x x x x x + x x x x x x
POST   /api/communities/{community_id}/restore              private   ! ! 0 0 x x x + 0 x 0 x 0 x
DELETE /api/communities/{community_id}/members/{person_id}  public    ! ! x x x x + + + + + x x x
DELETE /api/communities/{community_id}/members/{person_id}  private   ! ! 0 0 x x + + 0 + 0 x 0 x
PATCH  /api/communities/{community_id}/members/{person_id}  public    ! ! x x x x x + x x x x x x
PATCH  /api/communities/{community_id}/members/{person_id}  private   ! ! 0 0 x x x + 0 x 0 x 0 x
GET    /api/communities/{community_id}/order                public    ! ! x x x x + + + + + x x x
GET    /api/communities/{community_id}/order                private   ! ! 0 0 x x + + 0 + 0 x 0 x
PUT    /api/communities/{community_id}/mutes/{person_id}    public    ! ! x x x x + + + + + x x x
PUT    /api/communities/{community_id}/mutes/{person_id}    private   ! ! 0 0 x x + + 0 + 0 x 0 x
DELETE /api/communities/{community_id}/mutes/{person_id}    public    ! ! x x x x + + + + + x x x
DELETE /api/communities/{community_id}/mutes/{person_id}    private   ! ! 0 0 x x + + 0 + 0 x 0 x
PUT    /api/communities/{community_id}/bans/{person_id}     public    ! ! x x x x + + + + + x x x
PUT    /api/communities/{community_id}/bans/{person_id}     private   ! ! 0 0 x x + + 0 + 0 x 0 x
DELETE /api/communities/{community_id}/bans/{person_id}     public    ! ! x x x x + + + + + x x x
DELETE /api/communities/{community_id}/bans/{person_id}     private   ! ! 0 0 x x + + 0 + 0 x 0 x
GET    /api/me/acts                                         -         ! ! + + + + + + + + + + + +
GET    /api/home                                            -         ! ! + + + + + + + + + + + +
GET    /api/home/rooms                                      -         ! ! + + + + + + + + + + + +
GET    /api/invitations                                     -         ! ! 0 0 0 0 0 0 0 0 + 0 0 0
POST   /api/invitations                                     -         ! ! 0 0 0 0 0 0 0 0 + 0 0 0
DELETE /api/invitations/{invitation_id}                     -         ! ! 0 0 0 0 0 0 0 0 + 0 0 0
GET    /api/me                                              -         ! ! + + + + + + + + + + + +
GET    /api/attention                                       -         ! ! + + + + + + + + + + + +
PATCH  /api/me/attention                                    -         ! ! + + + + + + + + + + + +
PUT    /api/me/status                                       -         ! ! + + + + + + + + + + + +
PUT    /api/me/dnd                                          -         ! ! + + + + + + + + + + + +
DELETE /api/me/dnd                                          -         ! ! + + + + + + + + + + + +
PATCH  /api/me                                              -         ! ! + + + + + + + + + + + +
DELETE /api/me/avatar                                       -         ! ! + + + + + + + + + + + +
POST   /api/me/avatar                                       -         ! ! + + + + + + + + + + + +
GET    /api/me/invitations                                  -         ! ! + + + + + + + + + + + +
DELETE /api/me/invitations/{invitation_id}                  own       ! ! + + + + + + + + + + + +
DELETE /api/me/invitations/{invitation_id}                  others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/me/sessions                                     -         ! ! x x x + x x x x x x x x
DELETE /api/me/sessions/{session_id}                        own       ! ! x x x + x x x x x x x x
DELETE /api/me/sessions/{session_id}                        others'   ! ! x x x 0 x x x x x x x x
GET    /api/me/sidebar                                      -         ! ! + + + + + + + + + + + +
PATCH  /api/me/sidebar                                      -         ! ! + + + + + + + + + + + +
GET    /api/me/tokens                                       -         ! ! x x x + x x x x x x x x
POST   /api/me/tokens                                       -         ! ! x x x + x x x x x x x x
DELETE /api/me/tokens/{token_id}                            own       ! ! x x x + x x x x x x x x
DELETE /api/me/tokens/{token_id}                            others'   ! ! x x x 0 x x x x x x x x
DELETE /api/messages/{message_id}                           public    ! ! x x x x + + x + x x 0 x
DELETE /api/messages/{message_id}                           private   ! ! 0 0 x x + + 0 + 0 x 0 x
DELETE /api/messages/{message_id}                           own       ! ! x x + + + + x + x + 0 +
PATCH  /api/messages/{message_id}                           public    ! ! x x x x x x x x x x 0 x
PATCH  /api/messages/{message_id}                           private   ! ! 0 0 x x x x 0 x 0 x 0 x
PATCH  /api/messages/{message_id}                           own       ! ! x x + + + + x + x x 0 +
DELETE /api/messages/{message_id}/reactions/{emoji}         public    ! ! x x + + + + x + x + 0 +
DELETE /api/messages/{message_id}/reactions/{emoji}         private   ! ! 0 0 + + + + 0 + 0 + 0 +
PUT    /api/messages/{message_id}/reactions/{emoji}         public    ! ! x x + + + + x + x + 0 +
PUT    /api/messages/{message_id}/reactions/{emoji}         private   ! ! 0 0 + + + + 0 + 0 + 0 +
DELETE /api/messages/{message_id}/previews/{preview_id}      public    ! ! x x x x + + x + x x 0 x
DELETE /api/messages/{message_id}/previews/{preview_id}      private   ! ! 0 0 x x + + 0 + 0 x 0 x
DELETE /api/messages/{message_id}/previews/{preview_id}      own       ! ! x x + + + + x + x + 0 +
GET    /api/messages/{message_id}/previews/{preview_id}/image public   ! ! + + + + + + + + + + 0 +
GET    /api/messages/{message_id}/previews/{preview_id}/image private  ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/messages/{message_id}/revisions                 public    ! ! + + + + + + + + + + 0 +
GET    /api/messages/{message_id}/revisions                 private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/messages/{message_id}/thread                    public    ! ! + + + + + + + + + + 0 +
GET    /api/messages/{message_id}/thread                    private   ! ! 0 0 + + + + 0 + 0 + 0 +
PUT    /api/messages/{message_id}/thread                    public    ! ! x x + + + + x + x + 0 +
PUT    /api/messages/{message_id}/thread                    private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/messages/{message_id}/thread/read               public    ! ! x x + + + + x + x + 0 +
POST   /api/messages/{message_id}/thread/read               private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/people                                          -         ! ! + + + + + + + + + + + +
GET    /api/people/{person_id}                              -         ! ! + + + + + + + + + + + +
PATCH  /api/people/{person_id}                              -         ! ! 0 0 0 0 0 0 0 0 + 0 0 0
GET    /api/threads                                         -         ! ! + + + + + + + + + + + +
GET    /api/threads/marks                                   -         ! ! + + + + + + + + + + + +
POST   /api/threads/read                                    -         ! ! + + + + + + + + + + + +
GET    /api/search                                          -         ! ! + + + + + + + + + + + +
GET    /api/rooms                                           -         ! ! + + + + + + + + + + + +
GET    /api/rooms/{room_id}                                 public    ! ! + + + + + + + + + + 0 +
GET    /api/rooms/{room_id}                                 private   ! ! 0 0 + + + + 0 + 0 + 0 +
PATCH  /api/rooms/{room_id}                                 public    ! ! x x x x + + x + x x 0 x
PATCH  /api/rooms/{room_id}                                 private   ! ! 0 0 x x + + 0 + 0 x 0 x
POST   /api/rooms/{room_id}/archive                         public    ! ! x x x x + + x + x x 0 x
POST   /api/rooms/{room_id}/archive                         private   ! ! 0 0 x x + + 0 + 0 x 0 x
POST   /api/rooms/{room_id}/restore                         public    ! ! x x x x + + x + x x 0 x
POST   /api/rooms/{room_id}/restore                         private   ! ! 0 0 x x + + 0 + 0 x 0 x
POST   /api/rooms/{room_id}/join                            public    ! ! x x + + + + x + x + 0 +
POST   /api/rooms/{room_id}/join                            private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/rooms/{room_id}/leave                           public    ! ! + + + + + + + + + + 0 +
POST   /api/rooms/{room_id}/leave                           private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/rooms/{room_id}/members                         public    ! ! + + + + + + + + + + 0 +
GET    /api/rooms/{room_id}/members                         private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/rooms/{room_id}/members                         public    ! ! x x + + + + x + x + 0 +
POST   /api/rooms/{room_id}/members                         private   ! ! 0 0 + + + + 0 + 0 + 0 +
DELETE /api/rooms/{room_id}/members/{person_id}             public    ! ! x x x x + + x + x x 0 x
DELETE /api/rooms/{room_id}/members/{person_id}             private   ! ! 0 0 x x + + 0 + 0 x 0 x
GET    /api/rooms/{room_id}/messages                        public    ! ! + + + + + + + + + + 0 +
GET    /api/rooms/{room_id}/messages                        private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/rooms/{room_id}/messages                        public    ! ! x x + + + + x + x x 0 +
POST   /api/rooms/{room_id}/messages                        private   ! ! 0 0 + + + + 0 + 0 x 0 +
GET    /api/rooms/{room_id}/days/{day}                      public    ! ! + + + + + + + + + + 0 +
GET    /api/rooms/{room_id}/days/{day}                      private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/messages/{message_id}/unread                    public    ! ! x x + + + + x + x + 0 +
POST   /api/messages/{message_id}/unread                    private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/messages/{message_id}/unread                    direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/messages/{message_id}/thread/unread             public    ! ! x x + + + + x + x + 0 +
POST   /api/messages/{message_id}/thread/unread             private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/inbox                                           -         ! ! + + + + + + + + + + + +
GET    /api/inbox/waiting                                   -         ! ! + + + + + + + + + + + +
POST   /api/inbox/read                                      -         ! ! + + + + + + + + + + + +
PATCH  /api/inbox                                           own       ! ! + + + + + + + + + + + +
PATCH  /api/inbox                                           other     ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/read                            public    ! ! 0 0 + + + + 0 + 0 + 0 +
PUT    /api/rooms/{room_id}/level                           public    ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/rooms/{room_id}/read                            private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/rooms/{room_id}/preview                         public    ! ! x x + + + + x + x x 0 +
POST   /api/rooms/{room_id}/preview                         private   ! ! 0 0 + + + + 0 + 0 x 0 +
POST   /api/rooms/{room_id}/preview                         direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/preview                         my-direct ! ! + + + + + + + + + + + x
GET    /api/rooms/{room_id}/reach                           public    ! ! x x + + + + x + x + 0 +
GET    /api/rooms/{room_id}/reach                           private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/rooms/{room_id}/reach                           direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/rooms/{room_id}/reach                           my-direct ! ! + + + + + + + + + + + +
GET    /api/emoji                                           -         ! ! + + + + + + + + + + + +
POST   /api/emoji                                           -         ! ! x x x x x x x x + x x x
PATCH  /api/emoji                                           -         ! ! 0 0 0 0 0 0 0 0 + 0 0 0
DELETE /api/emoji/{name}                                    own       ! ! + + + + + + + + + + + +
DELETE /api/emoji/{name}                                    others'   ! ! x x x x x x x x + x x x
PUT    /api/rooms/{room_id}/level                           private   ! ! 0 0 + + + + 0 + 0 + 0 +
PUT    /api/messages/{message_id}/pin                       public    ! ! x x x x + + x + x x 0 x
PUT    /api/messages/{message_id}/pin                       private   ! ! 0 0 x x + + 0 + 0 x 0 x
PUT    /api/messages/{message_id}/pin                       direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
PUT    /api/messages/{message_id}/pin                       my-direct ! ! + + + + + + + + + + + +
PUT    /api/messages/{message_id}/pin                       my-group  ! ! + + + + + + + + + + + +
DELETE /api/messages/{message_id}/pin                       public    ! ! x x x x + + x + x x 0 x
DELETE /api/messages/{message_id}/pin                       private   ! ! 0 0 x x + + 0 + 0 x 0 x
DELETE /api/messages/{message_id}/pin                       direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
DELETE /api/messages/{message_id}/pin                       my-direct ! ! + + + + + + + + + + + +
DELETE /api/messages/{message_id}/pin                       my-group  ! ! + + + + + + + + + + + +
GET    /api/rooms/{room_id}/pins                            public    ! ! + + + + + + + + + + 0 +
GET    /api/rooms/{room_id}/pins                            private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/rooms/{room_id}/pins                            direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/rooms/{room_id}/pins                            my-direct ! ! + + + + + + + + + + + +
GET    /api/me/blocked                                      -         ! ! + + + + + + + + + + + +
PUT    /api/me/blocked/{person_id}                          -         ! ! + + + + + + + + + + + +
DELETE /api/me/blocked/{person_id}                          -         ! ! + + + + + + + + + + + +
GET    /api/me/reports                                      -         ! ! + + + + + + + + + + + +
GET    /api/reports                                         -         ! ! + + + + + + + + + + + +
POST   /api/messages/{message_id}/report                    public    ! ! + + + + + + + + + + 0 +
POST   /api/messages/{message_id}/report                    private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/messages/{message_id}/report                    own       ! ! + c c c c c + c + c 0 c
POST   /api/messages/{message_id}/report                    direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/messages/{message_id}/report                    my-direct ! ! + + + + + + + + + + + +
POST   /api/reports/{report_id}/decision                    public    ! ! 0 0 0 0 + + + + + 0 0 0
POST   /api/reports/{report_id}/decision                    private   ! ! 0 0 0 0 + + 0 + 0 0 0 0
POST   /api/reports/{report_id}/decision                    own       ! ! 0 0 0 0 0 0 + 0 + 0 0 0
POST   /api/reports/{report_id}/decision                    my-direct ! ! 0 0 0 0 0 0 + + + 0 0 0
POST   /api/directs                                         -         ! ! + + + + + + + + + + + +
DELETE /api/messages/{message_id}                           direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
DELETE /api/messages/{message_id}                           my-direct ! ! x x x x x x x x x x x x
PATCH  /api/messages/{message_id}                           direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
PATCH  /api/messages/{message_id}                           my-direct ! ! x x x x x x x x x x x x
DELETE /api/messages/{message_id}/reactions/{emoji}         direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
DELETE /api/messages/{message_id}/reactions/{emoji}         my-direct ! ! + + + + + + + + + + + +
PUT    /api/messages/{message_id}/reactions/{emoji}         direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
PUT    /api/messages/{message_id}/reactions/{emoji}         my-direct ! ! + + + + + + + + + + + +
GET    /api/messages/{message_id}/revisions                 direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/messages/{message_id}/revisions                 my-direct ! ! + + + + + + + + + + + +
GET    /api/rooms/{room_id}                                 direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/rooms/{room_id}                                 my-direct ! ! + + + + + + + + + + + +
PATCH  /api/rooms/{room_id}                                 direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
PATCH  /api/rooms/{room_id}                                 my-direct ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/archive                         direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/archive                         my-direct ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/restore                         direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/restore                         my-direct ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/join                            direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/join                            my-direct ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/leave                           direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/leave                           my-direct ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/rooms/{room_id}/members                         direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/rooms/{room_id}/members                         my-direct ! ! + + + + + + + + + + + +
POST   /api/rooms/{room_id}/members                         direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/members                         my-direct ! ! 0 0 0 0 0 0 0 0 0 0 0 0
DELETE /api/rooms/{room_id}/members/{person_id}             direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
DELETE /api/rooms/{room_id}/members/{person_id}             my-direct ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/rooms/{room_id}/messages                        direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/rooms/{room_id}/messages                        my-direct ! ! + + + + + + + + + + + +
POST   /api/rooms/{room_id}/messages                        direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/messages                        my-direct ! ! + + + + + + + + + + + x
POST   /api/rooms/{room_id}/read                            direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
PUT    /api/rooms/{room_id}/level                           direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/read                            my-direct ! ! + + + + + + + + + + + +
PUT    /api/rooms/{room_id}/level                           my-direct ! ! + + + + + + + + + + + +
POST   /api/directs/{room_id}/hide                          direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/directs/{room_id}/hide                          my-direct ! ! + + + + + + + + + + + +
POST   /api/directs/{room_id}/show                          direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/directs/{room_id}/show                          my-direct ! ! + + + + + + + + + + + +
PATCH  /api/directs/{room_id}                               my-direct ! ! c c c c c c c c c c c c
PATCH  /api/directs/{room_id}                               group     ! ! 0 0 0 0 0 0 0 0 0 0 0 0
PATCH  /api/directs/{room_id}                               my-group  ! ! + + + + + + + + + + + +
POST   /api/directs/{room_id}/people                        my-direct ! ! c c c c c c c c c c c c
POST   /api/directs/{room_id}/people                        group     ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/directs/{room_id}/people                        my-group  ! ! + + + + + + + + + + + +
POST   /api/directs/{room_id}/leave                         my-direct ! ! c c c c c c c c c c c c
POST   /api/directs/{room_id}/leave                         group     ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/directs/{room_id}/leave                         my-group  ! ! + + + + + + + + + + + +
OPTIONS /api/uploads                                         -         ! ! + + + + + + + + + + + +
POST   /api/uploads                                         -         ! ! + + + + + + + + + + + +
HEAD   /api/uploads/{upload_id}                             own       ! ! + + + + + + + + + + + +
HEAD   /api/uploads/{upload_id}                             others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
PATCH  /api/uploads/{upload_id}                             own       ! ! + + + + + + + + + + + +
PATCH  /api/uploads/{upload_id}                             others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
DELETE /api/uploads/{upload_id}                             own       ! ! + + + + + + + + + + + +
DELETE /api/uploads/{upload_id}                             others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/uploads/{upload_id}/finish                      own       ! ! + + + + + + + + + + + +
POST   /api/uploads/{upload_id}/finish                      others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/files/{file_id}                                 public    ! ! + + + + + + + + + + 0 +
GET    /api/files/{file_id}                                 private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/files/{file_id}                                 own       ! ! + + + + + + + + + + + +
GET    /api/files/{file_id}                                 others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/files/{file_id}/content                         public    ! ! + + + + + + + + + + 0 +
GET    /api/files/{file_id}/content                         private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/files/{file_id}/content                         own       ! ! + + + + + + + + + + + +
GET    /api/files/{file_id}/content                         others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/files/{file_id}/thumb                           public    ! ! + + + + + + + + + + 0 +
GET    /api/files/{file_id}/thumb                           private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/files/{file_id}/preview                         public    ! ! + + + + + + + + + + 0 +
GET    /api/files/{file_id}/preview                         private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/files/{file_id}/link                            public    ! ! + + + + + + + + + + 0 +
GET    /api/files/{file_id}/link                            private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/welcome/{code}                                  -         + + + + + + + + + + + + + +
POST   /api/welcome/{code}                                  -         + + + + + + + + + + + + + +
""" + TALK_ROUTES.lstrip()
ROUTES += LATER_ROUTES.lstrip() + BOT_ROUTES.lstrip() + COFFEE_ROUTES.lstrip()
ROUTES += DATE_ROUTES.lstrip()

# Whoever has a socket; strangers and the deactivated have none, which `tests/flows/test_socket.py` shows.
# In this order, since what is deleted can no longer be reacted to.
COMMANDS = """
command topics.resume                                       public    . . 0 0 + + + + 0 + 0 + 0 +
command topics.resume                                       private   . . 0 0 + + + + 0 + 0 + 0 +
command topics.leave                                        -         . . + + + + + + + + + + + +
command message.send                                        public    . . x x + + + + x + x x 0 +
command message.send                                        private   . . 0 0 + + + + 0 + 0 x 0 +
command message.edit                                        public    . . x x x x x x x x x x 0 x
command message.edit                                        private   . . 0 0 x x x x 0 x 0 x 0 x
command message.edit                                        own       . . x x + + + + x + x x 0 +
command reaction.add                                        public    . . x x + + + + x + x + 0 +
command reaction.add                                        private   . . 0 0 + + + + 0 + 0 + 0 +
command reaction.remove                                     public    . . x x + + + + x + x + 0 +
command reaction.remove                                     private   . . 0 0 + + + + 0 + 0 + 0 +
command room.read                                           public    . . 0 0 + + + + 0 + 0 + 0 +
command room.read                                           private   . . 0 0 + + + + 0 + 0 + 0 +
command thread.read                                         public    . . x x + + + + x + x + 0 +
command thread.read                                         private   . . 0 0 + + + + 0 + 0 + 0 +
command thread.follow                                       public    . . x x + + + + x + x + 0 +
command thread.follow                                       private   . . 0 0 + + + + 0 + 0 + 0 +
command typing.start                                        public    . . 0 0 + + + + 0 + 0 + 0 +
command typing.start                                        private   . . 0 0 + + + + 0 + 0 + 0 +
command presence.set                                        -         . . + + + + + + + + + + + +
command message.delete                                      public    . . x x x x + + x + x x 0 x
command message.delete                                      private   . . 0 0 x x + + 0 + 0 x 0 x
command message.delete                                      own       . . x x + + + + x + x + 0 +
command topics.resume                                       direct    . . 0 0 0 0 0 0 0 0 0 0 0 0
command topics.resume                                       my-direct . . + + + + + + + + + + + +
command message.send                                        direct    . . 0 0 0 0 0 0 0 0 0 0 0 0
command message.send                                        my-direct . . + + + + + + + + + + + x
command message.edit                                        direct    . . 0 0 0 0 0 0 0 0 0 0 0 0
command message.edit                                        my-direct . . x x x x x x x x x x x x
command reaction.add                                        direct    . . 0 0 0 0 0 0 0 0 0 0 0 0
command reaction.add                                        my-direct . . + + + + + + + + + + + +
command reaction.remove                                     direct    . . 0 0 0 0 0 0 0 0 0 0 0 0
command reaction.remove                                     my-direct . . + + + + + + + + + + + +
command room.read                                           direct    . . 0 0 0 0 0 0 0 0 0 0 0 0
command room.read                                           my-direct . . + + + + + + + + + + + +
command typing.start                                        direct    . . 0 0 0 0 0 0 0 0 0 0 0 0
command typing.start                                        my-direct . . + + + + + + + + + + + +
command message.delete                                      direct    . . 0 0 0 0 0 0 0 0 0 0 0 0
command message.delete                                      my-direct . . x x x x x x x x x x x x
command talk.join                                           public    . . + + + + + + + + + + 0 +
command talk.join                                           private   . . 0 0 + + + + 0 + 0 + 0 +
command talk.react                                          public    . . + + + + + + + + + + 0 +
command talk.react                                          private   . . 0 0 + + + + 0 + 0 + 0 +
command hand.raise                                          public    . . + + + + + + + + + + 0 +
command hand.raise                                          private   . . 0 0 + + + + 0 + 0 + 0 +
command hand.lower                                          public    . . x x x x + + + + + x 0 x
command hand.lower                                          private   . . 0 0 x x + + 0 + 0 x 0 x
command stage.invite                                        public    . . x x x x + + + + + x 0 x
command stage.invite                                        private   . . 0 0 x x + + 0 + 0 x 0 x
command stage.accept                                        public    . . c c c c c c c c c c 0 c
command stage.accept                                        private   . . 0 0 c c c c 0 c 0 c 0 c
command stage.decline                                       public    . . + + + + + + + + + + 0 +
command stage.decline                                       private   . . 0 0 + + + + 0 + 0 + 0 +
command stage.mute                                          public    . . x x x x + + + + + x 0 x
command stage.mute                                          private   . . 0 0 x x + + 0 + 0 x 0 x
command stage.unmute                                        public    . . x x x x + + + + + x 0 x
command stage.unmute                                        private   . . 0 0 x x + + 0 + 0 x 0 x
command stage.step_down                                     public    . . x x x x + + + + + x 0 x
command stage.step_down                                     private   . . 0 0 x x + + 0 + 0 x 0 x
command stage.make_cohost                                   public    . . x x x x c c c c c x 0 x
command stage.make_cohost                                   private   . . 0 0 x x c c 0 c 0 x 0 x
command stage.demote                                        public    . . x x x x + + + + + x 0 x
command stage.demote                                        private   . . 0 0 x x + + 0 + 0 x 0 x
command stage.transfer                                      public    . . x x x x c c c c c x 0 x
command stage.transfer                                      private   . . 0 0 x x c c 0 c 0 x 0 x
command stage.lock                                          public    . . x x x x + + + + + x 0 x
command stage.lock                                          private   . . 0 0 x x + + 0 + 0 x 0 x
command stage.unmute_freely                                 public    . . x x x x + + + + + x 0 x
command stage.unmute_freely                                 private   . . 0 0 x x + + 0 + 0 x 0 x
command stage.reduce_noise                                  public    . . x x x x + + + + + x 0 x
command stage.reduce_noise                                  private   . . 0 0 x x + + 0 + 0 x 0 x
command recording.start                                     public    . . x x x x x x x x x x 0 x
command recording.start                                     private   . . 0 0 x x x x 0 x 0 x 0 x
command recording.consent                                   public    . . c c c c c c c c c c 0 c
command recording.consent                                   private   . . 0 0 c c c c 0 c 0 c 0 c
command recording.refuse                                    public    . . c c c c c c c c c c 0 c
command recording.refuse                                    private   . . 0 0 c c c c 0 c 0 c 0 c
command recording.stop                                      public    . . x x x x + + + + + x 0 x
command recording.stop                                      private   . . 0 0 x x + + 0 + 0 x 0 x
command stage.remove                                        public    . . x x x x + + + + + x 0 x
command stage.remove                                        private   . . 0 0 x x + + 0 + 0 x 0 x
command stage.let_in                                        public    . . x x x x + + + + + x 0 x
command stage.let_in                                        private   . . 0 0 x x + + 0 + 0 x 0 x
command question.ask                                        public    . . + + + + + + + + + x 0 +
command question.ask                                        private   . . 0 0 + + + + 0 + 0 x 0 +
command question.vote                                       public    . . + + + + + + + + + + 0 +
command question.vote                                       private   . . 0 0 + + + + 0 + 0 + 0 +
command question.unvote                                     public    . . + + + + + + + + + + 0 +
command question.unvote                                     private   . . 0 0 + + + + 0 + 0 + 0 +
command question.mark                                       public    . . x x x x + + + + + x 0 x
command question.mark                                       private   . . 0 0 x x + + 0 + 0 x 0 x
command question.withdraw                                   public    . . x x x x + + + + + x 0 x
command question.withdraw                                   private   . . 0 0 x x + + 0 + 0 x 0 x
command question.withdraw                                   own       . . x + + + + + 0 + 0 + 0 +
command clip.play                                           public    . . x x x x x x x x x x 0 x
command clip.play                                           private   . . 0 0 x x x x 0 x 0 x 0 x
command clip.stop                                           public    . . x x x x + + + + + x 0 x
command clip.stop                                           private   . . 0 0 x x + + 0 + 0 x 0 x
command rtc.offer                                           public    . . + + + + + + + + + + 0 +
command rtc.offer                                           private   . . 0 0 + + + + 0 + 0 + 0 +
command rtc.candidate                                       public    . . + + + + + + + + + + 0 +
command rtc.candidate                                       private   . . 0 0 + + + + 0 + 0 + 0 +
command talk.leave                                          public    . . + + + + + + + + + + 0 +
command talk.leave                                          private   . . 0 0 + + + + 0 + 0 + 0 +
"""
COMMANDS += COFFEE_COMMANDS

# Which topics a socket may join. What one may not is `refused`, whether it is there or not.
TOPICS = """
topic   house                                               -         . . + + + + + + + + + + + +
topic   person                                              own       . . + + + + + + + + + + + +
topic   person                                              others'   . . 0 0 0 0 0 0 0 0 0 0 0 0
topic   community                                           public    . . 0 0 + + + + 0 + 0 + 0 +
topic   community                                           private   . . 0 0 + + + + 0 + 0 + 0 +
topic   room                                                public    . . 0 0 + + + + 0 + 0 + 0 +
topic   room                                                private   . . 0 0 + + + + 0 + 0 + 0 +
topic   room                                                direct    . . 0 0 0 0 0 0 0 0 0 0 0 0
topic   room                                                my-direct . . + + + + + + + + + + + +
topic   talk                                                public    . . 0 0 + + + + 0 + 0 + 0 +
topic   talk                                                private   . . 0 0 + + + + 0 + 0 + 0 +
topic   coffee                                              own       . . + 0 + + + + + + + + 0 +
topic   coffee                                              public    . . 0 0 0 0 0 0 0 0 0 0 0 0
topic   lobby                                               own       . . + + + + + + + + + + + +
topic   lobby                                               others'   . . 0 0 0 0 0 0 0 0 0 0 0 0
topic   access                                              -         . . 0 0 0 0 0 0 0 0 0 0 0 0
topic   !roll                                               -         . . 0 0 0 0 0 0 0 0 0 0 0 0
"""

# On which topic an event type is told, and so to whom: nothing is ever told anywhere else.
EVENTS = {
    "message.sent": "room",
    "message.edited": "room",
    "message.previewed": "room",
    "message.deleted": "room",
    "reaction.added": "room",
    "reaction.removed": "room",
    "message.pinned": "room",
    "message.unpinned": "room",
    "member.joined": "room",
    "member.left": "room",
    "room.changed": "room",
    "entry.scrubbed": "room",
    "channel.created": "community",
    "community.changed": "community",
    "community.member_joined": "community",
    "community.member_changed": "community",
    "community.member_left": "community",
    "community.founded": "house",
    "person.joined": "house",
    "person.changed": "house",
    "emoji.added": "house",
    "emoji.removed": "house",
    "emoji.rule_changed": "house",
    "room.entered": "person",
    "room.exited": "person",
    "community.entered": "person",
    "community.exited": "person",
    "invitation.received": "person",
    "invitation.closed": "person",
    "mute.changed": "person",
    "act.recorded": "person",
    "report.answered": "person",
    "request.changed": "person",
    "request.closed": "person",
    "ownership.offered": "person",
    "ownership.closed": "person",
    "me.changed": "person",
    "sidebar.changed": "person",
    "episode.made": "person",
    "access.revoked": "access",
    "stage.changed": "talk",
    "table.changed": "coffee",
    "question.asked": "talk",
    "question.voted": "talk",
    "question.marked": "talk",
    "question.withdrawn": "talk",
    "clip.started": "talk",
    "clip.ended": "talk",
    # Of a private community: `community` instead.
    "talk.scheduled": "house",
    "talk.started": "house",
    "talk.changed": "house",
    "talk.ended": "house",
    "episode.published": "house",
    "episode.withdrawn": "house",
    "show.changed": "house",
    "talk.reminded": "person",
}
ALSO = {("entry.scrubbed", "talk"), ("room.changed", "community")}
"""A withdrawn question is scrubbed as a deleted message is; who is not in a channel hears that it is archived."""
ALSO_FACTS = {("coffee.changed", "person"), ("coffee.gone", "person")}
"""A table for people who were brought together is told to each of them alone."""
FACTS = {
    "typing.started": "room",
    "room.read": "person",
    "later.changed": "person",
    "draft.changed": "person",
    "scheduled.changed": "person",
    "blocks.changed": "person",
    "reports.changed": "person",
    "requests.waiting": "person",
    "thread.marked": "person",
    "command.answered": "person",
    "command.invoked": "person",
    "inbox.changed": "person",
    "room.level_changed": "person",
    "attention.changed": "person",
    "availability.changed": "house",
    "presence.changed": "house",
    "talk.reacted": "talk",
    "talk.levels": "talk",
    "rtc.lost": "talk",
    "rtc.taken": "person",
    "coffee.answered": "person",
    "coffee.found": "person",
    "rounds.changed": "person",
    "coffee.reacted": "coffee",
    "coffee.date_changed": "community",
    "coffee.date_answered": "community",
    "coffee.date_joined": "community",
    "coffee.date_gone": "community",
    # Of a private community: `community` instead.
    "coffee.changed": "house",
    "coffee.gone": "house",
}


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
    """Read a table. Raises `ValueError` for a line that is too short or too long."""
    found = []
    for line in table.strip().splitlines():
        method, path, place, *signs = line.split()
        found.append(Row(method, path, place, dict(zip(PEOPLE, signs, strict=True))))
    return found
