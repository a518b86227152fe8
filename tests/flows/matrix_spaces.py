"""The rows of the security matrix on what communities say of themselves, on asking to be let in, and on one's own list.

Read `matrix.py` first.
"""

ROUTES = """
GET    /api/community-tags                                  -         ! ! + + + + + + + + + + + +
GET    /api/communities/{community_id}                      listed    ! ! + + + + + + + + + + + +
GET    /api/communities/{community_id}/channels             listed    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
GET    /api/communities/{community_id}/members              listed    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
PUT    /api/communities/{community_id}/channel-order        public    ! ! x x x x x + x x x x x x
PUT    /api/communities/{community_id}/channel-order        private   ! ! 0 0 x x x + 0 x 0 x 0 x
GET    /api/communities/{community_id}/cover                public    ! ! + + + + + + + + + + x +
GET    /api/communities/{community_id}/cover                private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/communities/{community_id}/cover                listed    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/communities/{community_id}/cover                public    ! ! x x x x x + x x x x x x
POST   /api/communities/{community_id}/cover                private   ! ! 0 0 x x x + 0 x 0 x 0 x
DELETE /api/communities/{community_id}/cover                public    ! ! x x x x x + x x x x x x
DELETE /api/communities/{community_id}/cover                private   ! ! 0 0 x x x + 0 x 0 x 0 x
GET    /api/communities/{community_id}/rules                public    ! ! + + + + + + + + + + + +
GET    /api/communities/{community_id}/rules                private   ! ! 0 0 + + + + 0 + 0 + 0 +
GET    /api/communities/{community_id}/rules                listed    ! ! + + + + + + + + + + + +
GET    /api/communities/{community_id}/requests             public    ! ! x x x x + + + + + x x x
GET    /api/communities/{community_id}/requests             private   ! ! 0 0 x x + + 0 + 0 x 0 x
GET    /api/communities/{community_id}/requests             listed    ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/communities/{community_id}/requests             public    ! ! c c c c c c c c c c c c
POST   /api/communities/{community_id}/requests             private   ! ! 0 0 c c c c 0 c 0 c 0 c
POST   /api/communities/{community_id}/requests             listed    ! ! + + + + + + + + + + + +
POST   /api/communities/{community_id}/requests/{request_id}/accept public    ! ! x x x x + + + + + x x x
POST   /api/communities/{community_id}/requests/{request_id}/accept private   ! ! 0 0 x x + + 0 + 0 x 0 x
POST   /api/communities/{community_id}/requests/{request_id}/decline public    ! ! x x x x + + + + + x x x
POST   /api/communities/{community_id}/requests/{request_id}/decline private   ! ! 0 0 x x + + 0 + 0 x 0 x
GET    /api/communities/{community_id}/ownership            public    ! ! x x x x x + x x x x x x
GET    /api/communities/{community_id}/ownership            private   ! ! 0 0 x x x + 0 x 0 x 0 x
POST   /api/communities/{community_id}/ownership            public    ! ! x x x x x + x x x x x x
POST   /api/communities/{community_id}/ownership            private   ! ! 0 0 x x x + 0 x 0 x 0 x
GET    /api/me/requests                                     -         ! ! + + + + + + + + + + + +
GET    /api/me/waiting-requests                             -         ! ! + + + + + + + + + + + +
DELETE /api/me/requests/{request_id}                        own       ! ! + + + + + + + + + + + +
DELETE /api/me/requests/{request_id}                        others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/me/ownership/{offer_id}/accept                  own       ! ! + + + + + + + + + + + +
POST   /api/me/ownership/{offer_id}/accept                  others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
DELETE /api/me/ownership/{offer_id}                         own       ! ! + + + + + + + + + + + +
DELETE /api/me/ownership/{offer_id}                         others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
POST   /api/me/sidebar/sections                             -         ! ! + + + + + + + + + + + +
PATCH  /api/me/sidebar/sections/{section_id}                own       ! ! + + + + + + + + + + + +
PATCH  /api/me/sidebar/sections/{section_id}                others'   ! ! 0 0 0 0 0 0 0 0 0 0 0 0
DELETE /api/me/sidebar/sections/{section_id}                own       ! ! + + + + + + + + + + + +
PUT    /api/me/sidebar/rooms/{room_id}                      public    ! ! 0 0 + + + + 0 + 0 + 0 +
PUT    /api/me/sidebar/rooms/{room_id}                      private   ! ! 0 0 + + + + 0 + 0 + 0 +
"""
