/** Where a thread stands: beside its room, under its root. */
export const threadPath = (room: string, root: string): string => `/rooms/${room}/t/${root}`;
