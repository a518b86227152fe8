/** An installation that nobody has named yet bears our name, which reads odd as somebody's corridor. */
export const isUnnamed = (organisation: string): boolean => organisation === "Flurfunk";
