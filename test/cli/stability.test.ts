import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Result } from "../../src/engine/index.ts";
import { root } from "../../scripts/build.mjs";
import { entente, inFolder, type Ended } from "./command.ts";

const { folder, spawned, file, small } = inFolder("stability");
const stability = (...args: string[]): Promise<Ended> => entente("stability", ...args);
const example = (name: string): string => join(root, "examples", `${name}.yaml`);

describe("entente stability", () => {
  it("prints which states hold, for whom, and why, of a published model", () => {
    const { status, stdout, stderr } = spawned(["stability", example("elmira")]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/Nash 5, 6, 7, 10, 11, 12; SEQ 5, 6, 7, 10, 11, 12; SMR 1, 4, 5, 6, 7, 10, 11,\s12/);
    expect(stdout).toMatch(/^10 {5}YNYNY .*NQMG/m);
    expect(stdout).toContain("7: MoE and Uniroyal together would move to 10, and nothing deters them.");
    expect(stdout).toMatch(/1: Local Government would move to 7; MoE answers with 8 \(against its own interest\)/);
  });
  it("writes JSON, and a picture beside it", async () => {
    const { status, stdout } = await stability(
      example("prisoners-dilemma"),
      "--json",
      "-o",
      join(folder, "picture.svg"),
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout).equilibria).toEqual({
      nash: ["DD"],
      seq: ["CC", "DD"],
      smr: ["CC", "DD"],
      gmr: ["CC", "DD"],
    });
    expect(readFileSync(join(folder, "picture.svg"), "utf8")).toMatch(/^<svg .*<\/svg>\n$/s);
  });
  it("takes JSON for a model", async () => {
    const path = file(
      "model.json",
      JSON.stringify({ dms: ["A"], states: 2, moves: { A: [[1, 2]] }, rankings: { A: [2, 1] } }),
    );
    expect((await stability(path)).stdout).toMatch(/Nash 2; SEQ 2; SMR 2; GMR 2/);
    expect((await stability(path)).stdout).toMatch(/^2 +NQMG +NQMG 2 +no way out; reached/m);
  });
  it("takes a case, on its worlds, and a level at which to hold a driver", async () => {
    const shown = await stability(join(root, "cases/velna-water"), "--draws", "60", "--workers", "1");
    expect(shown.status).toBe(0);
    expect(shown.stdout).toMatch(/Shares of 60 worlds/);
    expect(shown.stdout).toMatch(/holds \(SEQ\) in/);
    const { status, stdout } = await stability(
      join(root, "cases/velna-water"),
      "--draws",
      "60",
      "--workers",
      "1",
      "--json",
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ run: { kept: 60 }, worlds: 60, pinned: {} });
  });
  it("is what explain tells of a package and of a question after a run", async () => {
    const velna = small();
    const standing = async (): Promise<string> => (await entente("explain", velna, "--package", "dam=none")).stdout;
    expect(await standing()).toMatch(/No run of this case as it stands is at hand to say whether it holds/);
    const printed = (await entente("run", velna, "--draws", "60", "--paths", "1", "--workers", "1")).stdout;
    expect(printed).toMatch(/Which outcomes hold: The status quo is left alone by all in/);
    expect(await standing()).toMatch(/The status quo is left alone by all in/);
    const result = JSON.parse(readFileSync(join(velna, "out/result.json"), "utf8")) as Result;
    const other = result.lenses.stability!.packages[1];
    const changes = Object.entries(other.changes).map(([issue, option]) => `${issue}=${option}`);
    expect((await entente("explain", velna, "--package", changes.join(","))).stdout).toMatch(
      /Reached from the status quo by improvements in .*%/,
    );
    expect((await entente("explain", velna, "--question", Object.keys(result.questions)[0])).stdout).toMatch(
      /a yes can be\s+reached by improvements in/,
    );
  });
  it.each<[string, () => string[], number, RegExp]>([
    ["what is not there", () => [join(folder, "nowhere.yaml")], 1, /nowhere\.yaml': there is no such file/],
    [
      "a model that misses a ranking",
      () => [file("a.yaml", "dms: [A]\nstates: 2\nmoves: {A: [[1, 2]]}\nrankings: {A: [2]}\n")],
      1,
      /a.yaml' cannot be read as a graph model:\n {2}a.yaml:4:12: ranking of A: state 1 is not ranked/,
    ],
    [
      "what is not YAML",
      () => [file("b.yaml", "dms: [A\nstates: {")],
      1,
      /b.yaml' cannot be read as a graph model:\n {2}b.yaml:1:6: this \[ is not closed: a \] is missing in line 1/,
    ],
    [
      "a key that is given twice",
      () => [file("c.yaml", "dms: [A]\ndms: [B]\n")],
      1,
      /c.yaml:2:1: the key 'dms' is given twice/,
    ],
    [
      "aliases without end",
      () => [
        file(
          "d.yaml",
          `a: &a [${"x,".repeat(9)}x]\nb: &b [${"*a,".repeat(9)}*a]\nc: &c [${"*b,".repeat(9)}*b]\nd: &d [${"*c,".repeat(9)}*c]\ndms: [${"*d,".repeat(9)}*d]\n`,
        ),
      ],
      1,
      /d.yaml:\d:\d+: aliases bring in more than 10,000 nodes/,
    ],
    [
      "a misspelt key, at its place",
      () => [file("f.yaml", "dms: [A]\nstates: 2\nmoves: {A: [[1, 2]]}\nrankngs: {A: [2, 1]}\n")],
      1,
      /f.yaml:4:1: unknown key 'rankngs' \(did you mean 'rankings'\?\)/,
    ],
    [
      "blocks nested beyond reason",
      () => [file("g.yaml", `dms: ${"[".repeat(3000)}${"]".repeat(3000)}\n`)],
      1,
      /g.yaml:.*nested more than 100 levels deep/,
    ],
    [
      "a saved file of GMCR+ with an option that is not there",
      () => [
        file(
          "h.gmcr",
          JSON.stringify({
            options: [{ name: "a", permittedDirection: "both" }],
            decisionMakers: [{ name: "A", options: [0], preferences: [[[7, "Y"]]] }],
            infeasibles: [],
          }),
        ),
      ],
      1,
      /h.gmcr:1:\d+: a condition is a list of \[number of an option, Y or N\]/,
    ],
    ["what is not text", () => [file("e.yaml", Buffer.from([0xff, 0xfe, 0x00]))], 1, /e\.yaml': it is not UTF-8/],
    ["a picture that is not an SVG", () => [example("chicken"), "-o", "x.png"], 2, /-o names an SVG file/],
    [
      "a picture below a file",
      () => [example("chicken"), "-o", join(folder, "e.yaml/x.svg")],
      3,
      /could not write '.*e.yaml\/x.svg': a part of its path is not a folder/,
    ],
    ["a flag of a case", () => [example("chicken"), "--draws", "5"], 2, /--draws is for a case/],
    ["a driver held of a model", () => [example("chicken"), "--pin", "x=5"], 2, /--pin is for a case/],
    [
      "a driver that the case does not have",
      () => [join(root, "cases/velna-water"), "--pin", "presure=5"],
      1,
      /unknown driver 'presure'/,
    ],
  ])("says what is wrong with %s", async (_, args, status, said) => {
    const found = await stability(...args());
    expect([found.status, found.stdout]).toEqual([status, ""]);
    expect(found.stderr).toMatch(said);
    expect(found.stderr).not.toMatch(/ at .*\.js:\d/);
  });
});
