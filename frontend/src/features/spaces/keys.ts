/** Under which names acts wait while they can be undone, see deferred.ts. */
export const leaveKey = (community: string) => `leave:${community}`;
export const declineKey = (invitation: string) => `decline:${invitation}`;
export const memberKey = (community: string, person: string) => `member:${community}:${person}`;

/** What the thing becomes, where it becomes nothing. */
export const GONE = "gone";
