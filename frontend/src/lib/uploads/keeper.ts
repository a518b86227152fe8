/**
 * Files that outlive a reload: IndexedDB, since localStorage holds no bytes. Where it is full or forbidden, files live
 * as long as the page, and the text of the draft is safe anyway.
 */
import type { KeptUpload, UploadsWorld } from "./uploads";

const STORE = "uploads";
const CHANNEL = "flurfunk.uploads";

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open("flurfunk", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error ?? new Error("IndexedDB cannot be opened."));
  });
}

function isKept(value: unknown): value is KeptUpload {
  return typeof value === "object" && value !== null && "key" in value && "place" in value && "file" in value && value.file instanceof File;
}

interface Keeper extends Pick<UploadsWorld, "load" | "keep" | "forget"> {
  /** Another tab has sent it or thrown it away. Returns the way out. */
  onGone: (tell: (key: string) => void) => () => void;
}

export function keeperFor(person: string): Keeper {
  let database: Promise<IDBDatabase> | null = null;
  const name = (key: string) => `${person}.${key}`;
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(`${CHANNEL}.${person}`) : null;
  const write = async (act: (store: IDBObjectStore) => void) => {
    try {
      act((await (database ??= open())).transaction(STORE, "readwrite").objectStore(STORE));
    } catch {
      // Full or forbidden: see above.
    }
  };
  const load = async () => {
    const store = (await (database ??= open())).transaction(STORE, "readonly").objectStore(STORE);
    return new Promise<readonly KeptUpload[]>((done, fail) => {
      const request = store.getAll(IDBKeyRange.bound(name(""), name("\uffff")));
      request.onsuccess = () => done((request.result as unknown[]).filter(isKept));
      request.onerror = () => fail(request.error ?? new Error("IndexedDB cannot be read."));
    });
  };
  return {
    load,
    keep: (upload) => void write((store) => store.put(upload, name(upload.key))),
    forget: (key) => {
      void write((store) => store.delete(name(key)));
      channel?.postMessage(key);
    },
    onGone: (tell) => {
      const onMessage = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === "string") tell(data);
      };
      channel?.addEventListener("message", onMessage);
      return () => {
        channel?.removeEventListener("message", onMessage);
        channel?.close();
      };
    },
  };
}
