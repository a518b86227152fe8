/**
 * What must outlive a reload, a crash and a closed lid: small values under one person's name in this browser.
 *
 * localStorage rather than IndexedDB, because it is written before the next line runs: text that was typed is safe
 * even if the tab dies at once. Where it is full or forbidden, values live as long as the page.
 */
export interface Kept {
  read: (key: string) => unknown;
  /** undefined removes. */
  write: (key: string, value: unknown) => void;
  keys: (prefix: string) => string[];
  /** Another tab of the same person changed a key. Returns the way out. */
  onElsewhere: (listener: (key: string) => void) => () => void;
}

export function keptFor(person: string, storage: Storage = localStorage): Kept {
  const root = `flurfunk.${person}.`;
  const fallback = new Map<string, string>();

  const readText = (key: string): string | null => {
    try {
      return fallback.get(key) ?? storage.getItem(root + key);
    } catch {
      return fallback.get(key) ?? null;
    }
  };
  const remove = (key: string): void => {
    fallback.delete(key);
    try {
      storage.removeItem(root + key);
    } catch {
      // Forbidden storage holds nothing to remove.
    }
  };
  return {
    read: (key) => {
      try {
        return JSON.parse(readText(key) ?? "null") as unknown;
      } catch {
        return null;
      }
    },
    write: (key, value) => {
      if (value === undefined) {
        remove(key);
        return;
      }
      const text = JSON.stringify(value);
      try {
        storage.setItem(root + key, text);
        fallback.delete(key);
      } catch {
        fallback.set(key, text);
      }
    },
    keys: (prefix) => {
      const stored: string[] = [];
      try {
        for (let i = 0; i < storage.length; i += 1) {
          const key = storage.key(i);
          if (key?.startsWith(root + prefix)) stored.push(key.slice(root.length));
        }
      } catch {
        // As above.
      }
      const unsaved = [...fallback.keys()].filter((key) => key.startsWith(prefix));
      return [...new Set([...stored, ...unsaved])];
    },
    onElsewhere: (listener) => {
      const onStorage = ({ key }: StorageEvent) => {
        if (key?.startsWith(root)) listener(key.slice(root.length));
      };
      addEventListener("storage", onStorage);
      return () => removeEventListener("storage", onStorage);
    },
  };
}
