/** What the pages say of the track record is what the stored scores say. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { recordOf, type SetRecord, type TrackRecord } from "../../src/ledger/suite/record.ts";
import type { HindcastFindings } from "../../src/ledger/suite/shape.ts";
import { blockOn, recordBlocks, suitePicture } from "../../src/report/track-record-markdown.ts";
import { nearestRecord, recordInShort } from "../../src/wording/track-record.ts";
import { DEVELOPMENT, SUITES } from "../../src/wording/track-record-data.ts";

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const stored = (folder: string): HindcastFindings => JSON.parse(read(`${folder}/hindcast.json`));

describe("npm run track-record was run after the last change", () => {
  it("the record that reports name is of the stored scores", () => {
    expect(SUITES.held_out).toEqual(recordOf(stored("hindcasts-2"), "held_out"));
    expect(SUITES.earlier).toEqual(recordOf(stored("hindcasts"), "held_out"));
  });
  it.each(recordBlocks({ ...SUITES, development: DEVELOPMENT }, "track-record.svg"))(
    "the block of $page is of the record",
    ({ page, text }) => {
      expect(blockOn(read(page))).toBe(text);
      expect(text).not.toBe("");
    },
  );
  it.each(["hindcasts", "hindcasts-2"])("the picture of %s is of the stored scores", (folder) => {
    expect(read(`${folder}/track-record.svg`)).toBe(suitePicture(stored(folder)));
  });
});

describe("what a report says of odds like its own", () => {
  const { held_out, earlier } = SUITES;
  const counts = (set: SetRecord, yes: number, questions: number): SetRecord => ({
    ...set,
    bands: set.bands.map((band) => ({ ...band, yes, questions })),
  });
  const record = (yes: number, questions: number): TrackRecord => ({
    development: null,
    earlier: counts(earlier!, yes + 1, questions + 10),
    held_out: counts(held_out!, yes, questions),
  });
  it("is how often they came true, of which sample, and that these are hindcasts", () => {
    const said = nearestRecord(0.12, true, record(3, 40));
    expect(said).toContain("of 40 questions to which the model gave 5 to 20\u00a0%, three came true");
    expect(said).toContain(`${held_out!.questions} questions of`);
    expect(said).toContain("hindcasts alone");
  });
  it("is of the suite whose cases say who would accept what today, or do not, as the case does, and names the other's score", () => {
    const score = (set: SetRecord): string => set.sources["model"].mean.toFixed(3);
    for (const [saysToday, own, other, sample] of [
      [true, held_out!, earlier!, "of 40 questions"],
      [false, earlier!, held_out!, "of 50 questions"],
    ] as const) {
      const said = nearestRecord(0.12, saysToday, record(3, 40));
      expect(said).toContain(sample);
      expect(said.indexOf(score(own))).toBeGreaterThan(0);
      expect(said.indexOf(score(other))).toBeGreaterThan(said.indexOf(score(own)));
      expect(recordInShort(saysToday, record(3, 40))).toContain(`${score(own)} on ${own.questions} questions`);
    }
  });
  it("is plain where no such odds were scored, and where nothing was", () => {
    expect(nearestRecord(0.99, true, record(0, 0))).toContain("none for odds of over 95\u00a0%");
    expect(nearestRecord(0.5, true, { held_out: null, earlier: null })).toContain("No track record yet");
  });
  it("takes each share into one band", () => {
    for (const [p, band] of [
      [0, "under 5"],
      [0.05, "5 to 20"],
      [0.2, "20 to 50"],
      [0.95, "80 to 95"],
      [0.951, "over 95"],
      [1, "over 95"],
    ] as const)
      expect(nearestRecord(p, true, record(1, 2)), String(p)).toContain(`gave ${band}`);
  });
});
