import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAfter, dayNumber, dayOf, instantOf, isDay, isInstant, lastDay, secondsOf } from "../../src/numbers/days.ts";

describe("days and instants", () => {
  it("count as JavaScript's own calendar does, over all years that are written", () => {
    const [first, last] = [Date.UTC(2000, 0, 1) - 730_485 * 864e5, Date.UTC(9999, 11, 31)].map((ms) => ms / 864e5);
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (number) => {
        const day = new Date(number * 864e5).toISOString().slice(0, 10);
        expect(dayOf(number)).toBe(day);
        expect(dayNumber(day)).toBe(number);
        expect(isDay(day)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
  it("instants drop parts of a second", () => {
    expect(instantOf(secondsOf("2026-11-29T23:59:59Z") + 0.9)).toBe("2026-11-29T23:59:59Z");
    expect(secondsOf("1970-01-02T00:00:01Z")).toBe(86_401);
  });
  it.each(["2026-02-29", "2026-13-01", "2026-1-01", "2026-00-10", "26-01-01", "2026-01-01 "])(
    "%j is not a day",
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
  it.each(["2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:00", "2026-02-30T00:00:00Z"])(
    "%j is not an instant",
    (text) => {
      expect(isInstant(text)).toBe(false);
    },
  );
  it("a date ends with the last day that it can mean", () => {
    expect([lastDay("2024"), lastDay("2024-02"), lastDay("2024-02-03")]).toEqual([
      "2024-12-31",
      "2024-02-29",
      "2024-02-03",
    ]);
    expect(dayAfter("2024-02-28")).toBe("2024-02-29");
    expect(dayAfter("2024-01-01", -1)).toBe("2023-12-31");
  });
});
