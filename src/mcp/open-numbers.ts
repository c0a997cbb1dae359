/** What a case leaves open, also where it has errors. */
import { readCase } from "../language/check.ts";
import type { Unfilled } from "../language/index.ts";
import type { OpenCase } from "./cases.ts";

export interface OpenNumber extends Unfilled {
  path: string;
}

/** Numbers and dates that are not filled in, in the order of the file. */
export function openNumbers({ draft, case: c, name, text, files }: OpenCase): OpenNumber[] {
  if (draft) return draft.unfilled.map(({ path, suggestion, reason }) => ({ path, suggestion, reason }));
  if (c) return [];
  const { reading } = readCase(
    { id: name, file: "case.yaml", text },
    (file) => files.get(file) ?? { problem: "absent" },
  );
  return [...reading.unfilled].map(([path, open]) => ({ path, ...open }));
}
