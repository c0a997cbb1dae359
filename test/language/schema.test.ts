import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/build.mjs";
import { amend, check, evidenceSchema, schema } from "../../src/language/index.ts";
import { randomCase2 } from "../engine/random-case-full.ts";
import { TREATY } from "./treaty.ts";
import { seedsOfRun } from "../seeds.ts";

const made = schema() as { $schema: string; properties: { [key: string]: unknown } };
const valid = new Ajv2020({ allowUnionTypes: true, strict: false }).compile(made);
const yaml = (id: string): any => parse(readFileSync(`${root}cases/${id}/case.yaml`, "utf8"), { schema: "core" });

describe("the JSON Schema of a case", () => {
  it("is of draft 2020-12, and small enough for an editor", () => {
    expect(made.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(JSON.stringify(made).length).toBeLessThan(150_000);
  });
  it.each(["kurils-2012", "calder-harbour", "velna-water", "two-thirds", "failed-conference"])("accepts %s", (id) => {
    expect(valid(yaml(id)), JSON.stringify(valid.errors?.slice(0, 2))).toBe(true);
  });
  it("accepts random cases with every word of the language", () => {
    for (const seed of seedsOfRun(0, 60))
      expect(
        valid(parse(randomCase2(seed), { schema: "core" })),
        `${seed}: ${JSON.stringify(valid.errors?.slice(0, 2))}`,
      ).toBe(true);
  });
  it("refuses what no condition, rate, exit or line can be", () => {
    const broken = (from: string, to: string): boolean => {
      expect(TREATY).toContain(from);
      return valid(parse(TREATY.replace(from, to), { schema: "core" }));
    };
    expect(broken("title: Two", "title: Two")).toBe(true);
    expect(broken("{summit: {failed: 3}}", "{summit: {failed: 0}}")).toBe(false);
    expect(broken("{summit: {failed: 3}}", "{summit: {fialed: 3}}")).toBe(false);
    expect(broken("war: {below: 50}", "war: {below: low}")).toBe(false);
    expect(broken("{from: 20, to: 60, times: 0.1}", "{from: 20, to: 60}")).toBe(false);
    expect(broken("now: left", "nwo: left")).toBe(false);
    expect(broken("months: 3 to 9", "month: 3 to 9")).toBe(false);
    expect(broken("with: {boldness: -0.5}", "with: {boldness: -1.5}")).toBe(false);
    expect(broken("varda: narrow}", "varda: [narrow]}")).toBe(false);
  });
  it("is named in the first line of every case, where a build puts it", () => {
    for (const id of ["kurils-2012", "calder-harbour", "velna-water"])
      expect(readFileSync(`${root}cases/${id}/case.yaml`, "utf8")).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/\.\.\/dist\/case\.schema\.json\n/,
      );
  });
  it("refuses unknown keys, missing ones and values of another kind", () => {
    const broken = (change: (tree: any) => void): boolean => {
      const tree = structuredClone(yaml("calder-harbour"));
      change(tree);
      return valid(tree);
    };
    expect(broken(() => {})).toBe(true);
    expect(
      broken((t) => {
        t.actors.ostrea.frction = 3;
      }),
    ).toBe(false);
    expect(
      broken((t) => {
        t.tables.harbour.partys = [];
      }),
    ).toBe(false);
    expect(
      broken((t) => {
        delete t.title;
      }),
    ).toBe(false);
    expect(
      broken((t) => {
        t.entente = 2;
      }),
    ).toBe(false);
    expect(
      broken((t) => {
        t.tables.harbour.transfers = "maybe";
      }),
    ).toBe(false);
    expect(
      broken((t) => {
        t.questions.lease.by = 2027;
      }),
    ).toBe(false);
    expect(
      broken((t) => {
        t.drivers.fuel.process = "wobbly";
      }),
    ).toBe(false);
  });
});

