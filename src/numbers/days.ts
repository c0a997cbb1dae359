/**
 * Days of the Gregorian calendar as text, 'YYYY-MM-DD', and instants of UTC, 'YYYY-MM-DDTHH:MM:SSZ'. Texts of one kind
 * compare as their days and instants do. Years are 0 to 9999.
 */
import { daysIn } from "./months.ts";

/** 'YYYY-MM-DD'. */
export type Day = string;
/** 'YYYY-MM-DDTHH:MM:SSZ'. */
export type Instant = string;

export const SECONDS_PER_DAY = 86_400;

/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_DAYS = 719_468;
/** Days of 400 years. */
const ERA_DAYS = 146_097;

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Whether a text is an instant of UTC. */
export function isInstant(text: string): boolean {
  const parts = /^(.{10})T(\d{2}):(\d{2}):(\d{2})Z$/.exec(text);
  return parts !== null && isDay(parts[1]) && Number(parts[2]) < 24 && Number(parts[3]) < 60 && Number(parts[4]) < 60;
}

/** Days since 1970-01-01. Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil). */
export function dayNumber(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const ofEra = year - 400 * era;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return ERA_DAYS * era + 365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - EPOCH_DAYS;
}

/** The day that is so many days after 1970-01-01. The same source (civil_from_days). */
export function dayOf(number: number): Day {
  const days = number + EPOCH_DAYS;
  const era = Math.floor(days / ERA_DAYS);
  const rest = days - ERA_DAYS * era;
  const ofEra = Math.floor(
    (rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365,
  );
  const ofYear = rest - (365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  const year = 400 * era + ofEra + (month <= 2 ? 1 : 0);
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** The day that is `days` after another; before it where they are negative. */
export const dayAfter = (day: Day, days = 1): Day => dayOf(dayNumber(day) + days);

/** Last day of the year, month or day that a date names: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function lastDay(date: string): Day {
  const [year, month = "12", day] = date.split("-");
  return `${year}-${month}-${day ?? digits(daysIn(Number(year), Number(month)), 2)}`;
}

/** Seconds since 1970-01-01T00:00:00Z. */
export function secondsOf(instant: Instant): number {
  const part = (at: number): number => Number(instant.slice(at, at + 2));
  return SECONDS_PER_DAY * dayNumber(instant.slice(0, 10)) + 3600 * part(11) + 60 * part(14) + part(17);
}

/** The instant that is so many seconds after 1970-01-01T00:00:00Z; parts of a second are dropped. */
export function instantOf(seconds: number): Instant {
  const whole = Math.floor(seconds);
  const day = Math.floor(whole / SECONDS_PER_DAY);
  const rest = whole - SECONDS_PER_DAY * day;
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60];
  return `${dayOf(day)}T${digits(hours, 2)}:${digits(minutes, 2)}:${digits(rest % 60, 2)}Z`;
}

/** The day of an instant. */
export const dayOfInstant = (instant: Instant): Day => instant.slice(0, 10);

/** Last second of a day. */
export const endOfDay = (day: Day): Instant => `${day}T23:59:59Z`;

const digits = (value: number, count: number): string => String(value).padStart(count, "0");
