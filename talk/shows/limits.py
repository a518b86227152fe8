"""How long what people write may be, in characters: said once for the columns, the services and the wire."""

from typing import Final

TITLE_LIMIT: Final = 80
"""Of a show, a talk and an episode."""
DESCRIPTION_LIMIT: Final = 1000
CHAPTER_TITLE_LIMIT: Final = 120
CLIP_TITLE_LIMIT: Final = 60
QUESTION_LIMIT: Final = 300
