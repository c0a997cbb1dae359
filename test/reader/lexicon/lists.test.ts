/** The reader's word lists: sorted, without doubles, and without words in two lists that exclude each other. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { alternatives, lines, rows, values, words } from "../../../src/reader/lexicon/lists.ts";
import { HEDGES } from "../../../src/reader/lexicon/hedges.ts";

const folder = fileURLToPath(new URL("../../../src/reader/lexicon/lists/", import.meta.url));
const text = (name: string): string => readFileSync(`${folder}${name}.txt`, "utf8");
const names = readdirSync(folder).map((file) => file.replace(/\.txt$/, ""));
/** Lists whose order has a meaning. */
const ORDERED = ["event-verbs", "event-modes", "former-state-names"];
/** What an entry begins with, before what is known of it. */
const entry = (line: string): string =>
  line.includes(";") && !line.includes(": ") ? line.slice(0, line.indexOf(";")) : line.replace(/:[^:]*$/, "");

describe("every list", () => {
  it.each(names)("%s says first what it holds, and has one entry a line without blanks around it", (name) => {
    expect(text(name)).toMatch(/^# .+\n/);
    expect(text(name)).toMatch(/[^\n]\n$/);
    for (const line of text(name).split("\n").slice(0, -1)) expect(line).toBe(line.trim());
    expect(text(name)).not.toContain("\n\n");
  });
  it.each(names.filter((name) => !ORDERED.includes(name)))("%s is sorted and has no entry twice", (name) => {
    const entries = lines(text(name)).map(entry);
    expect(entries).toEqual([...new Set(entries)].sort());
  });
  it.each(ORDERED)("%s has no row twice", (name) => {
    expect(new Set(lines(text(name))).size).toBe(lines(text(name)).length);
  });
});

describe("lists that exclude each other share no word", () => {
  it.each([
    ["negators", "negating-verbs"],
    ["offices", "groups"],
    ["trend-words", "trend-verbs"],
    ["driver-nouns", "accord-nouns"],
    ["need-nouns", "accord-nouns"],
    ["stake-nouns", "accord-nouns"],
    ["organisation-heads", "calendar-names"],
    ["regions", "sides"],
    ["plain-verbs", "reporting-verbs"],
    ["plain-verbs", "causal-verbs"],
    ["plain-verbs", "trend-verbs"],
    ["plain-verbs", "need-verbs"],
  ])("%s and %s", (a, b) => {
    const second = new Set(lines(text(b)).map(entry));
    expect(
      lines(text(a))
        .map(entry)
        .filter((word) => second.has(word)),
    ).toEqual([]);
  });
  it("no form names two states", () => {
    const forms = rows(text("states")).flatMap(([iso3, ...cells]) =>
      cells.slice(0, 3).flatMap((cell) => alternatives(cell).map((form) => `${form} ${iso3}`)),
    );
    const byForm = new Map(forms.map((form) => [form.slice(0, -4), form.slice(-3)]));
    expect(forms.filter((form) => byForm.get(form.slice(0, -4)) !== form.slice(-3))).toEqual([]);
  });
});

describe("lists that are part of another", () => {
  it.each([
    ["driver-nouns-strong", "driver-nouns"],
    ["stake-nouns-weak", "stake-nouns"],
    ["accord-nouns-weak", "accord-nouns"],
    ["reporting-verbs-with-that", "reporting-verbs"],
  ])("every word of %s stands in %s", (part, whole) => {
    const all = new Set(lines(text(whole)).map(entry));
    expect(lines(text(part)).filter((word) => !all.has(word))).toEqual([]);
  });
});

describe("tables", () => {
  it("every state, organisation and leader has a source", () => {
    for (const [name, cells] of [
      ["states", 5],
      ["organisations", 6],
      ["leaders", 3],
    ] as const)
      for (const row of rows(text(name))) {
        expect(row).toHaveLength(cells);
        expect(row[cells - 1]).not.toBe("");
      }
  });
  it("states of organisations, leaders and prefixes are in the table of states", () => {
    const states = new Set(rows(text("states")).map(([iso3]) => iso3));
    const named = [
      ...rows(text("organisations")).map((row) => row[3]),
      ...rows(text("leaders")).map((row) => row[1]),
      ...values(text("nation-prefixes")).values(),
    ];
    expect(named.filter((iso3) => iso3 !== "" && iso3 !== "EU" && !states.has(iso3))).toEqual([]);
  });
  it("every hedge has a range of shares", () => {
    for (const { range, phrase } of HEDGES) {
      expect(range, phrase).toHaveLength(2);
      expect(0 <= range[0] && range[0] < range[1] && range[1] <= 1, phrase).toBe(true);
    }
  });
});

describe("the formats", () => {
  it("comments and values are read as they are written", () => {
    const list = "# what it is\n50:50: even\nAfro:\nsay: state\n";
    expect(lines(list)).toHaveLength(3);
    expect([...values(list)]).toEqual([
      ["50:50", "even"],
      ["Afro", ""],
      ["say", "state"],
    ]);
    expect(words("# a\nb\n")).toEqual(new Set(["b"]));
    expect(rows("# a\nx; y|z;\n")).toEqual([["x", "y|z", ""]]);
  });
});
