/** What a package changes. */
import type { Model } from "../../compile.ts";

/** Option by issue, only issues that differ from the standing. */
export function changesOf({ case: c, packages: { rows, K }, standing }: Model, x: number): { [issue: string]: string } {
  return Object.fromEntries(
    c.issues.flatMap(({ id, options }, k) =>
      rows[x * K + k] === rows[standing * K + k] ? [] : [[id, options[rows[x * K + k]].id]],
    ),
  );
}
