/** `entente believe` as it is typed. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder } from "./command.ts";

const { folder, entente, small } = inFolder("believe");
const few = ["--draws", "60", "--paths", "4", "--workers", "1"];
const believe = (place: string, ...args: string[]) => entente("believe", place, ...few, ...args);

describe("believe", () => {
  const place = small();

  it("prints the price of other odds, and as JSON what a result holds of it", async () => {
    const asked = ["--question", "dam_built=35%"];
    const { status, stdout, stderr } = await believe(place, ...asked, "--json", "-o", join(folder, "out"));
    expect(status, stderr).toBe(0);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ entente: 1, feasible: true, asked: { dam_built: { low: 0.35, high: 0.35 } } });
    expect(found.to.dam_built).toBeCloseTo(0.35, 8);
    expect(found.run).toMatchObject({ draws: 60, paths: 4, kept: 60 });
    expect(found.gap).toBeLessThan(1e-9);
    expect(existsSync(join(folder, "out/believe.html"))).toBe(true);
    expect(readFileSync(join(folder, "out/believe.html"), "utf8")).toContain("What one would have to believe");
    const told = await believe(place, ...asked);
    expect(told.status).toBe(0);
    expect(told.stdout).toMatch(
      /35 % for dam_built \(\d+ % ± [\d.]+ in the run\): .*± 0\.\d\d nats;\s[\d,]+ of 60 worlds/,
    );
    expect(told.stdout).toContain("weights on the case");
  });

  it("takes limits, and refuses what is not a probability, unknown or twice", async () => {
    expect((await believe(place, "--question", "dam_built=1% to 99%")).stdout).toContain("the run says so already");
    const status = async (...args: string[]) => {
      const ended = await believe(place, ...args);
      return [ended.status, ended.stderr.replace(/^entente( \w+)?: /, "").trim()];
    };
    expect(await status("--question", "dam_bilt=35%")).toEqual([
      1,
      expect.stringContaining("did you mean 'dam_built'"),
    ]);
    expect(await status("--question", "dam_built=0%")).toEqual([1, expect.stringContaining("above 0")]);
    expect(await status("--question", "dam_built=0% to 100%")).toEqual([1, expect.stringContaining("exclude nothing")]);
    expect(await status("--question", "dam_built=maybe")).toEqual([
      2,
      expect.stringContaining("'maybe' is not a probability"),
    ]);
    expect(await status("--question", "dam_built")).toEqual([2, expect.stringContaining("ID=ODDS")]);
    expect((await status("--question", "dam_built=3%", "--question", "dam_built=4%"))[0]).toBe(2);
    expect((await status())[0]).toBe(2);
    expect((await status("--pin", "x=1", "--question", "dam_built=3%"))[0]).toBe(2);
  });

  it("takes the odds of a source in a ledger, all at once", async () => {
    const ledger = join(folder, "ledger.jsonl");
    const add = await entente("ledger", "add", place, "--p", "dam_built=40%", "--as", "ines", "--ledger", ledger);
    expect(add.status, add.stderr).toBe(0);
    const { stdout, status } = await believe(place, "--ledger", ledger, "--source", "analyst:ines", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout).asked).toEqual({ dam_built: { low: 0.4, high: 0.4 } });
    const none = await believe(place, "--ledger", ledger, "--source", "analyst:inez");
    expect(none.status).toBe(1);
    expect(none.stderr).toContain("did you mean 'analyst:ines'");
  });
});
