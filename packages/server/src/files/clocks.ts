import type { OffsetAt } from "@travaux/procedure";

const clocks = new Map<string, Intl.DateTimeFormat | null>();

/** How far the clocks of a zone are ahead of UTC, by the time-zone tables of this machine; null for a zone it does not know. */
export const offsetAt: OffsetAt = (zone, instant) => {
  const clock = clockOf(zone);
  const at = Date.parse(instant);
  if (clock === null || Number.isNaN(at)) return null;
  const name = clock.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
  const ahead = Number(hours) * 60 + Number(minutes);
  return sign === "-" ? -ahead : ahead;
};

function clockOf(zone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  } catch {
    made = null; // a zone that is in no table
  }
  if (clocks.size < 1000) clocks.set(zone, made);
  return made;
}
