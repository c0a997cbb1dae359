import { beforeAll, describe, expect, it } from "vitest";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/build.mjs";
import { inFolder } from "./command.ts";

const { folder, entente } = inFolder("claims");
const at = join(folder, "calder-harbour");
const said = async (claim: string): Promise<string> =>
  (await entente("explain", at, "--claim", claim)).stdout.replace(/\s+/g, " ");

beforeAll(() => cpSync(join(root, "cases/calder-harbour"), at, { recursive: true }));

describe("explain --claim", () => {
  it("says what quotes a passage where no run is at hand", async () => {
    expect(await said("4")).toMatch(/^Passage 4: .* What quotes it: Ostrea: need .* No run of this case/);
  });
  it("names what there is where it is asked for what there is not", async () => {
    const { status, stderr } = await entente("explain", at, "--claim", "99");
    expect(status).toBe(1);
    expect(stderr).toMatch(/no passage '99': they are numbered from 1 to \d+/);
  });
  it("gives the odds with the passage and without, and lists all passages", async () => {
    await entente("run", at, "--draws", "60", "--paths", "1", "--workers", "1", "--lens", "none");
    expect(await said("4")).toMatch(/If it were not so from now on \(.*without weight\): .* \d+ % > .* points/);
    expect(await said("1")).toContain("No number cites it.");
    const rows = (await entente("explain", at, "--claim", "list")).stdout
      .split("\n")
      .filter((line) => /^\d+ /.test(line));
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.map((row) => Number.parseInt(row, 10))).toEqual(rows.map((_, n) => n + 1));
  });
});
