import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { inFolder } from "./command.ts";

const { entente, small } = inFolder("cruxes");
const few = ["--draws", "20", "--paths", "2", "--workers", "1"];
let place: string;
beforeAll(() => {
  place = small();
  mkdirSync(join(place, "analysts"));
  for (const [id, weight] of [
    ["ines", "45 to 60"],
    ["lea", "10 to 20"],
  ])
    writeFileSync(
      join(place, "analysts", `${id}.yaml`),
      `entente_analyst: 1\nname: ${id}\nnumbers:\n  actors.arland.stakes.dam.weight: {value: ${weight}, because: [{judgment: As ${id} sees it.}]}\n`,
    );
});

describe("entente compare CASE A B", () => {
  it("shares the gap out with --cruxes, and says on which sentence to talk", async () => {
    const { status, stdout, stderr } = await entente("compare", place, "ines", "lea", ...few, "--cruxes");
    expect(status).toBe(0);
    for (const said of ["As ines sees it.", "As lea sees it.", "Talk about this one", "45 to 60 | 10 to 20"])
      expect(stdout).toContain(said);
    expect(stderr).toMatch(/1 difference, all 2 mixtures/);
  });
  it("prints JSON, of the questions asked for alone", async () => {
    const set = "actors.arland.stakes.dam.weight=10 to 20";
    const { stdout } = await entente(
      "compare",
      place,
      ...few,
      "--cruxes",
      "--json",
      "--set",
      set,
      "--question",
      "dam_built",
    );
    const { cruxes } = JSON.parse(stdout);
    expect(Object.keys(cruxes.questions)).toEqual(["dam_built"]);
    expect(cruxes.players).toMatchObject([
      { id: "actors.arland.stakes.dam", b: { "actors.arland.stakes.dam.weight": "10 to 20" } },
    ]);
  });
  it("sets two analysts side by side without it", async () => {
    const { status, stdout } = await entente("compare", place, "ines", "case", ...few);
    expect(status).toBe(0);
    expect(stdout).toMatch(/A: ines\nB: the case as it is\nPaired over/);
  });
  it.each<[flags: string[], status: number, says: RegExp]>([
    [["ines", "lae", "--cruxes"], 1, /'lae' is neither .*did you mean 'lea'/],
    [["ines"], 2, /two sides/],
    [["ines", "lea", "--set", "learning=1"], 2, /--set/],
    [["--cruxes"], 2, /two sides A B/],
    [["ines", "lea", "--cruxes", "--by", "sentence"], 2, /because, number, actor/],
    [["ines", "lea", "--cruxes", "--question", "dam"], 1, /unknown question/],
    [["ines", "lea", "--cruxes", "--budget", "0"], 2, /above 0/],
    [["ines", "lea", "--exact"], 2, /belongs to --cruxes/],
    [["case", "case", "--cruxes"], 1, /no gap/],
  ])("refuses %j", async (flags, status, says) => {
    const ended = await entente("compare", place, ...few, ...flags);
    expect(ended.status).toBe(status);
    expect(ended.stderr).toMatch(says);
  });
});
