import { useQueryClient } from "@tanstack/react-query";
import { Suspense } from "react";
import { useLocation } from "wouter";
import type { Boot } from "@/lib/boot";
import { useCell } from "@/lib/cell";
import { ME_KEY } from "@/lib/me";
import { sessionCell } from "@/lib/session";
import { ErrorBoundary } from "./ErrorBoundary";
import { lateScreen } from "./late-screen";
import { Providers } from "./providers";

// A stranger at the door carries none of the corridor home, and the other way round.
const signedIn = lateScreen(() => import("./SignedIn"));
const signedOut = lateScreen(() => import("@/features/session/SignedOutScreen"));

/** Links from mails: they are for whoever holds them, signed in or not. */
const FROM_MAIL = /^\/(welcome|password)(\/|$)/;

const isOutsideAt = (boot: Boot, path: string) => !boot.isSignedIn || FROM_MAIL.test(path);

/** Fetches what is drawn first. */
export const loadFirst = (boot: Boot, path: string): Promise<void> => (isOutsideAt(boot, path) ? signedOut : signedIn).load();

export function App({ boot }: { boot: Boot }) {
  return (
    <Providers>
      <Inside boot={boot} />
    </Providers>
  );
}

function Inside({ boot }: { boot: Boot }) {
  const [path] = useLocation();
  const queries = useQueryClient();
  const session = useCell(sessionCell);
  // Ended before we even knew who sits here: there is nothing on screen to keep.
  const isLost = session === "ended" && queries.getQueryData(ME_KEY) === undefined;
  const isOutside = isLost || isOutsideAt(boot, path);
  return (
    <ErrorBoundary resetOn={isOutside ? "door" : "inside"}>
      <Suspense fallback={null}>{isOutside ? <signedOut.Screen boot={boot} /> : <signedIn.Screen />}</Suspense>
    </ErrorBoundary>
  );
}
