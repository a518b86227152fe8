/** For tests: a community as the server tells of it, with nothing said about it. */
import type { Community } from "./wire";

export const club = (id: string): Community => ({
  id,
  name: id,
  description: "",
  description_html: "",
  rules_at: null,
  tags: [],
  cover_url: null,
  visibility: "public",
  is_listed: false,
  link_previews: true,
  open_calls: false,
  member_count: 0,
  is_archived: false,
});