describe("the JSON Schema of evidence.yaml", () => {
  const accepts = new Ajv2020({ allowUnionTypes: true, strict: false }).compile(evidenceSchema());
  const flagship = readFileSync(`${root}cases/kurils-2012/evidence.yaml`, "utf8");
  it("accepts the flagship's, which names it in its first line where a build puts it", () => {
    expect(accepts(parse(flagship, { schema: "core" })), JSON.stringify(accepts.errors?.slice(0, 2))).toBe(true);
    expect(flagship).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/dist\/evidence\.schema\.json\n/);
  });
  it("accepts the recipes of docs/use/evidence.md, and refuses what no recipe has", () => {
    const recipes = parse(
      /## From rows to months\n((?: {4}.*\n)+)/
        .exec(readFileSync(`${root}docs/use/evidence.md`, "utf8"))![1]
        .replace(/^ {4}/gm, "")
        .replaceAll("[...]", "[{judgment: so}]"),
      { schema: "core" },
    );
    expect(Object.keys(recipes)).toEqual(["pressure", "lng"]);
    const with_ = (change: (tree: any) => void): boolean => {
      const tree = structuredClone(recipes);
      change(tree);
      return accepts(tree);
    };
    expect(with_(() => {})).toBe(true);
    expect(
      with_((t) => {
        t.pressure.mesure = "share";
      }),
    ).toBe(false);
    expect(
      with_((t) => {
        t.pressure.events.quad = [5];
      }),
    ).toBe(false);
    expect(
      with_((t) => {
        t.pressure.measure = "median";
      }),
    ).toBe(false);
    expect(
      with_((t) => {
        t.pressure.gaps = "nought";
      }),
    ).toBe(false);
    expect(
      with_((t) => {
        t["Pressure of China"] = t.pressure;
      }),
    ).toBe(false);
  });
});

describe("amend, as --set does it", () => {
  const text = readFileSync(`${root}cases/velna-water/case.yaml`, "utf8");
  const c = check({ id: "velna-water", file: "case.yaml", text }, () => ({
    text: readFileSync(`${root}cases/velna-water/article.txt`, "utf8"),
  })).case!;
  const path = c.parameters.find((p) => p.path.endsWith(".weight"))!.path;
  it("replaces one number, and the case handed in stays as it was", () => {
    const before = structuredClone(c);
    const done = amend(c, path, "33 to 44");
    if ("problem" in done) throw new Error(done.problem);
    expect(done.case.parameters.find((p) => p.path === path)).toMatchObject({
      quantity: { kind: "normal", low: 33, high: 44 },
      text: "33 to 44",
      cited: "bare",
      citations: [],
      default: false,
    });
    expect(done.case.parameters.filter((p, at) => JSON.stringify(p) !== JSON.stringify(c.parameters[at]))).toHaveLength(
      1,
    );
    expect(c).toEqual(before);
  });
  it("reaches defaults, shares by word, and the residual of every actor without its own", () => {
    expect(amend(c, `tables.${c.tables[0].id}.concludes`, "likely")).toHaveProperty("case");
    const shared = c.parameters.filter((p) => p.shared);
    const done = amend(c, "residual", "1 to 2");
    if (shared.length > 0)
      expect("case" in done && done.case.parameters.filter((p) => p.text === "1 to 2")).toHaveLength(shared.length);
    else expect(done).toHaveProperty("problem");
  });
  it("says what is wrong", () => {
    const said = (p: string, q: string): string => {
      const done = amend(c, p, q);
      return "problem" in done ? done.problem : "";
    };
    expect(said(`${path}x`, "3")).toContain(`did you mean '${path}'?`);
    expect(said(path, "-3")).toMatch(/at least 0/);
    expect(said(path, "3 to")).toMatch(/'3 to' is not a number/);
    const { id, parties } = c.tables[0];
    const first = amend(c, `tables.${id}.power.${c.actors[parties[0]].id}`, "0");
    if ("problem" in first) throw new Error(first.problem);
    let all = first.case;
    let last = "";
    for (const i of parties.slice(1)) {
      const next = amend(all, `tables.${id}.power.${c.actors[i].id}`, "0");
      if ("problem" in next) last = next.problem;
      else all = next.case;
    }
    expect(last).toMatch(/at least one power must be above 0 in every world/);
  });
});
