import { msg } from "@lingui/core/macro";
import { UserRound } from "lucide-react";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { findByWords, paletteSources } from "@/lib/commands";
import { getEngine } from "@/lib/live/current";
import { whereOf } from "./where";

const MOST = 6;

/** Colleagues in the palette, from what this page knows anyway: found without asking the server. */
export function usePeopleSource(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const search = (query: string) => {
      const people = Object.values(getEngine().store.current()?.people ?? {}).filter(({ active }) => active);
      const found = findByWords(people, query, ({ name, handle, job_title }) => `${name} ${handle} ${job_title}`);
      return Promise.resolve(
        found.slice(0, MOST).map(({ id, name, job_title, department, site }) => {
          const hint = whereOf([job_title, department, site]);
          return { id, title: name, icon: UserRound, run: () => navigate(`/people/${id}`), ...(hint !== undefined && { hint }) };
        }),
      );
    };
    return paletteSources.register([{ id: "people", group: msg`People`, search }]);
  }, [navigate]);
}
