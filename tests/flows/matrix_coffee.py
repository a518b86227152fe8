"""The routes and commands of coffee rooms in the security matrix; `matrix.py` says what the signs mean.

At each place there is a corner in which nobody sits, and one for everybody to sit in alone. At the public place the
bystander sits in the first one, and everyone who may in one of their own: so they cannot wait in the lobby.
Rounds of the house and of both places are switched on; a proposal is to meet the newcomer.
"""

COFFEE_ROUTES = """
GET    /api/coffee                                          -         ! ! + + + + + + + + + + + +
POST   /api/coffee                                          public    ! ! x x x x + + + + + x x x
POST   /api/coffee                                          private   ! ! 0 0 x x + + 0 + 0 x 0 x
GET    /api/coffee/{room_id}                                public    ! ! + + + + + + + + + + 0 +
GET    /api/coffee/{room_id}                                private   ! ! 0 0 + + + + 0 + 0 + 0 +
PATCH  /api/coffee/{room_id}                                public    ! ! x x x x + + + + + x 0 x
PATCH  /api/coffee/{room_id}                                private   ! ! 0 0 x x + + 0 + 0 x 0 x
DELETE /api/coffee/{room_id}                                public    ! ! x x x x + + + + + x 0 x
DELETE /api/coffee/{room_id}                                private   ! ! 0 0 x x + + 0 + 0 x 0 x
POST   /api/coffee/{room_id}/sit                            public    ! ! + + + + + + + + + + 0 c
POST   /api/coffee/{room_id}/sit                            private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/coffee/{room_id}/leave                          public    ! ! + + + + + + + + + + 0 +
POST   /api/coffee/{room_id}/leave                          private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/coffee/{room_id}/acts                           public    ! ! c c c c c c c c c c 0 c
POST   /api/coffee/{room_id}/acts                           own       ! ! + c + + + + + + + + 0 +
POST   /api/lobby                                           -         ! ! c + c c c c c c c c + c
DELETE /api/lobby                                           -         ! ! + + + + + + + + + + + +
GET    /api/lobby/apart                                     -         ! ! + + + + + + + + + + + +
PUT    /api/lobby/apart/{person_id}                         -         ! ! + + + + + + + + + + + +
DELETE /api/lobby/apart/{person_id}                         -         ! ! + + + + + + + + + + + +
GET    /api/rounds                                          -         ! ! + + + + + + + + + + + +
PUT    /api/rounds/own/calendar                             -         ! ! c c c c c c c c c c c c
DELETE /api/rounds/own/calendar                             -         ! ! + + + + + + + + + + + +
PUT    /api/rounds/{series_id}                              house     ! ! x x x x x x x x + x x x
PUT    /api/rounds/{series_id}                              public    ! ! x x x x + + + + + x x x
PUT    /api/rounds/{series_id}                              private   ! ! 0 0 x x + + 0 + 0 x 0 x
POST   /api/rounds/{series_id}/hold                         house     ! ! x x x x x x x x + x x x
POST   /api/rounds/{series_id}/hold                         public    ! ! x x x x + + + + + x x x
POST   /api/rounds/{series_id}/hold                         private   ! ! 0 0 x x + + 0 + 0 x 0 x
PUT    /api/rounds/{series_id}/wish                         house     ! ! + + + + + + + + + + + +
PUT    /api/rounds/{series_id}/wish                         public    ! ! 0 0 + + + + 0 + 0 + x +
PUT    /api/rounds/{series_id}/wish                         private   ! ! 0 0 + + + + 0 + 0 + 0 +
DELETE /api/rounds/{series_id}/wish                         public    ! ! + + + + + + + + + + + +
DELETE /api/rounds/{series_id}/wish                         private   ! ! + + + + + + + + + + + +
GET    /api/rounds/proposals/{proposal_id}/slots            own       ! ! + + + + + + + + + + + +
GET    /api/rounds/proposals/{proposal_id}/slots            others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/rounds/proposals/{proposal_id}/calendar.ics     own       ! ! + + + + + + + + + + + +
GET    /api/rounds/proposals/{proposal_id}/calendar.ics     others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rounds/proposals/{proposal_id}/answer           own       ! ! + + + + + + + + + + + +
POST   /api/rounds/proposals/{proposal_id}/answer           others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rounds/proposals/{proposal_id}/move             own       ! ! + + + + + + + + + + + +
POST   /api/rounds/proposals/{proposal_id}/move             others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rounds/proposals/{proposal_id}/met              own       ! ! + + + + + + + + + + + +
POST   /api/rounds/proposals/{proposal_id}/met              others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
"""

_SEATED = (
    "mute",
    "unmute",
    "camera_on",
    "camera_off",
    "draw",
    "put_away",
    "time",
    "react",
    "volume",
    "go_away",
)
_NOT_SEEN = ("knock", "let_in", "turn_away")
"""Nobody is behind a closed door, and nobody knocks: the state forbids it, for whoever sees the room at all."""


def _commands(place: str, done: str, refused: str, removing: str) -> list[str]:
    """One takes a seat in a corner of one's own, does everything there, and leaves."""
    answers = {
        "sit": done,
        **dict.fromkeys(_SEATED, done),
        **dict.fromkeys(_NOT_SEEN, refused),
        "remove": removing,
        "leave": done,
    }
    return [f"command coffee.{name} {place} . . {signs}" for name, signs in answers.items()]


COFFEE_COMMANDS = "\n".join(
    [
        "command coffee.wait - . . c + c c c c c c c c + c",
        "command coffee.stop_waiting - . . + + + + + + + + + + + +",
        *_commands(
            "public",
            "+ + + + + + + + + + 0 +",
            "c c c c c c c c c c 0 c",
            "x x x x c c c c c x 0 x",
        ),
        *_commands(
            "private",
            "0 0 + + + + 0 + 0 + 0 +",
            "0 0 c c c c 0 c 0 c 0 c",
            "0 0 x x c c 0 c 0 x 0 x",
        ),
    ]
)
