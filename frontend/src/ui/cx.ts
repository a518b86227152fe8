/** Joins class names, leaving out what is absent. CSS Modules type a missing class as undefined. */
export function cx(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
