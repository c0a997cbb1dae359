/** Where the numbers of the case come from, as they stand on the page. */
import { useMemo } from "preact/hooks";
import { countGrounds } from "../../../engine/findings/grounds.ts";
import type { GroundsFinding } from "../../../result/index.ts";
import { grounded } from "../state/grounded.ts";
import { useStoreState } from "../state/hooks.ts";

/** Counts of the numbers, and how many numbers and dates are open; null without a case. */
export function useGrounds(): { counts: GroundsFinding; open: number } | null {
  const [c, doc, open] = useStoreState((s) => [s.case, s.doc, s.draft?.unfilled.length ?? 0]);
  const { overrides, reasons } = doc;
  const counts = useMemo(() => c && countGrounds(grounded(c, overrides, reasons)), [c, overrides, reasons]);
  return counts && { counts, open };
}
