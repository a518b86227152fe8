"""The routes of coffee dates in the security matrix, and reports from a table; `matrix.py` says what the signs mean.

A date is the bystander's, or one's own; where people answer it is a poll, where they come it is planned. One reports
the bystander: in the corner in which they sit with nobody, or (`own`) in one's own, to which they have come.
"""

DATE_ROUTES = """
GET    /api/coffee-dates                                    -         ! ! + + + + + + + + + + + +
POST   /api/coffee-dates                                    public    ! ! 0 0 + + + + 0 + 0 x x +
POST   /api/coffee-dates                                    private   ! ! 0 0 + + + + 0 + 0 x 0 +
GET    /api/coffee-dates/{date_id}                          public    ! ! 0 0 + + + + + + + + 0 +
GET    /api/coffee-dates/{date_id}                          private   ! ! 0 0 + + + + 0 + 0 + 0 +
PATCH  /api/coffee-dates/{date_id}                          public    ! ! 0 0 x x + + + + + x 0 x
PATCH  /api/coffee-dates/{date_id}                          private   ! ! 0 0 x x + + 0 + 0 x 0 x
PATCH  /api/coffee-dates/{date_id}                          own       ! ! 0 0 + + + + + + + x 0 +
DELETE /api/coffee-dates/{date_id}                          public    ! ! 0 0 x x + + + + + x 0 x
DELETE /api/coffee-dates/{date_id}                          private   ! ! 0 0 x x + + 0 + 0 x 0 x
DELETE /api/coffee-dates/{date_id}                          own       ! ! 0 0 + + + + + + + + 0 +
POST   /api/coffee-dates/{date_id}/take                     public    ! ! 0 0 x x + + + + + x 0 x
POST   /api/coffee-dates/{date_id}/take                     private   ! ! 0 0 x x + + 0 + 0 x 0 x
POST   /api/coffee-dates/{date_id}/take                     own       ! ! 0 0 + + + + + + + + 0 +
PUT    /api/coffee-dates/{date_id}/moments/{moment_id}/answer public  ! ! 0 0 + + + + 0 + 0 + 0 +
PUT    /api/coffee-dates/{date_id}/moments/{moment_id}/answer private ! ! 0 0 + + + + 0 + 0 + 0 +
PUT    /api/coffee-dates/{date_id}/coming                   public    ! ! 0 0 + + + + 0 + 0 + 0 +
PUT    /api/coffee-dates/{date_id}/coming                   private   ! ! 0 0 + + + + 0 + 0 + 0 +
DELETE /api/coffee-dates/{date_id}/coming                   public    ! ! 0 0 + + + + 0 + 0 + 0 +
DELETE /api/coffee-dates/{date_id}/coming                   private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/coffee-dates/{date_id}/calendar.ics             public    ! ! 0 0 + + + + + + + + 0 +
GET    /api/coffee-dates/{date_id}/calendar.ics             private   ! ! 0 0 + + + + 0 + 0 + 0 +
POST   /api/coffee/{room_id}/people/{person_id}/report      public    ! ! c c c c c c c c c c 0 c
POST   /api/coffee/{room_id}/people/{person_id}/report      private   ! ! 0 0 c c c c 0 c 0 c 0 c
POST   /api/coffee/{room_id}/people/{person_id}/report      own       ! ! + c + + + + + + + + 0 +
"""
