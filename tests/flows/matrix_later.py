"""Who gets which answer on what one keeps for later and has not said yet: rows of `matrix.py`, read as those there."""

LATER_ROUTES = """\
GET    /api/later                                           -         ! ! + + + + + + + + + + + +
PUT    /api/messages/{message_id}/bookmark                  public    ! ! + + + + + + + + + + 0 +
PUT    /api/messages/{message_id}/bookmark                  private   ! ! 0 0 + + + + 0 + 0 + 0 +
PUT    /api/messages/{message_id}/bookmark                  direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
PUT    /api/messages/{message_id}/bookmark                  my-direct ! ! + + + + + + + + + + + +
DELETE /api/messages/{message_id}/bookmark                  public    ! ! + + + + + + + + + + + +
DELETE /api/messages/{message_id}/bookmark                  private   ! ! + + + + + + + + + + + +
PUT    /api/messages/{message_id}/reminder                  public    ! ! + + + + + + + + + + 0 +
PUT    /api/messages/{message_id}/reminder                  private   ! ! 0 0 + + + + 0 + 0 + 0 +
PUT    /api/messages/{message_id}/reminder                  direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
PUT    /api/messages/{message_id}/reminder                  my-direct ! ! + + + + + + + + + + + +
PATCH  /api/reminders/{reminder_id}                         own       ! ! + + + + + + + + + + + +
PATCH  /api/reminders/{reminder_id}                         others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
DELETE /api/reminders/{reminder_id}                         own       ! ! + + + + + + + + + + + +
DELETE /api/reminders/{reminder_id}                         others'   ! ! + + + + + + + + + + + +
GET    /api/drafts                                          -         ! ! + + + + + + + + + + + +
PUT    /api/rooms/{room_id}/draft                           public    ! ! x x + + + + x + x + 0 +
PUT    /api/rooms/{room_id}/draft                           private   ! ! 0 0 + + + + 0 + 0 + 0 +
PUT    /api/rooms/{room_id}/draft                           direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
PUT    /api/rooms/{room_id}/draft                           my-direct ! ! + + + + + + + + + + + +
GET    /api/scheduled                                       -         ! ! + + + + + + + + + + + +
POST   /api/rooms/{room_id}/scheduled                       public    ! ! x x + + + + x + x x 0 +
POST   /api/rooms/{room_id}/scheduled                       private   ! ! 0 0 + + + + 0 + 0 x 0 +
POST   /api/rooms/{room_id}/scheduled                       direct    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/rooms/{room_id}/scheduled                       my-direct ! ! + + + + + + + + + + + x
PATCH  /api/scheduled/{scheduled_id}                        own       ! ! + + + + + + + + + + + +
PATCH  /api/scheduled/{scheduled_id}                        others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/scheduled/{scheduled_id}/send                   own       ! ! x x + + + + x + x x 0 +
POST   /api/scheduled/{scheduled_id}/send                   others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
DELETE /api/scheduled/{scheduled_id}                        own       ! ! + + + + + + + + + + + +
DELETE /api/scheduled/{scheduled_id}                        others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/cards                                           -         ! ! + + + + + + + + + + + +
"""
