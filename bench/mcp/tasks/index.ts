/** The fifteen tasks, in the order of their numbers. */
import type { EvaluationTask } from "../task.ts";
import { CASES } from "./cases.ts";
import { DRAFTING } from "./drafting.ts";
import { PEOPLE } from "./people.ts";

export const TASKS: readonly EvaluationTask[] = [...DRAFTING, ...CASES, ...PEOPLE].toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);
