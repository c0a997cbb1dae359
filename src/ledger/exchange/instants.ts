/** Instants as platforms write them. */
import { SECONDS_PER_DAY, dayNumber, instantOf, isDay, type Instant } from "../../numbers/days.ts";

const FORM = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)? ?(Z|[+-]\d\d(?::?\d\d)?)?$/;

/** First and last second of the years 0 to 9999, since 1970. */
const FIRST_SECOND = SECONDS_PER_DAY * dayNumber("0000-01-01");
const LAST_SECOND = SECONDS_PER_DAY * (dayNumber("9999-12-31") + 1) - 1;

/**
 * `2026-01-26 16:00:00+00:00`, `2026-11-28T10:00:00.123Z`, `2026-06-12 23:26:26+00` or a day; of UTC where no zone is
 * named. Parts of a second are dropped. Null for anything else.
 */
export function instantOfText(value: unknown): Instant | null {
  const parts = typeof value === "string" ? FORM.exec(value.trim()) : null;
  if (!parts || !isDay(parts[1])) return null;
  const [hours, minutes, seconds] = [parts[2], parts[3], parts[4]].map((part) => Number(part ?? 0));
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const zone = /^([+-])(\d\d):?(\d\d)?$/.exec(parts[5] ?? "");
  const ahead = zone ? (zone[1] === "-" ? -1 : 1) * (3600 * Number(zone[2]) + 60 * Number(zone[3] ?? 0)) : 0;
  return instantOfSeconds(SECONDS_PER_DAY * dayNumber(parts[1]) + 3600 * hours + 60 * minutes + seconds - ahead);
}

/** Milliseconds since 1970. */
export const instantOfMilliseconds = (value: unknown): Instant | null =>
  typeof value === "number" ? instantOfSeconds(Math.floor(value / 1000)) : null;

const instantOfSeconds = (seconds: number): Instant | null =>
  seconds >= FIRST_SECOND && seconds <= LAST_SECOND ? instantOf(seconds) : null;
