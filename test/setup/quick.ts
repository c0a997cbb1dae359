/** Test files that `npm run test:quick` leaves out: those that start a process or a browser, themselves or by a helper. */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("..", import.meta.url));

/** Paths from the project's folder: `test/cli/cli.test.ts`. */
export function slowTests(): string[] {
  const sources = new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
  const slow = new Map<string, boolean>();
  const isSlow = (name: string): boolean => {
    const known = slow.get(name);
    if (known !== undefined) return known;
    slow.set(name, false);
    const text = sources.get(name) ?? "";
    const helpers = [...text.matchAll(/from "(\.[^"]+\.ts)"/g)].map(([, target]) => join(dirname(name), target));
    const found = /from "(?:node:child_process|playwright-core)"/.test(text) || helpers.some(isSlow);
    slow.set(name, found);
    return found;
  };
  return [...sources.keys()].filter((name) => name.endsWith(".test.ts") && isSlow(name)).map((name) => `test/${name}`);
}
