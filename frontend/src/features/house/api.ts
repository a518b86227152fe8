/** What administrators do with people and invitations. */
import { type InfiniteData, type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { components } from "@/contract";
import { api } from "@/lib/api";
import type { DirectoryPage, Profile } from "@/lib/directory";
import { PEOPLE_KEY, personKey } from "@/lib/people-keys";
import type { Person } from "@/lib/wire";

export type Invitation = components["schemas"]["InvitationOut"];
export type InvitationMade = components["schemas"]["InvitationMade"];

export const INVITATIONS_KEY = ["invitations"] as const;

type PersonIn = Partial<components["schemas"]["PersonIn"]>;

/** The change, and its row at once in every list: a role that jumps back while one waits looks like a refusal. */
export function useChangePerson(): (person: Person, change: PersonIn) => Promise<void> {
  const queries = useQueryClient();
  return async (person, change) => {
    const changed = await api.patch("/api/people/{person_id}", { path: { person_id: person.id }, body: change });
    keepPerson(queries, changed);
  };
}

function keepPerson(queries: QueryClient, changed: Profile): void {
  queries.setQueryData(personKey(changed.id), changed);
  queries.setQueriesData<InfiniteData<DirectoryPage>>({ queryKey: [...PEOPLE_KEY, "found"] }, (data) => {
    if (!data) return data;
    const pages = data.pages.map((page) => ({
      ...page,
      people: page.people.map((person) => (person.id === changed.id ? { ...person, role: changed.role, active: changed.active } : person)),
    }));
    return { ...data, pages };
  });
}
