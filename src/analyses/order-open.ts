/** The order in which a draft's open numbers are asked for: dates, what moves the answers most, the rest of the file. */
import type { Result } from "../result/index.ts";

/** An open number or date. */
interface Open {
  path: string;
  is: "number" | "date" | "month";
}

/** Numbers that are asked for first. */
export const LEADING_NUMBERS = 10;

export interface Ordered<O extends Open> {
  questions: O[];
  /** How many numbers lead because they move an answer; 0 where the order is that of the file. */
  leading: number;
}

/**
 * @param open in the order of the file
 * @param questions findings of a run on the suggestions; null where there was none
 */
export function orderOpen<O extends Open>(open: readonly O[], questions: Result["questions"] | null): Ordered<O> {
  const share = new Map<string, number>();
  for (const { sensitivity = [] } of Object.values(questions ?? {}))
    for (const one of sensitivity.filter(({ below_noise }) => !below_noise))
      share.set(one.path, Math.max(share.get(one.path) ?? 0, one.share));
  const leading = open
    .filter(({ is, path }) => is === "number" && (share.get(path) ?? 0) > 0)
    .sort((a, b) => share.get(b.path)! - share.get(a.path)!)
    .slice(0, LEADING_NUMBERS);
  const dates = open.filter(({ is }) => is !== "number");
  const first = new Set([...dates, ...leading]);
  if (leading.length === 0) return { questions: [...open], leading: 0 };
  return { questions: [...dates, ...leading, ...open.filter((one) => !first.has(one))], leading: leading.length };
}
