import { describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { main } from "../../src/cli/main.ts";

/** What a command line prints on a terminal of so many columns, without colours. */
async function printedAt(columns: number, ...args: string[]): Promise<string> {
  let text = "";
  const status = await main(args, {
    out: { write: (written) => (text += written), columns },
    err: { write: (written) => (text += written) },
  });
  expect(status).toBe(0);
  return text;
}

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
