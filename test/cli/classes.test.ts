/** The class of a number in all that is printed: no sentence stands under the word of another class. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder } from "./command.ts";

const { folder, entente, small } = inFolder("classes");
const few = ["--draws", "60", "--paths", "4", "--workers", "1"];
const NUMBERS = ["learning", "actors.arland.friction", "actors.arland.stakes.water.weight"];

/** One number without a ground, and one with a sentence of its own within a block that has another; quotes, figures and defaults the case has. */
const eachClass = (own: string) => (text: string) =>
  text
    .replace("  value: 2 to 6\n", "  value: 2 to 6\n  suggested: Two to six is usual.\n")
    .replace(
      "  because: [{judgment: Delegations that meet every season correct each other faster than capitals that do not.}]\n",
      "",
    )
    .replace(
      "friction: 0.5 to 1.5\n    because: [{judgment: A text",
      `friction: {value: 0.5 to 1.5, ${own}: Its own sentence.}\n    because: [{judgment: A text`,
    );

/** All that names the grounds of numbers, by where it is printed, as plain text. */
async function printed(place: string): Promise<{ [where: string]: string }> {
  const out = join(folder, "out");
  const plain = async (...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await entente(...args);
    expect(status, `${args.join(" ")}\n${stderr}`).toBe(0);
    return stdout.replace(/\s+/g, " ");
  };
  const page = (file: string): string =>
    readFileSync(join(out, file), "utf8")
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");
  const check = await plain("check", place, "--explain");
  await plain("run", place, ...few, "--format", "html,md,csv", "-o", out);
  const explained: string[] = [];
  for (const path of NUMBERS) explained.push(await plain("explain", place, "--number", path));
  const believed = await plain("believe", place, ...few, "--question", "dam_built=80%", "-o", out);
  return {
    check,
    explain: explained.join(" "),
    believe: believed,
    "believe.html": page("believe.html"),
    "report.html": page("report.html"),
    "report.md": page("report.md"),
    "numbers.csv": page("tables/numbers.csv"),
  };
}

const INTRODUCED = {
  judged: /\bjudg(?:ed|e?ment)(?: of its block)? ?: /i,
  suggested: /\bsuggested(?: of its block)? ?: /i,
};

describe("the class of a number", () => {
  it.each([
    ["suggested", "judged"],
    ["judged", "suggested"],
  ] as const)("introduces sentences that are %s, and none as %s", async (is, other) => {
    const key = is === "judged" ? "judgment" : is;
    const said = await printed(small((text) => text.replaceAll("judgment:", `${key}:`)));
    for (const [where, text] of Object.entries(said)) {
      expect(text, where).not.toMatch(INTRODUCED[other]);
      if (where !== "report.md") expect(text, where).toMatch(INTRODUCED[is]);
    }
  });

  it("of a sentence of its own stands before that of its block, which is said to be the block's", async () => {
    const said = await printed(small(eachClass("suggested")));
    expect(said["check"]).toMatch(/actors\.arland\.friction .{0,30}suggested +suggested: Its own sentence\./);
    expect(said["check"]).toMatch(/actors\.arland\.residual .{0,30}suggested +suggested: Two to six is usual\./);
    expect(said["report.html"]).not.toMatch(/judged: +Elections and/i);
    expect(said["numbers.csv"]).not.toMatch(/judged: +Elections and/i);
    for (const where of ["explain", "report.html", "numbers.csv"]) {
      expect(said[where], where).toMatch(/suggested: +Its own sentence\./i);
      expect(said[where], where).toMatch(/judged of its block: A text costs/i);
      expect(said[where], where).toMatch(/judged: Water promised in a dry year/i);
    }
  });
});
