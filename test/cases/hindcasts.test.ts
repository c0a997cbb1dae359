import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkFolder } from "../../src/files/case-folder.ts";
import { entente } from "../cli/command.ts";

const folder = fileURLToPath(new URL("../../hindcasts/", import.meta.url));
const yaml = (path: string): any => parse(readFileSync(folder + path, "utf8"), { schema: "core" });
const suite = yaml("suite.yaml");
const odds = JSON.parse(readFileSync(`${folder}odds.json`, "utf8"));
const ids = readdirSync(folder).filter((id) => existsSync(`${folder}${id}/case.yaml`));

/** Rows of the universe in order: row, id, parties, about, day, round, as_of, source. */
const universe = readFileSync(`${folder}universe.md`);
const rows = universe
  .toString()
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map((cells) => ({ id: cells[2]!, day: cells[5]!.slice(0, 10), asOf: cells[7]! }));
const STEP = 5;

describe("the suite of hindcasts", () => {
  it("is drawn by its rule from a universe of at least forty in the order of their days", () => {
    expect(rows.length).toBeGreaterThanOrEqual(40);
    const order = rows.map(({ day, id }) => `${day} ${id}`);
    expect(order).toEqual([...order].sort());
    const first = Number(BigInt(`0x${createHash("sha256").update(universe).digest("hex")}`) % BigInt(STEP));
    const drawn = rows.filter((_, row) => row % STEP === first).map(({ id }) => id);
    expect([...Object.keys(suite.cases), ...Object.keys(suite.left_out ?? {})].sort()).toEqual(drawn.sort());
  });
  it.each(ids)("%s stands as of its row and passes every check", async (id) => {
    expect(yaml(`${id}/case.yaml`).as_of).toBe(rows.find((row) => row.id === id)!.asOf);
    expect(await entente("check", folder + id, "--strict", "--json")).toMatchObject({ status: 0 });
  });
  it.each(ids)("%s is as it was when its odds were written, or a development case", (id) => {
    if (suite.cases[id]?.role === "development") return;
    const file = `${folder}${id}/case.yaml`;
    const { case: c } = checkFolder(folder + id, file, readFileSync(file, "utf8"));
    expect(c?.hash).toBe(odds.cases[id].run.case_sha256);
  });
  it("is scored on the very odds that are kept", () => {
    const { odds_sha256 } = JSON.parse(readFileSync(`${folder}hindcast.json`, "utf8"));
    expect(odds_sha256).toBe(
      createHash("sha256")
        .update(readFileSync(`${folder}odds.json`))
        .digest("hex"),
    );
  });
});
