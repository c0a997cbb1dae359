import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { commands } from "../../src/cli/commands.ts";
import { main } from "../../src/cli/main.ts";

/** What a command line prints on a terminal of so many columns, without colours; through a pipe where no columns are given. */
async function printedAt(columns: number | undefined, ...args: string[]): Promise<string> {
  let text = "";
  const status = await main(args, {
    out: { write: (written) => (text += written), ...(columns ? { columns } : {}) },
    err: { write: (written) => (text += written) },
  });
  expect(status).toBe(0);
  return text;
}

describe("wide tables", () => {
  it.each([["reference"], ["check", join(root, "cases/velna-water"), "--explain"]])(
    "%s %s %s: fit a terminal of 80 columns, and stay one line a row for a pipe",
    async (...args) => {
      const narrow = await printedAt(80, ...args);
      const long = narrow.split("\n").filter((line) => line.length > 80 && !line.startsWith("case.yaml:"));
      expect(long).toEqual([]);
      const piped = await printedAt(undefined, ...args);
      const words = (text: string): string => text.replace(/[\s;]+/g, " ");
      expect(words(narrow).length).toBe(words(piped).length);
    },
  );
});

describe("help", () => {
  it("lists every command once", async () => {
    const listed = [...(await printedAt(80, "--help")).matchAll(/^ {2}([a-z]+(?: [a-z]+)?)\b/gm)].map(
      ([, name]) => name,
    );
    expect(listed.sort()).toEqual(commands.map(({ name }) => name).sort());
  });
  it.each([60, 80])("fits a terminal of %i columns", async (columns) => {
    for (const name of ["", ...commands.map((command) => command.name)]) {
      const printed = await printedAt(columns, ...name.split(" ").filter(Boolean), "--help");
      const table = /^ {2}(territory|river|sanctions|pipeline|base|quota|name) /; // a list that errors print too
      const long = printed.split("\n").filter((line) => line.length > columns && !table.test(line));
      expect(long, name).toEqual([]);
    }
  });
  it("begins the text of a flag beside it, and under one that is too wide", async () => {
    expect(await printedAt(80, "run", "--help")).toMatch(/^ {2}--draws N {13}worlds to keep \(2000\)$/m);
    expect(await printedAt(80, "compare", "--help")).toMatch(/^ {2}--set PATH=QUANTITY\[; \.\.\.\]\n {10,}corrected/m);
  });
});
