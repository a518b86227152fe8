/** How long what people write about talks may be, in characters; the server's limits are `talk/shows/limits.py`. */

/** Of a show, a talk and an episode. */
export const TITLE_LIMIT = 80;
export const CHAPTER_TITLE_LIMIT = 120;
export const CLIP_TITLE_LIMIT = 60;
export const QUESTION_LIMIT = 300;
export const NOTES_LIMIT = 5000;
export const COMMENT_LIMIT = 1000;
