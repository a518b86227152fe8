/** Sets up the live model for the signed-in person, and lets the page, the tab and the shell hear of it. */
import type { QueryClient } from "@tanstack/react-query";
import { startNotifications } from "@/features/attention/start";
import { enterTalkRoom, leaveTalkRoom } from "@/features/chat/api";
import { refreshInboxPages, refreshShownMessages } from "@/features/chat/inbox/pages";
import { draftsWorld, startDrafts } from "@/features/chat/later/drafts-live";
import { sayLater } from "@/features/chat/later/say";
import { refreshPins } from "@/features/chat/pins";
import { typingPassed } from "@/features/chat/state";
import { tellOfDates } from "@/features/coffee/dates/news";
import { lobbyEars, startLobby } from "@/features/coffee/lobby";
import { roundEars, startRounds } from "@/features/coffee/rounds/start";
import { coffeeEars, startCoffee } from "@/features/coffee/session";
import { changesEpisodes, refreshEpisodes } from "@/features/episodes/api";
import { episodeEars } from "@/features/episodes/news";
import { startEpisodes } from "@/features/episodes/player";
import { changesOrder, refreshOrder } from "@/features/order/api";
import { orderEars, startDesk } from "@/features/order/news";
import { refreshRequests } from "@/features/spaces/api";
import { mutesPassed } from "@/features/spaces/state";
import { changesProgramme, refreshTalks } from "@/features/talk/api";
import { startTalks, talkEars } from "@/features/talk/session";
import { keepAnswer } from "@/lib/answers";
import { api } from "@/lib/api";
import { type Attention, watchAttention } from "@/lib/attention";
import { setPlaceBadge } from "@/lib/badges";
import { connectionCell } from "@/lib/connection";
import { datesCell, hearOfDate, isDateFact, refreshDatesQuietly } from "@/lib/coffee-dates";
import { changesCorners, cornersCell, hearOfCorner, refreshCornersQuietly } from "@/lib/corners";
import { inboxCell, inboxChanged, refreshInboxQuietly, waitingIn } from "@/lib/inbox";
import { forgetCards, hearOfCards, refreshCards } from "@/lib/cards";
import { countLater, laterCell, refreshLaterQuietly } from "@/lib/later";
import { refreshRoundsQuietly } from "@/lib/rounds";
import { refreshScheduled, scheduledCell } from "@/lib/scheduled";
import { PEOPLE_KEY } from "@/lib/people-keys";
import { keptFor } from "@/lib/kept";
import { keepsOrder } from "@/lib/live/rights";
import { keeperCell, refreshReportsQuietly } from "@/lib/reports";
import { timePassed } from "@/lib/live/attention";
import { homeOf, roomsOf } from "@/lib/live/columns";
import { setEngine } from "@/lib/live/current";
import { Engine, type Line } from "@/lib/live/engine";
import { countAll } from "@/lib/live/total";
import { isStillSignedIn, ME_KEY } from "@/lib/me";
import { NOT_HELD, ownReachCell, ownReachOf } from "@/lib/own-reach";
import { sessionCell } from "@/lib/session";
import { SUBPROTOCOL, type Wire, type World } from "@/lib/socket";
import { markTab } from "@/lib/tab";
import type { Entry } from "@/lib/topics";
import { getUploads, startUploads } from "@/lib/uploads/current";
import { handlers } from "./handlers";

/** A restart of the server takes less; only what lasts longer is worth a word. */
const PATIENCE_MS = 2_000;
const TYPING_TICK_MS = 1_000;
/** Before the line is opened again after a cut that was none: a server that insists is not asked without pause. */
const RETURN_MS = 1_000;

function after(delay_ms: number, run: () => void): () => void {
  const timer = setTimeout(run, delay_ms);
  return () => clearTimeout(timer);
}

const world: World = {
  open: () => {
    const { protocol, host } = location;
    const socket = new WebSocket(`${protocol === "https:" ? "wss" : "ws"}://${host}/ws`, SUBPROTOCOL);
    const wire: Wire = { send: (text) => socket.send(text), close: () => socket.close(), onmessage: null, onclose: null };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => wire.onmessage?.({ data });
    socket.onclose = ({ code }) => wire.onclose?.({ code });
    return wire;
  },
  // Not performance.now(): in some browsers it stands still while the machine sleeps.
  now_ms: () => Date.now(),
  after,
  random: () => Math.random(),
};

