import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useCommands } from "@/lib/commands";
import { useLive } from "@/lib/live/current";
import { PaneHeader, Panes } from "@/ui/Panes";
import { useSearch } from "./api";
import { Found } from "./Found";
import { withFilter } from "./query";
import { forgetSearches, keepSearch, recentSearches } from "./recent";
import { useKeptScroll } from "./scroll";
import { SearchBox } from "./SearchBox";
import { SearchStart } from "./SearchStart";
import styles from "./SearchScreen.module.css";
import { useTyped } from "./useTyped";
import { readTyped, wholeOf } from "./query";

/** Everything that was said and that one may read: looked for, narrowed, and gone to. */
export default function SearchScreen() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const me = useLive((state) => state.me.id);
  const { typed, change, asked, order, setOrder } = useTyped();
  const [recent, setRecent] = useState(() => recentSearches(me));
  const field = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const result = useSearch(asked, order);
  const hasAsked = asked.trim() !== "";

  const keep = () => {
    keepSearch(me, wholeOf(typed));
    setRecent(recentSearches(me));
  };
  const focus = () => {
    field.current?.focus();
    field.current?.select();
  };
  const list = useMemo(
    () => [{ id: "search.focus", title: msg`Search messages`, group: msg`Search`, keys: "/", isKeyOnly: true, run: focus }],
    [],
  );
  useCommands(list);
  useKeptScroll(scroller, `${asked} ${order}`, result.data !== undefined);
  useEffect(() => {
    // Opened in order to type; whoever comes back to a list reads on instead.
    if (!hasAsked) field.current?.focus();
    // Once, on arrival.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return (
    <Panes>
      <PaneHeader level={1} title={<Trans>Search</Trans>} onBack={() => navigate("/rooms")} />
      <div className={styles.top}>
        <div className={styles.width}>
          <SearchBox typed={typed} onChange={change} onDone={keep} recent={recent} inputRef={field} />
        </div>
      </div>
      <div ref={scroller} className={styles.body} role="region" aria-label={t`Results`}>
        {hasAsked ? (
          <Found
            result={result}
            search={asked}
            order={order}
            onOrder={setOrder}
            onNarrow={(filter) => {
              change(withFilter(typed, filter));
              scroller.current?.scrollTo({ top: 0 });
            }}
            onOpen={keep}
            onClear={() => {
              change({ filters: [], text: "" });
              field.current?.focus();
            }}
          />
        ) : (
          <SearchStart
            recent={recent}
            onSearch={(search) => change(readTyped(search))}
            onTry={(text) => {
              change({ filters: typed.filters, text });
              field.current?.focus();
              field.current?.click();
            }}
            onForget={() => {
              forgetSearches(me);
              setRecent([]);
            }}
          />
        )}
      </div>
    </Panes>
  );
}
