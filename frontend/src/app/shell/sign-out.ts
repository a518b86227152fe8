import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { ApiError, call } from "@/lib/http";
import { toasts } from "@/ui/toast-queue";

/** Ends the session and leaves the page, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  try {
    await call("DELETE", "/_allauth/browser/v1/auth/session");
  } catch (error) {
    // allauth answers 401 for "nobody is signed in any more", which is what was asked for.
    if (!(error instanceof ApiError && error.status === 401)) {
      const text = i18n._(msg`You are still signed in: the server did not answer. Try again.`);
      toasts.add({ tone: "problem", text });
      return;
    }
  }
  location.assign("/");
}
