/** Lists that are written by hand beside the tables they repeat. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { commands } from "../../src/cli/commands.ts";
import { NAMES } from "../../src/evidence/load/layouts/index.ts";

const page = (name: string): string => readFileSync(root + name, "utf8");

describe("what is listed by hand is whole", () => {
  it("the README's table of commands", () => {
    const listed = [...page("README.md").matchAll(/^\| (`.+) \| .+ \|$/gm)].map(([, cell]) => cell).join(" ");
    for (const { name } of commands)
      for (const word of name.split(" ")) expect(listed, name).toMatch(new RegExp(`\`[^\`]*\\b${word}\\b`));
  });
  it("the layouts in the help of --as and in docs/use/evidence.md", () => {
    const as = commands.find(({ name }) => name === "evidence load")!.flags.find(({ name }) => name === "as")!;
    expect(as.help.replace(/ \(.*/, "").split(", ").sort()).toEqual([...NAMES].sort());
    const rows = [...page("docs/use/evidence.md").matchAll(/^\| `(\w+)` \|/gm)].map(([, id]) => id);
    expect(rows.sort()).toEqual([...NAMES].sort());
  });
});
