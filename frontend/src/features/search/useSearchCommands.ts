import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Search } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useLocation } from "wouter";
import { type Command, paletteSources, useCommands } from "@/lib/commands";

const GROUP = msg`Search`;

/** The search from anywhere: "/", and what is typed in the palette as a search for messages. */
export function useSearchCommands(): void {
  const [, navigate] = useLocation();
  const list = useMemo<Command[]>(
    () => [{ id: "search.focus", title: msg`Search messages`, group: GROUP, keys: "/", isKeyOnly: true, run: () => navigate("/search") }],
    [navigate],
  );
  useCommands(list);
  useEffect(() => {
    const search = (query: string) =>
      Promise.resolve([
        {
          id: "messages",
          title: i18n._(msg`Search messages for “${query}”`),
          icon: Search,
          run: () => navigate(`/search?${new URLSearchParams({ q: query }).toString()}`),
        },
      ]);
    return paletteSources.register([{ id: "search", group: GROUP, search }]);
  }, [navigate]);
}
