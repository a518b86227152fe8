/** Query keys of what the server says of people: apart from `directory.ts`, so that the first bundle stays small. */
export const PEOPLE_KEY = ["people"] as const;
export const personKey = (id: string) => [...PEOPLE_KEY, "one", id] as const;
