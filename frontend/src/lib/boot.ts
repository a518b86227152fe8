/**
 * What the server writes into the page so that the first paint needs no request:
 * `<script type="application/json" id="boot">`. Whatever is missing gets a default; the page must open.
 */
import { isLocale, type Locale } from "./i18n";

export interface Boot {
  isSignedIn: boolean;
  organisation: string;
  locale: Locale;
  csrfToken: string;
  /** Accounts to try, where a demo organisation is loaded. */
  demoSignIns: readonly DemoSignIn[];
}

export interface DemoSignIn {
  email: string;
  password: string;
  name: string;
  /** What one sees as this person: "administrator", in the page's language. */
  what: string;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown, otherwise: string) => (typeof value === "string" && value !== "" ? value : otherwise);

function isDemoSignIn(value: unknown): value is DemoSignIn {
  return isObject(value) && [value.email, value.password, value.name, value.what].every((part) => typeof part === "string");
}

/** `spoken`: the browser's languages, for when the server names none that we speak. */
export function parseBoot(json: unknown, spoken: readonly string[]): Boot {
  const boot = isObject(json) ? json : {};
  const guess = spoken.map((tag) => tag.slice(0, 2)).find(isLocale) ?? "en";
  return {
    isSignedIn: boot.signed_in === true,
    organisation: text(boot.organisation, "Flurfunk"),
    locale: isLocale(boot.language) ? boot.language : guess,
    csrfToken: text(boot.csrf_token, ""),
    demoSignIns: Array.isArray(boot.demo_sign_ins) ? (boot.demo_sign_ins as readonly unknown[]).filter(isDemoSignIn) : [],
  };
}

export function readBoot(): Boot {
  let json: unknown = null;
  try {
    json = JSON.parse(document.getElementById("boot")?.textContent ?? "null");
  } catch {
    // A broken block is the server's fault; a blank page would be ours.
  }
  return parseBoot(json, navigator.languages);
}
