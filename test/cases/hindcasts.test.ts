import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkFolder } from "../../src/files/case-folder.ts";
import { entente } from "../cli/command.ts";

const at = (folder: string): string => fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
const yamlAt = (path: string): any => parse(readFileSync(path, "utf8"), { schema: "core" });
const sha256 = (text: Buffer): string => createHash("sha256").update(text).digest("hex");

/** Rows of the universe in order: row, id, parties, about, day, round, as_of, source. */
const universe = readFileSync(`${at("hindcasts")}universe.md`);
const rows = universe
  .toString()
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map((cells) => ({ id: cells[2]!, day: cells[5]!.slice(0, 10), asOf: cells[7]! }));

/** Every step-th of the rows, the first by a hash. */
const everyOf = (from: typeof rows, step: number, hash: string): typeof rows =>
  from.filter((_, row) => row % step === Number(BigInt(`0x${hash}`) % BigInt(step)));
const first = everyOf(rows, 5, sha256(universe));
const second = everyOf(
  rows.filter((row) => !first.includes(row)),
  4,
  sha256(readFileSync(`${at("hindcasts-2")}protocol.md`)),
);

it("the universe has at least forty rows in the order of their days", () => {
  expect(rows.length).toBeGreaterThanOrEqual(40);
  const order = rows.map(({ day, id }) => `${day} ${id}`);
  expect(order).toEqual([...order].sort());
});

describe.each([
  { name: "hindcasts", drawn: first },
  { name: "hindcasts-2", drawn: second },
])("the suite in $name", ({ name, drawn }) => {
  const folder = at(name);
  const suite = yamlAt(`${folder}suite.yaml`);
  const odds = JSON.parse(readFileSync(`${folder}odds.json`, "utf8"));
  const ids = readdirSync(folder).filter((id) => existsSync(`${folder}${id}/case.yaml`));

  it("is drawn by its rule", () => {
    expect([...Object.keys(suite.cases), ...Object.keys(suite.left_out ?? {})].sort()).toEqual(
      drawn.map(({ id }) => id).sort(),
    );
  });
  it.each(ids)("%s stands as of its row and passes every check", async (id) => {
    expect(yamlAt(`${folder}${id}/case.yaml`).as_of).toBe(rows.find((row) => row.id === id)!.asOf);
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
    expect(odds_sha256).toBe(sha256(readFileSync(`${folder}odds.json`)));
  });
});

it("every case of the second suite says who would accept what today, and its numbers bear it out", async () => {
  const folder = at("hindcasts-2");
  for (const id of Object.keys(yamlAt(`${folder}suite.yaml`).cases)) {
    expect(Object.keys(yamlAt(`${folder}${id}/case.yaml`).today ?? {}).length, id).toBeGreaterThan(1);
    const { stdout } = await entente("check", folder + id, "--json");
    expect(
      JSON.parse(stdout).filter(({ code }: { code: string }) => code === "today"),
      id,
    ).toEqual([]);
  }
});
