/** What the lines of the list of rooms hand up to it. */
import { createContext, useContext } from "react";
import type { SidebarSection } from "@/lib/wire";

/** A section to name, or with null one to make; with the room that it is made for. */
export interface SectionAsk {
  section: SidebarSection | null;
  room: string | null;
}

interface Acts {
  onNewChannel: (community: string) => void;
  onSection: (ask: SectionAsk) => void;
  waiting: Readonly<Record<string, number>>;
}

const Context = createContext<Acts>({ onNewChannel: () => undefined, onSection: () => undefined, waiting: {} });

export const ListActs = Context.Provider;
export const useListActs = (): Acts => useContext(Context);
