/** A time in the unit that suits it. */
import { number } from "../../wording/format.ts";

const MAX_SECONDS = 90;
const MAX_MINUTES_SECONDS = 5400;

/** @param of stands before the unit: `CPU ` gives `12 CPU seconds` */
export function durationText(seconds: number, of = ""): string {
  if (seconds < MAX_SECONDS) return `${Math.max(1, Math.ceil(seconds))} ${of}seconds`;
  if (seconds < MAX_MINUTES_SECONDS) return `${Math.ceil(seconds / 60)} ${of}minutes`;
  return `${number(seconds / 3600, 1)} ${of}hours`;
}
