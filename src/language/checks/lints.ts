/** Warnings: valid parts of a case that an analyst should check again. */
import type { Case, Span } from "../case.ts";
import { median } from "../../numbers/quantity.ts";
import type { Reading } from "../blocks/reading.ts";
import type { MessageCode } from "../text/message.ts";
import { lintActors } from "./actors.ts";
import { lintCalendar } from "./calendar.ts";
import { lintForesight } from "./foresight.ts";
import { lintFriction } from "./friction.ts";
import { lintUse } from "./use.ts";

/** Input of every lint. */
export interface Lint {
  c: Case;
  /** Median of a number. */
  value(p: number): number;
  warn(code: MessageCode, message: string, path: string): void;
}

/** Adds the warnings of a whole case; `spans`: position of each block, by path. */
export function lint(reading: Reading, c: Case, spans: (path: string) => Span | null): void {
  const medians = new Map<number, number>();
  const over: Lint = {
    c,
    value(p) {
      const known = medians.get(p) ?? median(c.parameters[p]);
      medians.set(p, known);
      return known;
    },
    warn: (code, message, path) => reading.warn(code, message, path, spans(path)),
  };
  lintActors(over);
  lintUse(over);
  lintForesight(over);
  lintFriction(over);
  lintCalendar(over);
}
