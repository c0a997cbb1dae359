/** Reference classes that may fit the questions of a case, on a terminal. */
import type { Case } from "../language/index.ts";
import { proposeClasses } from "../lenses/reference/propose.ts";
import { bold, dim, wrap } from "./terminal.ts";

/** Lines on classes of the library for the questions without one; empty where none is proposed. */
export function classLines(c: Case): string[] {
  const proposed = Object.entries(proposeClasses(c));
  if (proposed.length === 0) return [];
  return [
    bold("Reference classes that may fit"),
    ...proposed.flatMap(([question, kinds]) =>
      kinds.map(({ kind, words, classes }) =>
        wrap(
          `${question}: ${classes.join(", ")}, if it asks whether ${kind} (${words.map((word) => `'${word}'`).join(", ")})`,
        ),
      ),
    ),
    dim(
      wrap(
        "`entente reference ID` says what a class counts; under `reference` a case states which question it answers.",
      ),
    ),
    "",
  ];
}
