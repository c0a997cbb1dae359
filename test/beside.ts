import { existsSync, readFileSync } from "node:fs";
import { root } from "../scripts/build.mjs";
import type { Beside } from "../src/language/index.ts";

/** Reads what stands beside a case of the repository, as `check` asks for it; never its outcomes. */
export function besideCase(id: string): (path: string) => Beside {
  return (path) => {
    const file = `${root}cases/${id}/${path}`;
    return existsSync(file) && path !== "outcomes.yaml" ? { text: readFileSync(file, "utf8") } : { problem: "absent" };
  };
}
