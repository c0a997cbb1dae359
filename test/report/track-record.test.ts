/** The page of a track record, the blocks of pages and the CSV files. */
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/cli/hindcast/findings.ts";
import { recordOf } from "../../src/ledger/suite/record.ts";
import { scoreSuite } from "../../src/ledger/suite/score.ts";
import type { HindcastFindings, SuiteEntry } from "../../src/ledger/suite/shape.ts";
import type { Suite } from "../../src/language/index.ts";
import { blockOn, recordBlocks, withBlock } from "../../src/report/track-record-markdown.ts";
import { scoresCsv, sourcesCsv } from "../../src/report/track-record-csv.ts";
import { trackRecord } from "../../src/report/track-record.ts";
import { randomSuite } from "../ledger/suite/random-suite.ts";

const HOSTILE = '=1+1 <script>alert("x")</script> </style> "quoted" & \u202egnp.';
const suiteOf = (entries: readonly SuiteEntry[], own: Partial<Suite> = {}): Suite => ({
  title: "Made up",
  universe: { text: "Disputes made up", counted: 40 },
  rule: "Every fourth",
  chosen: { by: "lea", on: "2026-11-20", knowing: "outcomes" },
  strata: {},
  cases: Object.fromEntries(
    entries.map(({ id, role, stratum }) => [id, { role: role as "held_out", stratum, author_knew: null }]),
  ),
  left_out: {},
  ...own,
});
function findings(entries: SuiteEntry[], suite: Suite | null, title = "A dispute"): HindcastFindings {
  const scores = scoreSuite(entries, Object.fromEntries(entries.map(({ id }) => [id, title])), {
    now: "2041-01-01T00:00:00Z",
    seed: 1,
    strata: {},
  });
  return findingsOf(scores, entries, suite, { odds_sha256: "a".repeat(64), opened_at: "2041-01-01T00:00:00Z" })!;
}

describe("hostile text of cases, outcomes and suite", () => {
  const entries = randomSuite(2, 9);
  for (const entry of entries) {
    for (const question of entry.odds.questions) question.text = HOSTILE;
    for (const outcome of entry.outcomes!) outcome.citation = { quote: HOSTILE, source: HOSTILE };
  }
  const found = findings(
    entries,
    suiteOf(entries, { title: HOSTILE, rule: HOSTILE, left_out: { x: HOSTILE } }),
    HOSTILE,
  );

  it("stays text on the page", () => {
    const page = trackRecord(found);
    const { document } = parseHTML(page);
    expect(document.querySelectorAll("script").length).toBe(0);
    expect(document.querySelectorAll("style").length).toBe(2);
    expect(document.querySelector("h1")!.textContent).toBe(HOSTILE);
    expect(page).not.toContain("<script");
  });
  it("is not a formula in a CSV file", () => {
    for (const text of [scoresCsv([["held_out", found]]), sourcesCsv([["held_out", found]])])
      expect(text).not.toMatch(/(^|\r\n|,|")=/);
  });
});

describe("what the sample allows to say", () => {
  it("a choice that knew the odds is warned of first", () => {
    const entries = randomSuite(2, 5);
    const page = trackRecord(
      findings(entries, suiteOf(entries, { chosen: { by: "lea", on: "2026-11-20", knowing: "odds" } })),
    );
    expect(page).toContain("Warning: these cases were chosen by somebody who knew their odds");
  });
  it("four cases tell nothing apart, and have no interval", () => {
    const entries = randomSuite(3, 4);
    const page = trackRecord(findings(entries, suiteOf(entries)));
    expect(page).not.toMatch(/did (better|worse) than/);
    expect(page).toContain("Too few cases to tell the model from");
  });
  it("better and worse are written only where the interval excludes 0", () => {
    const entries = randomSuite(4, 9);
    const found = findings(entries, suiteOf(entries));
    const text = trackRecord(found);
    for (const { a, b, p5, p95 } of found.differences.filter(({ a, b }) => a === "model" && b === "outside")) {
      expect(text.includes("The model did better than the outside view"), `${a} ${b}`).toBe(p95! < 0);
      expect(text.includes("The model did worse than the outside view")).toBe(p5! > 0);
      expect(text.includes("The model and the outside view are not told apart")).toBe(p5! <= 0 && p95! >= 0);
    }
  });
});

it("a block is replaced between its marks and nowhere else, and read back", () => {
  const entries = randomSuite(2, 9);
  const record = {
    held_out: recordOf(findings(entries, suiteOf(entries)), "held_out"),
    earlier: null,
    development: null,
  };
  const [{ text }] = recordBlocks(record, "picture.svg");
  const page = "before $1\n<!-- track record: by hand -->\nold\n<!-- end of track record -->\nafter\n";
  const changed = withBlock(page, text)!;
  expect(blockOn(changed)).toBe(text);
  expect(changed.replace(text, "old")).toBe(page);
  expect(withBlock("no block", text)).toBeNull();
});
