/** How far two clocks are apart, in hours: 1 where it is later for them than for me. Half hours exist. */
export function hoursApart(theirs: string, mine: string, at: Date): number {
  return (offset_min(theirs, at) - offset_min(mine, at)) / 60;
}

/** Minutes ahead of Greenwich; 0 for a zone that this browser does not know. */
function offset_min(zone: string, at: Date): number {
  try {
    const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
    const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    return 0;
  }
}