const showLost = () => connectionCell.set(navigator.onLine ? "reconnecting" : "offline");

/** Says in the shell what the line does, once it does it for long enough to matter. */
function sayLine(): (line: Line) => void {
  let cancel: (() => void) | undefined;
  return (line) => {
    cancel?.();
    cancel = undefined;
    const isShown = connectionCell.get() !== "online";
    if (line !== "down") connectionCell.set(isShown ? "caught-up" : "online");
    else if (isShown) showLost();
    else cancel = after(PATIENCE_MS, showLost);
  };
}

/** A page that was not served over HTTPS has no randomUUID. */
function newId(): string {
  if (isSecureContext) return crypto.randomUUID();
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte, i) =>
    (i === 6 ? (byte & 15) | 64 : i === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, "0"),
  ).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Returns the way out: for signing out, and for React's double mounting. */
export function goLive(person: string, queryClient: QueryClient): () => void {
  const onEntries = (entries: readonly Entry[]) => {
    for (const { event } of entries) {
      if (event.type === "me.changed") queryClient.setQueryData(ME_KEY, event.me);
      // Someone has come, gone, or is called something else: whoever looks at the directory sees it.
      if (event.type === "person.joined" || event.type === "person.changed") {
        void queryClient.invalidateQueries({ queryKey: PEOPLE_KEY });
      }
    }
    if (entries.some(({ event }) => changesProgramme(event))) void refreshTalks(queryClient);
    if (entries.some(({ event }) => changesEpisodes(event))) void refreshEpisodes(queryClient);
    refreshPins(queryClient, entries);
    refreshShownMessages(queryClient, entries);
    hearOfCards(entries.map(({ event }) => event));
    if (entries.some(({ event }) => changesOrder(event))) void refreshOrder(queryClient);
    orderEars.onEntries(entries);
    notifications.onEntries(entries);
    talkEars.onEntries(entries);
    coffeeEars.onEntries(entries);
    if (entries.some(({ event }) => changesCorners(event))) {
      refreshCornersQuietly();
      refreshDatesQuietly();
    }
    episodeEars.onEntries(entries);
  };
  const say = sayLine();
  let isWanted = true;
  let attention: Attention = "online";
  const sayAttention = () => void engine.command({ do: "presence.set", state: attention }).catch(() => undefined);
  const engine = new Engine(
    handlers,
    {
      ...world,
      loadHome: async () => homeOf(await api.get("/api/home")),
      loadRooms: async (room) => roomsOf(await api.get("/api/home/rooms", { query: { room: [...room] } })),
      loadThreads: () => api.get("/api/threads/marks"),
      loadAttention: () => api.get("/api/attention"),
      now: () => new Date(),
      newId,
      drafts: draftsWorld(after, newId()),
      files: {
        areReady: (keys) => getUploads().areReady(keys),
        idsOf: (keys) => getUploads().of(keys).flatMap(({ ready }) => ready?.id ?? []),
      },
    },
    {
      onEntries,
      onSignedOut: () => {
        void isStillSignedIn().then((isIn) => {
          if (isIn) after(RETURN_MS, () => isWanted && engine.start());
        });
      },
      onFact: (fact) => {
        if (fact.type === "later.changed") refreshLaterQuietly();
        if (fact.type === "reports.changed") refreshReportsQuietly();
        if (fact.type === "command.answered") keepAnswer(fact.answer);
        if (fact.type === "inbox.changed") {
          inboxChanged(fact);
          refreshInboxPages(queryClient);
        }
        if (fact.type === "scheduled.changed") refreshScheduled();
        if (fact.type === "draft.changed") engine.drafts.heard(fact.draft, fact.device);
        if (fact.type === "requests.waiting") void refreshRequests(queryClient);
        talkEars.onFact(fact);
        coffeeEars.onFact(fact);
        lobbyEars.onFact(fact);
        roundEars.onFact(fact);
        if (fact.type === "coffee.changed" || fact.type === "coffee.gone") hearOfCorner(fact);
        if (isDateFact(fact)) hearOfDate(fact);
        if (fact.type === "inbox.changed") tellOfDates(fact);
      },
      onBroken: (topics) => {
        talkEars.onBroken(topics);
        coffeeEars.onBroken(topics);
        lobbyEars.onBroken(topics);
      },
      onLine: (line) => {
        say(line);
        talkEars.onLine(line);
        coffeeEars.onLine(line);
        if (line !== "down") {
          sayAttention();
          refreshLaterQuietly();
          refreshReportsQuietly();
          refreshInboxQuietly();
          refreshInboxPages(queryClient);
          refreshScheduled();
          refreshCornersQuietly();
          refreshRoundsQuietly();
          refreshDatesQuietly();
          refreshCards();
          void refreshRequests(queryClient);
        }
      },
    },
    keptFor(person),
  );
  setEngine(engine);
  const notifications = startNotifications(person, () => attention);
  const stopUploads = startUploads(person, newId, () => engine.outbox.nudge());
  const stopDrafts = startDrafts(engine.drafts);
  const stopSaying = sayLater();
  const stopLater = countLater();
  let letters = engine.letters.published();
  const stopSettling = engine.letters.subscribe(() => {
    const before = letters;
    letters = engine.letters.published();
    getUploads().settleLetters(before, letters);
  });

  const tab = markTab();
  const count = () => {
    const state = engine.store.published();
    if (!state) return;
    const all = countAll(state);
    const { elsewhere, hasMore } = waitingIn(state, inboxCell.get() ?? []);
    const [unread, mentions] = [all.unread, all.mentions + elsewhere];
    setPlaceBadge("rooms", { count: mentions, hasNew: unread > 0 || hasMore });
    keeperCell.set(keepsOrder(state));
    setPlaceBadge("talks", { isLive: Object.keys(state.talks).length > 0 });
    tab.tell(mentions);
    ownReachCell.set(ownReachOf(state, Date.now(), ownReachCell.get()));
  };
  const stopCounting = engine.store.subscribe(count);
  const stopCountingInbox = inboxCell.subscribe(count);
  const stopDesk = startDesk();
  const stopWatching = watchAttention((next) => {
    attention = next;
    sayAttention();
  });
  const stopListening = sessionCell.subscribe(() => {
    if (sessionCell.get() === "open") engine.start();
  });
  const ticking = setInterval(() => engine.update((state) => timePassed(mutesPassed(typingPassed(state, Date.now()), Date.now()), Date.now())), TYPING_TICK_MS);
  const nudge = () => {
    if (!document.hidden) engine.nudge();
  };
  const reconnect = () => engine.reconnect();
  addEventListener("online", reconnect);
  addEventListener("offline", showLost);
  document.addEventListener("visibilitychange", nudge);
  const stopTalks = startTalks({ enter: enterTalkRoom, leave: leaveTalkRoom });
  const stopCoffee = startCoffee({ enter: enterTalkRoom, leave: leaveTalkRoom });
  const stopLobby = startLobby();
  const stopRounds = startRounds();
  const stopEpisodes = startEpisodes(queryClient);
  engine.start();

  return () => {
    isWanted = false;
    laterCell.set(null);
    inboxCell.set(null);
    scheduledCell.set(null);
    forgetCards();
    stopTalks();
    stopCoffee();
    stopLobby();
    stopRounds();
    cornersCell.set(null);
    datesCell.set(null);
    stopEpisodes();
    notifications.stop();
    ownReachCell.set(NOT_HELD);
    engine.stop();
    for (const stop of [stopDrafts, stopSaying, stopLater, stopSettling, stopUploads, stopCounting, stopCountingInbox, stopDesk, stopWatching, stopListening, tab.stop]) stop();
    clearInterval(ticking);
    removeEventListener("online", reconnect);
    removeEventListener("offline", showLost);
    document.removeEventListener("visibilitychange", nudge);
  };
}
