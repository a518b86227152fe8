/** Who may do what, as the server has it (communities/spaces/policies.py): screens offer only what would be done. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { CommunityMember, Me, Standing } from "@/lib/wire";

export const STANDINGS: readonly Standing[] = ["member", "moderator", "owner"];

export const STANDING_NAMES: Record<Standing, MessageDescriptor> = {
  member: msg`Member`,
  moderator: msg`Moderator`,
  owner: msg`Owner`,
};

/** Over a list of several. */
export const STANDING_HEADINGS: Record<Standing, MessageDescriptor> = {
  member: msg`Members`,
  moderator: msg`Moderators`,
  owner: msg`Owners`,
};

export const STANDING_HINTS: Record<Standing, MessageDescriptor> = {
  member: msg`Reads, writes, invites.`,
  moderator: msg`Also keeps order: announces, removes people and messages.`,
  owner: msg`Also changes the community and who looks after it.`,
};

/** Keeps order in a community that one can see. */
export function canModerate({ role }: Pick<Me, "role">, standing: Standing | null): boolean {
  return role !== "member" || standing === "moderator" || standing === "owner";
}

/** Changes the community itself. */
export function canOwn({ role }: Pick<Me, "role">, standing: Standing | null): boolean {
  return standing === "owner" || (standing !== null && role === "administrator");
}

/** One keeps order among those who have less to say than oneself. */
export function rankOf({ role }: Pick<Me, "role">, standing: Standing | null): number {
  if (role === "administrator") return 3;
  if (role === "moderator" || standing === "owner") return 2;
  return standing === "moderator" ? 1 : 0;
}

/** Without its last owner nobody could change a community; the server refuses that. */
export function isLastOwner(members: readonly CommunityMember[] | undefined, person: string): boolean {
  const owners = members?.filter(({ standing }) => standing === "owner") ?? [];
  return owners.length === 1 && owners[0]?.person === person;
}

const RANK: Record<Standing, number> = { owner: 0, moderator: 1, member: 2 };

/** Those who look after it first, then by name, as the server lists them; events append. */
export function byStanding(nameOf: (person: string) => string, locale: string) {
  const { compare } = new Intl.Collator(locale);
  return (one: CommunityMember, other: CommunityMember): number =>
    RANK[one.standing] - RANK[other.standing] || compare(nameOf(one.person), nameOf(other.person));
}
