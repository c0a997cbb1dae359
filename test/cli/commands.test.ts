/** Lists that are written by hand beside the tables they repeat. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { commands } from "../../src/cli/commands.ts";
import { NAMES } from "../../src/evidence/load/layouts/index.ts";

const page = (name: string): string => readFileSync(join(root, name), "utf8");

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

describe("a command that a page or a message shows", () => {
  const SHOWN =
    /(?:^ {4}(?:node entente\.mjs|npx entente|entente) |\\?`(?:node entente\.mjs |npx entente |entente )?)([^`\n$]+)/gm;
  const files = ["README.md", "CONTRIBUTING.md", ...filesUnder("docs", ".md"), ...filesUnder("src", ".ts")];
  const firstWords = new Set(commands.map(({ name }) => name.split(" ")[0]));

  /** What follows `entente` in the texts: lines of code and words between backticks that begin with a command. */
  const shown = files.flatMap((file) =>
    [...page(file).replaceAll("\\\n", " ").matchAll(SHOWN)]
      .filter(([whole, typed]) => whole.includes("entente") && firstWords.has(typed.split(" ")[0]))
      .map(([, typed]) => ({ file, typed })),
  );

  it("is found in pages and in messages", () => {
    expect(shown.filter(({ file }) => file.endsWith(".md")).length).toBeGreaterThan(100);
    expect(shown.filter(({ file }) => file.endsWith(".ts")).length).toBeGreaterThan(30);
  });
  it("has flags that there are", () => {
    const stale = shown.flatMap(({ file, typed }) => {
      const [first, second] = typed.split(/\s+/);
      const own = commands.filter(({ name }) => name === `${first} ${second}` || name === first);
      const family = own.length > 0 ? own : commands.filter(({ name }) => name.startsWith(`${first} `));
      const known = new Set(family.flatMap(({ flags }) => ["help", ...flags.map(({ name }) => name)]));
      const [before] = typed.split(" #");
      return [...before.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)]
        .filter(([, flag]) => !known.has(flag))
        .map(([flag]) => `${file}: ${flag} in ${typed}`);
    });
    expect(stale).toEqual([]);
  });
});

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}
