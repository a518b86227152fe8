/** What the live model tells of episodes: a notice for who runs one, and what is put on is asked for again. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { navigate } from "wouter/use-browser-location";
import { Refusal } from "@/lib/refusal";
import type { Entry } from "@/lib/topics";
import type { AnyEvent, Episode } from "@/lib/wire";
import { toasts } from "@/ui/toast-queue";
import { readEpisode } from "./api";
import { close, follow, playerCell } from "./player";

const addressIn = ({ id }: Episode) => `/talks/episodes/${id}`;

function tellMade(episode: Episode): void {
  const address = addressIn(episode);
  // Who looks at it sees it.
  if (location.pathname.startsWith(address)) return;
  const { title } = episode;
  const isReady = episode.state === "ready";
  toasts.add({
    text: isReady ? i18n._(msg`The recording of “${title}” is ready.`) : i18n._(msg`The recording of “${title}” could not be made into an episode.`),
    tone: isReady ? "plain" : "problem",
    act: { label: i18n._(msg`Look at it`), onAct: () => navigate(address) },
  });
}

/** Whose episode it is: an event on the one that is put on. */
function concerns(event: AnyEvent, id: string): boolean {
  if (event.type === "episode.withdrawn") return event.episode === id;
  return (event.type === "episode.published" || event.type === "episode.made") && event.episode.id === id;
}

/** Whoever runs it hears a draft on; for all others it is gone. */
async function askAgain(id: string): Promise<void> {
  try {
    follow(await readEpisode(id));
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 404) || playerCell.get().view?.episode.id !== id) return;
    close();
    toasts.add({ text: i18n._(msg`The episode was taken back. It cannot be heard any more.`) });
  }
}

/** What the app hands on from the live model. */
export const episodeEars = {
  onEntries: (entries: readonly Entry[]): void => {
    for (const { event } of entries) if (event.type === "episode.made") tellMade(event.episode);
    const on = playerCell.get().view?.episode.id;
    if (on !== undefined && entries.some(({ event }) => concerns(event, on))) void askAgain(on);
  },
};
