/** The commands of docs/use/disagree.md on the flagship, each run with few worlds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { inFolder } from "./command.ts";

const { entente, folder } = inFolder("disagree");
const page = readFileSync(join(root, "docs/use/disagree.md"), "utf8");
const commands = [...page.matchAll(/^ {4}node entente\.mjs (.*cases\/kurils-2012.*)$/gm)].map(([, typed]) => typed);
/** Few worlds in place of those of the page; differences by actor, so that there are few mixtures; nothing beside the case. */
const short = (typed: string): string[] => {
  const args = typed.split(" ").map((word) => (word.startsWith("cases/") ? join(root, word) : word));
  const at = args.indexOf("--draws");
  if (at >= 0) args[at + 1] = "12";
  if (typed.includes("--cruxes")) args.push("--by", "actor");
  if (typed.startsWith("run ")) args.push("-o", join(folder, "out"), "--lens", "none");
  return [...args, "--paths", "4", "--workers", "1"];
};

describe("the walk through odds that one does not share", () => {
  it("has the outside view, a price, a pool and a crux", () => {
    const kinds = commands.map((typed) => typed.split(" ")[0]);
    expect(kinds).toEqual(expect.arrayContaining(["believe", "run", "compare"]));
  });
  it.each(commands)("entente %s", async (typed) => {
    const { status, stdout, stderr } = await entente(...short(typed));
    expect(status, stderr).toBe(0);
    expect(stdout).toContain("Russia and Japan under Chinese pressure, 2012");
  });
});
